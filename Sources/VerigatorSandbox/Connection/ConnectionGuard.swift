import ExactJSON
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Keeps one connection within bounds: answers what is no request, cuts off slow senders, closes in good order.
///
/// It stands between the HTTP codec and Hummingbird's own handlers. A connection that is to be closed is closed for
/// writing first and read for another moment: closed at once, the system would answer what still comes in with a
/// reset, and the sender could lose the reply.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let registry: ConnectionRegistry
  private let limits: SandboxConfiguration.Limits

  /// Requests whose head was read and whose response is not written to its end.
  private var openRequests = 0

  /// Whether a request's head was read and its end was not.
  private var isReceiving = false

  /// Whether anything at all was received.
  private var hasReceived = false

  /// Whether the connection is to be closed after the response that is being written.
  private var closesAfterResponse = false

  /// Whether nothing is read or written any more.
  private var isClosing = false

  /// Runs out when the request that is being sent takes too long.
  private var sendingTimer: Scheduled<Void>?

  /// How long a closing connection is still read, at most.
  private static let lingering = TimeAmount.seconds(1)

  init(registry: ConnectionRegistry, limits: SandboxConfiguration.Limits) {
    self.registry = registry
    self.limits = limits
  }

  func handlerAdded(context: ChannelHandlerContext) {
    registry.add(context.channel)
    watchHeads(context)
    if context.channel.isActive { startTimer(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    startTimer(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    stopTimer()
    registry.remove(context.channel)
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    stopTimer()
    registry.remove(context.channel)
  }

  /// Puts the part that sees heads as they came before the one that makes them what Hummingbird knows.
  private func watchHeads(_ context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    do {
      let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
      try pipeline.addHandler(HeadGuard(), position: .before(codec))
    } catch {
      context.fireErrorCaught(error)
    }
  }

  // MARK: - Receiving

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isClosing else { return }
    switch unwrapInboundIn(data) {
    case .head:
      isReceiving = true
      openRequests += 1
    case .body: break
    case .end:
      isReceiving = false
      stopTimer()
    }
    context.fireChannelRead(data)
  }

  /// Called after each read of the socket, also where no part of a request came out of it yet. A request that comes
  /// in one read, as most do, never needs a timer.
  func channelReadComplete(context: ChannelHandlerContext) {
    // The server does not ask for more of a body that it will not read, but its sender must get rid of it to come to
    // the answer.
    if isClosing { context.read() }
    hasReceived = true
    if !isClosing, isReceiving || openRequests == 0 { startTimer(context) }
    context.fireChannelReadComplete()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard !isClosing else { return }
    switch error {
    case HTTPParserError.headerOverflow:
      refuse(
        Problem(.headersTooLarge, "The request's head is larger than \(limits.headerBytes) bytes"), context)
    case let problem as Problem:
      refuse(problem, context)
    case is HTTPParserError, is HTTP1TypeConversionError:
      refuse(Problem(.malformed, "This is no HTTP/1.1 request"), context)
    default:
      context.fireErrorCaught(error)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if isClosing, let event = event as? ChannelEvent, event == .inputClosed {
      context.close(promise: nil)
    }
    context.fireUserInboundEventTriggered(event)
  }

  // MARK: - Answering

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isClosing else {
      promise?.fail(ChannelError.outputClosed)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(let head):
      if head.headerFields[.connection] == "close" { closesAfterResponse = true }
      context.write(data, promise: promise)
    case .body:
      context.write(data, promise: promise)
    case .end:
      openRequests -= 1
      if closesAfterResponse {
        context.writeAndFlush(data, promise: promise)
        close(context)
      } else {
        context.write(data, promise: promise)
      }
    }
  }

  /// Answers in place of the server, which never sees such a request, and closes.
  private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
    var answer = Answer(problem)
    answer.closesConnection = true
    let bytes = answer.bytes
    context.write(wrapOutboundOut(.head(answer.head(length: bytes.count))), promise: nil)
    context.write(wrapOutboundOut(.body(ByteBuffer(bytes: bytes))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    close(context)
  }

  private func close(_ context: ChannelHandlerContext) {
    stopTimer()
    isClosing = true
    let channel = context.channel
    context.close(mode: .output, promise: nil)
    context.eventLoop.scheduleTask(in: Self.lingering) { channel.close(promise: nil) }
  }

  // MARK: - Slow senders

  private func startTimer(_ context: ChannelHandlerContext) {
    guard sendingTimer == nil, !isClosing else { return }
    let delay = TimeAmount(limits.sending)
    sendingTimer = context.eventLoop.assumeIsolated().scheduleTask(in: delay) { [self] in
      sendingTimer = nil
      // Whoever sent nothing wants no answer; a request that is waited for in vain gets one before its end.
      if hasReceived, openRequests == (isReceiving ? 1 : 0) {
        refuse(Problem(.timeout, "The request was not sent within \(limits.sending)"), context)
      } else {
        context.close(promise: nil)
      }
    }
  }

  private func stopTimer() {
    sendingTimer?.cancel()
    sendingTimer = nil
  }
}
