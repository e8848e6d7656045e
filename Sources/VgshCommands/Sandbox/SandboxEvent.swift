import ExactJSON
import VgshRuntime

/// Something that happened on a sandbox.
package enum SandboxEvent: Sendable {
  case request(SandboxRequest)
  case message(SandboxMessage)

  /// - Returns: nil for a kind of event that this version does not know.
  init?(_ json: JSON) {
    switch json["event"]?.string {
    case "request": self = .request(SandboxRequest(json["data"] ?? .null))
    case "message": self = .message(SandboxMessage(json["data"] ?? .null))
    case .some, nil: return nil
    }
  }
}

/// What happened on a sandbox behind a position, oldest first.
package struct SandboxEvents: Sendable {
  package var events: [SandboxEvent]
  /// Where the events after these begin.
  package var next: String

  package init(_ events: [SandboxEvent], next: String) {
    self.events = events
    self.next = next
  }
}
