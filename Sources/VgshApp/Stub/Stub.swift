import Verigator
import VgshBase
import VgshRuntime
import VgshTerminal

struct TraceRenderer: Sendable {
  init(redactor: Redactor) {}; func render(_ e: ClientEvent, for style: ConsoleStyle) -> String { "trace\n" }
}
struct CompletionSnapshot: Sendable { init(_ s: Session, _ i: Interpreter, _ l: [String]) async {} }
struct PromptCompleter: Sendable {
  init(_ s: CompletionSnapshot) {};
  func complete(_ l: String, _ c: Int) -> CompletionList { CompletionList(replacing: c..<c, with: []) }
}
