import CCurl
import HTTPTypes

/// An easy handle of curl, used for one transfer after another. For the loop's thread only.
final class CurlHandle {
  let easy: UnsafeMutableRawPointer
  private let library: CurlLibrary
  private let configuration: CurlConfiguration
  private let errorText: UnsafeMutablePointer<CChar>
  private var headers: UnsafeMutablePointer<curl_slist>?
  /// The header that is being made.
  private var line: [UInt8] = []
  private var lastAuthority: String?
  private var lastScheme: String?

  init(library: CurlLibrary, configuration: CurlConfiguration) throws(TransportError) {
    guard let easy = library.api.easy_init() else {
      throw TransportError(.setup, "libcurl could not make a handle", nothingSent: true)
    }
    self.easy = easy
    self.library = library
    self.configuration = configuration
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    setConstantOptions()
  }

  deinit {
    library.api.easy_cleanup(easy)
    library.api.slist_free_all(headers)
    errorText.deallocate()
  }

  private func setConstantOptions() {
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    set(CURLOPT_HTTP09_ALLOWED, 0)
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    set(CURLOPT_PATH_AS_IS, 1)
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    set(CURLOPT_QUICK_EXIT, 1)  // else a cancel waits for the resolver's thread
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    withUnsafePointer(to: library.api) { api in
      _ = ccurl_set_private_sockets(api, easy)
      _ = ccurl_set_size(api, easy, CURLOPT_MAXFILESIZE_LARGE, Int64(configuration.largestReply))
      _ = ccurl_set_pointer(api, easy, CURLOPT_ERRORBUFFER, errorText)
      _ = ccurl_set_data_function(api, easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, data in
        CurlHandle.receive(bytes, size * count, data) { transfer, bytes in transfer.receiveHead(bytes) }
      }
      _ = ccurl_set_before_request_function(api, easy) { data, _, _, _, _ in
        CurlHandle.transfer(data)?.beginSending() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
      }
      _ = ccurl_set_data_function(api, easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, data in
        CurlHandle.receive(bytes, size * count, data) { transfer, bytes in
          guard case .running(let handle) = transfer.state else { return false }
          return transfer.receiveBody(bytes, limit: handle.configuration.largestReply)
        }
      }
    }
    if let file = configuration.certificateFile { set(CURLOPT_CAINFO, file) }
  }

  /// Makes the handle ready to carry a transfer, whose reference it lends to curl until ``release()``.
  func prepare(_ transfer: CurlTransfer) {
    let request = transfer.request
    errorText.pointee = 0
    set(CURLOPT_URL, request.url)
    set(CURLOPT_TIMEOUT_MS, Self.milliseconds(request.timeout))
    setProxy(for: request)
    setMethod(of: request)
    setHeaders(of: request)
    let reference = Unmanaged.passUnretained(transfer).toOpaque()
    for option in [CURLOPT_PRIVATE, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_PREREQDATA] {
      withUnsafePointer(to: library.api) { _ = ccurl_set_pointer($0, easy, option, reference) }
    }
  }

  /// What went wrong, in curl's words; they name hosts and certificates, never what is sent.
  func errorText(for code: CURLcode) -> String {
    errorText.pointee == 0 ? library.text(of: code) : String(cString: errorText)
  }

  /// A number that curl knows of the last transfer.
  func info(_ info: CURLINFO) -> Int {
    withUnsafePointer(to: library.api) { ccurl_info_long($0, easy, info) }
  }

  /// The transfer that an easy handle carries.
  static func transfer(of easy: UnsafeMutableRawPointer, library: CurlLibrary) -> CurlTransfer? {
    transfer(withUnsafePointer(to: library.api) { ccurl_info_pointer($0, easy, CURLINFO_PRIVATE) })
  }

  private func setMethod(of request: TransportRequest) {
    let method = request.head.method
    set(CURLOPT_HTTPGET, 1)  // also forgets a body and a HEAD from before
    if method == .head { set(CURLOPT_NOBODY, 1) }
    let needsBody = method == .post || method == .put || method == .patch
    if request.body != nil || needsBody {
      let body = request.body ?? []
      withUnsafePointer(to: library.api) { api in
        _ = ccurl_set_long(api, easy, CURLOPT_POST, 1)
        _ = ccurl_set_size(api, easy, CURLOPT_POSTFIELDSIZE_LARGE, Int64(body.count))
        body.withUnsafeBytes { bytes in
          // An empty array may have no address; then any address does, for nothing is read from it.
          _ = ccurl_set_pointer(api, easy, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress ?? UnsafeRawPointer(errorText))
        }
      }
    }
    set(CURLOPT_CUSTOMREQUEST, method.rawValue)
  }

  private func setHeaders(of request: TransportRequest) {
    library.api.slist_free_all(headers)
    headers = nil
    for field in request.head.headerFields {
      line.append(contentsOf: field.name.rawName.utf8)
      field.withUnsafeBytesOfValue { value in
        line.append(contentsOf: (value.isEmpty ? ";" : ": ").utf8)
        line.append(contentsOf: value)
      }
      appendLine()
    }
    // What curl would add by itself: a form's content type, and a question before a large body.
    if !request.head.headerFields.contains(.contentType) {
      line.append(contentsOf: "Content-Type:".utf8)
      appendLine()
    }
    if let body = request.body, body.count >= Self.questionedBody, !request.head.headerFields.contains(.expect) {
      line.append(contentsOf: "Expect:".utf8)
      appendLine()
    }
    withUnsafePointer(to: library.api) { _ = ccurl_set_pointer($0, easy, CURLOPT_HTTPHEADER, headers) }
  }

  /// Before a body of so many bytes, or more, curl asks whether it may come. Headers cost curl time, so that it is not
  /// told of those that it does not add.
  private static let questionedBody = 64 << 10

  /// Appends the header in `line`, which is empty afterwards.
  private func appendLine() {
    line.append(0)
    line.withUnsafeBytes { bytes in
      headers = library.api.slist_append(headers, bytes.assumingMemoryBound(to: CChar.self).baseAddress) ?? headers
    }
    line.removeAll(keepingCapacity: true)
  }

  /// Sets the proxy anew where the request goes elsewhere than the one before. An empty text forbids curl to look at
  /// the environment.
  private func setProxy(for request: TransportRequest) {
    let (scheme, authority) = (request.head.scheme, request.head.authority)
    guard authority != lastAuthority || scheme != lastScheme else { return }
    (lastScheme, lastAuthority) = (scheme, authority)
    let isLoopback = URLParts(request.url)?.origin?.isLoopback ?? false
    let proxy = scheme == "https" ? configuration.proxies.https : configuration.proxies.http
    set(CURLOPT_PROXY, isLoopback ? "" : proxy ?? "")
    set(CURLOPT_NOPROXY, configuration.proxies.exceptions ?? "")
  }

  private func set(_ option: CURLoption, _ value: Int) {
    withUnsafePointer(to: library.api) { _ = ccurl_set_long($0, easy, option, value) }
  }

  private func set(_ option: CURLoption, _ text: String) {
    withUnsafePointer(to: library.api) { api in
      text.withCString { _ = ccurl_set_pointer(api, easy, option, $0) }
    }
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    guard seconds < 2_000_000 else { return 2_000_000_000 }  // curl counts in 32 bits; 23 days are enough
    return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
  }

  private static func transfer(_ data: UnsafeMutableRawPointer?) -> CurlTransfer? {
    data.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Hands bytes that curl received to a transfer.
  ///
  /// - Returns: Their count, or a wrong one, by which curl is told to give up.
  private static func receive(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ data: UnsafeMutableRawPointer?,
    by take: (CurlTransfer, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard let transfer = transfer(data) else { return 0 }
    guard count > 0 else { return 0 }
    return take(transfer, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
  }
}
