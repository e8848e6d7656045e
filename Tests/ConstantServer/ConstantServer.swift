import Glibc
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// What `scripts/bench` measures the sandbox against: the same libraries, that read a request and answer it with always
/// the same user. Prints where it answers, and runs until it is killed.
@main
struct ConstantServer {
  private static let user = ByteBuffer(
    string: #"{"id":"81213bfd-b690-499e-b9d2-8754cb1550e8","ctime":"2017-07-06T13:12:03.141Z","id_in_service":"user"}"#)

  static func main() async throws {
    let head = HTTPResponse(
      status: .created,
      headerFields: [.contentType: "application/json", .contentLength: String(user.readableBytes)])
    let connection = HTTP1Channel { request, writer, _ in
      for try await _ in request.body {}
      try await writer.write(response: head, body: ResponseBody(byteBuffer: user))
    }
    let server = Server(
      childChannelSetup: connection,
      configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { announce($0.localAddress?.port ?? 0) },
      // As many threads as the sandbox has.
      eventLoopGroup: MultiThreadedEventLoopGroup(numberOfThreads: 1),
      logger: Logger(label: "constant-server") { _ in SwiftLogNoOpLogHandler() })
    try await server.run()
  }

  /// At once: standard output is a pipe, and would be kept back.
  private static func announce(_ port: Int) {
    let line = Array("listening on http://127.0.0.1:\(port)\n".utf8)
    _ = write(STDOUT_FILENO, line, line.count)
  }
}
