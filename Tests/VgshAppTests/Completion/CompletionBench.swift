import Testing
import VgshRuntime
import VgshTerminal

@testable import VgshApp

/// A completer that knows a small session. In its lines the last `|` is the cursor.
struct CompletionBench {
  var snapshot = CompletionSnapshot(catalog: Catalog(CompletionBench.signatures))

  init() {
    snapshot.functions = [CompletionEntry("keys", "names of a record"), CompletionEntry("len", "how many")]
    snapshot.definitions = ["signup"]
    snapshot.services = ["CoffeeShop", "TeaHouse"]
    snapshot.users = ["john@example.com", "jane@example.com"]
    snapshot.phones = ["+37255555555", "+37256666666"]
    snapshot.environment = ["HOME", "VERIGATOR_PASSWORD"]
    snapshot.variables = [
      "shop": ["id": "81213bfd", "name": "CoffeeShop", "E-mail": "a@b.c", "owner": ["name": "Eve"]],
      "rows": [["id": 1], ["id": 2]], "count": 3,
    ]
    snapshot.files = { folder in
      switch folder {
      case "":
        [
          FolderEntry("tour.vgs", isFolder: false), FolderEntry("tests", isFolder: true),
          FolderEntry(".hidden", isFolder: false), FolderEntry("my file.vgs", isFolder: false),
        ]
      case "tests/": [FolderEntry("a.vgs", isFolder: false)]
      default: []
      }
    }
  }

  func list(_ marked: String) -> CompletionList {
    let (line, cursor) = unmarked(marked)
    return PromptCompleter(snapshot).complete(line, cursor)
  }

  /// What is offered.
  func offers(_ marked: String) -> [String] { list(marked).candidates.map(\.text) }

  /// The line with the only candidate put in; what is offered where it is not the only one.
  func completed(_ marked: String) -> String {
    let list = list(marked)
    guard list.candidates.count == 1 else { return "\(list.candidates.map(\.text))" }
    var line = Array(unmarked(marked).line.utf8)
    let followsBlank = line.dropFirst(list.replaced.upperBound).first == UInt8(ascii: " ")
    let blank = list.candidates[0].addsBlank && !followsBlank ? " " : ""
    line.replaceSubrange(list.replaced, with: (list.candidates[0].text + blank).utf8)
    return String(decoding: line, as: UTF8.self)
  }

  private func unmarked(_ marked: String) -> (line: String, cursor: Int) {
    let mark = marked.lastIndex(of: "|") ?? marked.endIndex
    return (String(marked[..<mark] + marked[mark...].dropFirst()), marked[..<mark].utf8.count)
  }

  // MARK: Commands

  private static let service = Option<ServiceName>("service", "the service")

  private static let signatures = [
    Signature(
      "login", "set credentials", parameters: [OptionalParameter<String>("USERNAME", "the account")],
      options: [
        Option<EnvironmentName>("password-env", "the variable that holds the password"),
        Option<Path>("password-file", "the file that holds it"), Flag("no-check", "do not ask the server"),
      ]),
    Signature(
      "create service", "register a service",
      parameters: [Parameter<String>("NAME", "its name"), Parameter<String>("FQDN", "its host")],
      options: [Flag.unchecked], result: .fields("id", "name", "fqdn", "ctime")),
    Signature(
      "create user", "add a user",
      parameters: [Parameter<UserName>("USERNAME", "its name"), Parameter<Phone>("PHONE", "its phone")],
      options: [service, Flag.unchecked], result: .fields("id", "id_in_service", "phone_number", "ctime")),
    Signature("show users", "list users", options: [service], result: .rows("id", "id_in_service", "ctime")),
    Signature(
      "auth start", "send a PIN", parameters: [Parameter<UserName>("USER", "who")],
      options: [Option<Method>("method", "how")], result: .fields("method", "fallback")),
    Signature(
      "auth verify", "verify", parameters: [Parameter<UserName>("USER", "who"), Parameter<Pin>("TOKEN", "the PIN")]),
    Signature("use", "make a service the current one", parameters: [Parameter<ServiceName>("SERVICE", "which")]),
    Signature(
      "set", "change a setting",
      parameters: [Parameter<SettingName>("NAME", "which"), Parameter<String>("VALUE", "to what")]),
    Signature(
      "request", "any request",
      parameters: [Parameter<String>("METHOD", "GET or another"), Parameter<String>("PATH", "where")],
      options: [RepeatedOption<String>("header", "a header"), Option<Value>("body", "the body")], result: .any),
    Signature("run", "run a script", parameters: [Parameter<Path>("FILE", "which")]),
    Signature("print", "print values", parameters: [RestParameter<Value>("VALUE", "what")]),
    Signature("time", "measure a command", parameters: [CommandParameter("COMMAND", "which")]),
    Signature("help", "explain", parameters: [RestParameter<CommandName>("COMMAND", "which")]),
    Signature("sandbox pin", "the PIN of a phone", parameters: [Parameter<Phone>("PHONE", "whose")], result: .scalar),
    Signature("sandbox pin set", "fix a PIN", parameters: [Parameter<Phone>("PHONE", "whose")]),
    Signature("sandbox clock reset", "the real time again"),
    Signature("sandbox clock advance", "move the clock", parameters: [Parameter<Duration>("BY", "how far")]),
  ]
}

private protocol NamedText: ArgumentType {
  init()
}

extension NamedText {
  static var typeName: String { "text" }
  static func convert(_ value: Value) throws(ArgumentError) -> Self { Self() }
}

private struct ServiceName: NamedText { static var completion: CompletionSource { .services } }
private struct UserName: NamedText { static var completion: CompletionSource { .users } }
private struct Phone: NamedText { static var completion: CompletionSource { .phones } }
private struct Path: NamedText { static var completion: CompletionSource { .files } }
private struct SettingName: NamedText { static var completion: CompletionSource { .settings } }
private struct CommandName: NamedText { static var completion: CompletionSource { .commands } }
private struct EnvironmentName: NamedText { static var completion: CompletionSource { .environment } }
private struct Method: NamedText { static var completion: CompletionSource { .words(["sms", "totp"]) } }
private struct Pin: NamedText {
  static var completion: CompletionSource { .words(["123456"]) }
  static var isSecret: Bool { true }
}
