import VGScript
import VgshBase

/// The session as a script that does the same again.
package struct ScriptExporter: Exporter {
  package func text(of content: ExportContent) -> String? {
    guard case .session(let session) = content else { return nil }
    return Self.text(of: session)
  }

  /// The script, with what to know of it at its top.
  package static func text(of session: ExportedSession) -> String {
    let account = session.username.map { " as \($0.visible())" } ?? ""
    var lines = ["# A session on \(session.url.visible())\(account)"]
    lines += session.script.notes.map { "# \($0.visible())" }
    if !session.script.lines.isEmpty { lines += [""] + session.script.lines }
    return formatted(lines.joined(separator: "\n") + "\n")
  }

  /// In the canonical layout.
  private static func formatted(_ text: String) -> String {
    let source = SourceText(id: SourceID(.max), name: "session", text: text)
    return ScriptFormatter.format(source, Parser.parse(source)).map { String(decoding: $0, as: UTF8.self) } ?? text
  }
}
