import HummingbirdCore
import NIOCore

/// The body of a request, read to its end within bounds.
enum ReceivedBody: Sendable {
  case bytes([UInt8])

  /// Larger than allowed. What came was read and dropped, so that the sender lives to read the answer.
  case tooLarge

  /// Announced as larger, or so much larger that it was not read to its end; the connection must be closed.
  case endless

  /// Bytes of a body that is too large that are read and dropped before its sender is cut off.
  private static let drainLimit = 16 * 1024 * 1024

  /// - Throws: Where the connection ends before the body does.
  static func read(_ body: RequestBody, limit: Int) async throws -> ReceivedBody {
    var bytes: [UInt8] = []
    var count = 0
    for try await chunk in body {
      count += chunk.readableBytes
      if count <= limit {
        bytes.append(contentsOf: chunk.readableBytesView)
      } else if count > drainLimit {
        return .endless
      }
    }
    return count <= limit ? .bytes(bytes) : .tooLarge
  }

  /// - Throws: A 413 where it is too large.
  func check(limit: Int) throws(Problem) {
    switch self {
    case .bytes: return
    case .tooLarge, .endless: throw Problem(.tooLarge, "The body is larger than \(limit) bytes")
    }
  }
}
