import NIOCore
import NIOHTTP1

/// Judges what of a request's head is lost once it is an `HTTPRequest`: the protocol's version, and whether there is
/// exactly one `Host`.
///
/// A head that is refused goes no further, but a `Problem` does in its place; `ConnectionGuard` answers it.
final class HeadGuard: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var head) = unwrapInboundIn(data) else {
      context.fireChannelRead(data)
      return
    }
    if let problem = Self.problem(of: head) {
      context.fireErrorCaught(problem)
      return
    }
    // What later versions have to ask for is the rule before 1.1: the answer ends with the connection.
    if Self.isOld(head), !head.isKeepAlive {
      head.headers.replaceOrAdd(name: "Connection", value: "close")
    }
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  private static func isOld(_ head: HTTPRequestHead) -> Bool {
    (head.version.major, head.version.minor) < (1, 1)
  }

  /// RFC 9112, section 3.2: one `Host`, which only HTTP/1.0 may go without.
  private static func problem(of head: HTTPRequestHead) -> Problem? {
    switch head.headers["Host"].count {
    case 0: isOld(head) ? nil : Problem(.malformed, "The request has no Host, which HTTP/1.1 asks for")
    case 1: nil
    default: Problem(.malformed, "The request has more than one Host")
    }
  }
}
