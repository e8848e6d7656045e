import HTTPTypes

/// One request under way, and what has come of its reply.
///
/// `@unchecked Sendable`: the continuation is set before the transfer is handed to the loop, through its mutex or on its
/// thread; from then on the loop's thread alone touches the transfer.
final class CurlTransfer: @unchecked Sendable {
  enum State {
    case new
    case running(CurlHandle)
    case finished
  }

  let request: TransportRequest
  var continuation: CheckedContinuation<TransportReply, any Error>?
  var state = State.new
  var isCancelled = false

  /// How often curl was about to send the request. More than once means that it began anew on another connection.
  private(set) var sends = 0
  private(set) var isTooLarge = false
  /// Whether the empty line after the head came. curl itself takes a head that is cut short for a whole reply.
  private(set) var isHeadWhole = false
  private var head: [UInt8] = []
  private var body: [UInt8] = []

  private static let largestHead = 256 << 10

  init(_ request: TransportRequest) { self.request = request }

  /// Ends the transfer; whatever comes later is ignored.
  func finish(_ result: Result<TransportReply, any Error>) {
    state = .finished
    continuation?.resume(with: result)
    continuation = nil
  }

  /// Called before each sending of the request.
  ///
  /// curl begins anew on a fresh connection when a reused one breaks without a byte of reply. The server may have seen
  /// the first request all the same, so this is refused to requests that must not arrive twice.
  ///
  /// - Returns: Whether to go on.
  func beginSending() -> Bool {
    sends += 1
    return sends == 1 || request.head.method.isRepeatable
  }

  /// Takes a line of the head. An interim reply, or the head of a proxy, is replaced by what follows it.
  ///
  /// - Returns: Whether to go on.
  func receiveHead(_ line: UnsafeRawBufferPointer) -> Bool {
    if line.starts(with: "HTTP/".utf8) {
      head.removeAll(keepingCapacity: true)
      isHeadWhole = false
    } else if line.first == UInt8(ascii: "\r") || line.first == UInt8(ascii: "\n") {
      isHeadWhole = true
    }
    guard head.count + line.count <= Self.largestHead else {
      isTooLarge = true
      return false
    }
    head.append(contentsOf: line)
    return true
  }

  /// Takes a piece of the body.
  ///
  /// - Returns: Whether to go on.
  func receiveBody(_ bytes: UnsafeRawBufferPointer, limit: Int) -> Bool {
    guard bytes.count <= limit - body.count else {
      isTooLarge = true
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  /// What the head that came says of a fault of a sandbox.
  var sandboxFault: String? { ReplyHead.fields(of: head).sandboxFault }

  /// The whole reply.
  func reply(status: Int) -> TransportReply {
    TransportReply(
      head: HTTPResponse(status: .init(code: status), headerFields: ReplyHead.fields(of: head)), body: body)
  }
}
