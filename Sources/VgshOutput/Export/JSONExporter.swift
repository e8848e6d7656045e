import VgshBase
import VgshRuntime

/// JSON with the fields that `show` has.
struct JSONExporter: Exporter {
  func text(of content: ExportContent) -> String? {
    let value: Value =
      switch content {
      case .services(let services): .list(services.map(\.value))
      case .service(let service, _): service.value
      case .users(let users): .list(users)
      case .session(let session):
        [
          "url": .text(session.url), "username": Value(session.username), "service": session.service?.value ?? .null,
          "statements": .list(session.script.statements.map(Value.text)),
        ]
      case .last(let exchange): exchange.value
      }
    return JSONRenderer().render(value, for: ConsoleStyle())
  }
}
