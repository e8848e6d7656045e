import CCurl
import HTTPTypes

/// A multi handle of curl with all transfers under way. For the loop's thread only.
final class CurlMulti {
  private let library: CurlLibrary
  private let multi: UnsafeMutableRawPointer
  private let configuration: CurlConfiguration
  private var idle: [CurlHandle] = []
  private var running: [ObjectIdentifier: CurlTransfer] = [:]

  /// Handles beyond these are freed after use.
  private static let largestIdleCount = 8

  init(configuration: CurlConfiguration) throws(TransportError) {
    let library = try CurlLibrary(named: configuration.libraryName)
    guard let multi = library.api.multi_init() else {
      throw TransportError(.setup, "libcurl could not make a multi handle", nothingSent: true)
    }
    self.library = library
    self.multi = multi
    self.configuration = configuration
  }

  deinit {
    for transfer in running.values { detach(transfer) }
    idle.removeAll()
    _ = library.api.multi_cleanup(multi)
  }

  /// Whether there is nothing to wait for.
  var isIdle: Bool { running.isEmpty }

  /// Begins a transfer.
  func start(_ transfer: CurlTransfer) {
    do {
      let handle = try idle.popLast() ?? CurlHandle(library: library, configuration: configuration)
      handle.prepare(transfer)
      transfer.state = .running(handle)
      running[ObjectIdentifier(transfer)] = transfer
      let result = library.api.multi_add_handle(multi, handle.easy)
      guard result == CURLM_OK else {
        throw TransportError(.setup, "libcurl refused the request", nothingSent: true)
      }
    } catch {
      detach(transfer)
      transfer.finish(.failure(error))
    }
  }

  /// Drops a transfer that is under way; curl closes its connection.
  func cancel(_ transfer: CurlTransfer, error: any Error) {
    detach(transfer)
    transfer.finish(.failure(error))
  }

  /// Drops all transfers.
  func cancelAll(error: any Error) {
    for transfer in running.values { cancel(transfer, error: error) }
  }

  /// Lets curl do what can be done without waiting, and finishes the transfers that are through.
  func perform() {
    var count: Int32 = 0
    _ = library.api.multi_perform(multi, &count)
    var code = CURLE_OK
    while let easy = withUnsafePointer(to: library.api, { ccurl_next_finished($0, multi, &code) }) {
      guard let transfer = CurlHandle.transfer(of: easy, library: library), case .running(let handle) = transfer.state
      else { continue }
      if code == CURLE_OK, !transfer.isHeadWhole { code = CURLE_PARTIAL_FILE }
      let result: Result<TransportReply, any Error> =
        code == CURLE_OK
        ? .success(transfer.reply(status: handle.info(CURLINFO_RESPONSE_CODE)))
        : .failure(CurlFailure(code, of: transfer, on: handle).error)
      detach(transfer)
      transfer.finish(result)
    }
  }

  /// Waits until curl has something to do or the wakeup is signalled.
  func wait(wakeup: Int32) {
    withUnsafePointer(to: library.api) { ccurl_wait($0, isIdle ? nil : multi, wakeup) }
  }

  private func detach(_ transfer: CurlTransfer) {
    guard case .running(let handle) = transfer.state else { return }
    running[ObjectIdentifier(transfer)] = nil
    _ = library.api.multi_remove_handle(multi, handle.easy)
    if idle.count < Self.largestIdleCount { idle.append(handle) }
  }
}
