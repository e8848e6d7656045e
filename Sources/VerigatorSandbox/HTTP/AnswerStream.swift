import HummingbirdCore
import NIOCore

/// The body of an answer that is written bit by bit, for as long as its producer likes.
///
/// Nothing is gathered for a reader that does not read: a write waits until the connection takes it, and a connection
/// that takes nothing for too long is closed.
struct AnswerStream {
  /// Writes the body and returns at its end. It throws where the connection is broken.
  typealias Producer = @Sendable (inout AnswerStream) async throws -> Void

  private var writer: any ResponseBodyWriter
  private let channel: any Channel
  private let patience: TimeAmount

  /// - Parameter patience: How long one write may wait for its reader.
  init(_ writer: any ResponseBodyWriter, on channel: any Channel, patience: Duration) {
    self.writer = writer
    self.channel = channel
    self.patience = TimeAmount(patience)
  }

  /// - Throws: Where the connection is broken, or was closed because its reader does not read.
  mutating func write(_ text: String) async throws {
    let cutting = channel.eventLoop.scheduleTask(in: patience) { [channel] in channel.close(promise: nil) }
    defer { cutting.cancel() }
    try await writer.write(ByteBuffer(string: text))
  }

  consuming func finish() async throws {
    try await writer.finish(nil)
  }
}
