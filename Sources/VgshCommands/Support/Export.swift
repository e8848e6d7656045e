import HTTPTypes
import Verigator
import VgshBase
import VgshOutput
import VgshRuntime
import VgshSession

/// What the commands that export have in common.
enum Export {
  private static let format = Option<ExportFormat>("as", "")
  static let file = Option<FilePath>("to", "write it to a file, readable for you alone, instead of showing it")
  static let force = Flag("force", "overwrite the file without asking")

  /// The options of a command that exports such a thing.
  static func options(_ kind: ExportContent.Kind) -> [any SignatureKey] {
    let names = kind.formats.map(\.rawValue)
    let choice = "\(names.joined(separator: ", ")); \(names[0]) if left out"
    return [Option<ExportFormat>(format.spec.name, choice, offering: names), file, force]
  }

  /// What is wrong with a call that asks for a format in which such a thing cannot be said.
  static func objection(_ kind: ExportContent.Kind) -> @Sendable (BoundCall) -> CommandFailure? {
    { call in
      guard let chosen = call[format], !kind.formats.contains(chosen) else { return nil }
      return failure(ExportFailure(content: kind, format: chosen), call)
    }
  }

  private static func failure(_ failure: ExportFailure, _ call: BoundCall) -> CommandFailure {
    CommandFailure(.invalid, failure.message, help: failure.help, at: call.span(of: format))
  }

  /// The content in the format that the line asks for: as text, or written to a file and none.
  static func result(
    of content: ExportContent, _ call: BoundCall, _ context: CommandContext
  ) async throws -> CommandResult {
    let text: String
    do {
      text = try (call[format] ?? content.kind.formats[0]).export(content)
    } catch {
      throw failure(error, call)
    }
    let discreet = content.isDiscreet ? text : context.redactor.redact(text)
    guard let file = call[file] else { return .value(.text(discreet)) }
    try await write(discreet, to: file, call, context)
    return CommandResult(notices: context.wordsAtPrompt("wrote '\(file.text.visible())'"))
  }

  /// A file that is there is overwritten only by `--force` or a yes at the prompt.
  private static func write(
    _ text: String, to file: FilePath, _ call: BoundCall, _ context: CommandContext
  ) async throws {
    do {
      try context.files.write(text, to: file, at: call.span, existing: call[force] ? .replace : .refuse)
    } catch let failure as FileFailure where failure.reason == .exists && context.questions.asksBeforeDeleting {
      guard try await context.questions.confirm("overwrite '\(failure.path.visible())'?") else { throw failure }
      try context.files.write(text, to: file, at: call.span, existing: .replace)
    }
  }
}

extension ExportFormat: WordArgument {
  package static var typeName: String { "format" }
}

extension ExportedService {
  init(_ service: SavedService, _ account: AccountPlace) {
    self.init(
      name: service.name, id: service.id, fqdn: service.fqdn, ctime: service.ctime, url: account.url,
      account: account.account)
  }
}

extension ExportedExchange {
  /// The credentials are known by their name only; the header that carried them is made anew by whoever runs it.
  init(_ exchange: Exchange) {
    let fields = exchange.request.headers
    let isCredentials = { (field: HTTPField) in field.name.canonicalName == "x-service-auth" }
    // What stands before the colon; a header of the user's own is hidden whole, without one.
    let shown = fields.first(where: isCredentials)?.value
    let username = shown.flatMap { text in text.firstIndex(of: ":").map { String(text[..<$0]) } }
    self.init(
      method: exchange.request.method, url: exchange.request.url,
      headers: fields.filter { !isCredentials($0) }.map { ($0.name.rawName, $0.value) },
      body: exchange.request.body.map { String(decoding: $0, as: UTF8.self) }, username: username,
      value: exchange.value)
    leavePasswordOut()
  }
}

extension ExportedExchange {
  /// Takes a password out of a form that Number Verification was sent, where it stands hidden.
  fileprivate mutating func leavePasswordOut() {
    let hidden = "password=\(Secret.mask)"
    guard let fields = body?.split(separator: "&"), let index = fields.firstIndex(of: hidden[...]) else { return }
    body = (fields[..<index] + fields[(index + 1)...]).joined(separator: "&")
    passwordField = "password"
  }
}

extension ExportContent {
  /// Whether secrets have been taken out with more care than by looking for them: a script must still run.
  fileprivate var isDiscreet: Bool {
    switch self {
    case .session: true
    case .services, .service, .users, .last: false
    }
  }
}
