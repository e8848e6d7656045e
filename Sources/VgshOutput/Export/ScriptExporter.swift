import VgshBase

/// The session as a script that does the same again.
struct ScriptExporter: Exporter {
  func text(of content: ExportContent) -> String? {
    guard case .session(let session) = content else { return nil }
    let account = session.username.map { " as \($0.visible())" } ?? ""
    return session.statements.reduce(into: "# A session on \(session.url.visible())\(account)\n") { text, statement in
      text += statement.withoutSecrets + "\n"
    }
  }
}
