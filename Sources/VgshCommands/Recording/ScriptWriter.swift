import Verigator
import VgshBase
import VgshOutput
import VgshRuntime
import VgshSession

/// Writes what a session's log holds as a script that runs on a fresh sandbox as it stands.
///
/// The calls follow one another as they were made. What differs from run to run is written so that it fits the next one:
/// an id is taken from the command that gave it, a PIN from the sandbox's inbox, a secret from the environment. What the
/// session began with and a fresh sandbox lacks is made first.
package final class ScriptWriter {
  /// A stretch of the session on one server as one account.
  final class Segment {
    /// Where the session was when it began.
    let start: SessionMoment
    /// Whether what it began with can be made: not where the script connects to a server that has a state of its own.
    let isFresh: Bool
    let prelude = Prelude()
    var lines: [Line] = []

    init(_ start: SessionMoment, isFresh: Bool) {
      self.start = start
      self.isFresh = isFresh
    }
  }

  enum Line {
    case command(WrittenCommand)
    /// An expectation, a variable or a comment.
    case text(String)
  }

  /// The command that gave a value first.
  struct Origin {
    let command: WrittenCommand
    /// Behind the name of its result: `.id`.
    let path: String
  }

  let excerpt: LogExcerpt
  let expects: Bool
  var segments: [Segment] = []
  /// By the values that differ from run to run: ids, times, addresses.
  var origins: [String: Origin] = [:]
  var names: CaptureNames
  /// What the script's variables hold.
  var bound: [String: Value] = [:]
  /// Where a variable of the session has another name in the script, as its own was taken: that name and the value.
  var aliases: [String: (name: String, value: Value)] = [:]
  /// Users whose authentication runs, by id.
  var running: Set<String> = []
  /// How many phone numbers were made up.
  var madeUpPhones = 0
  /// Phone numbers by the ids of their users, and of their own verifications.
  var phones: [String: String] = [:]
  /// Phone numbers by the PINs that were seen to be sent to them.
  var pins: [String: String] = [:]
  /// The authenticator apps of the script's sandbox.
  var devices = DeviceReplay()
  /// The accounts that it adds to it.
  var accounts: Set<String> = []
  /// What stands for pinned PINs, by those.
  var standIns: [String: String] = [:]
  var environment = NeededEnvironment()
  /// Servers that answered the sandbox's calls.
  private var sandboxes: Set<ServerPlace> = []
  /// Where the session was before the call that is being written, and after it.
  private(set) var before: SessionMoment
  private(set) var after: SessionMoment
  /// The call that is being written.
  var call: LoggedCall?
  /// What was written for each step, for the expectations about it.
  private(set) var written: [Int: WrittenCommand] = [:]

  /// Commands that stand in an expectation as they are, so that they need no line of their own.
  private let inner: Set<Int>
  /// The PINs that were typed: they are in no word that is written, and found in many that are about something else.
  private let typedPINs: Set<String>
  private let redactor: Redactor

  private init(_ excerpt: LogExcerpt, expects: Bool, inner: Set<Int>, _ redactor: Redactor) {
    self.excerpt = excerpt
    self.inner = inner
    self.redactor = redactor
    typedPINs = excerpt.typedPINs
    self.expects = expects
    // Where nothing was done, the script has nothing to bring about.
    let start =
      excerpt.moment(before: 0)
      ?? SessionMoment(place: .sandbox, username: ConnectionDefaults.sandboxAccount.name, service: nil)
    (before, after) = (start, start)
    let taken = excerpt.steps.flatMap { step -> [String] in
      switch step {
      case .expectation(let expectation): Array(expectation.held.variables.keys)
      case .call(let call): call.name.map { [$0] } ?? []
      }
    }
    names = CaptureNames(taken: Set(taken))
    segments = [Segment(start, isFresh: true)]
    if start.place == .sandbox, let username = start.username { accounts.insert(username) }
  }

  /// - Parameter expects: whether an `expect` stands behind each call for what was seen of it.
  static func write(_ excerpt: LogExcerpt, expects: Bool = false, _ redactor: Redactor) -> RecordedScript {
    let readings = ExpectationReading.all(in: excerpt)
    let inner = readings.flatMap { position, reading in
      reading.commands.filter(\.isFiltered).compactMap { excerpt.step(at: $0.place, before: position) }
    }
    let writer = ScriptWriter(excerpt, expects: expects, inner: Set(inner), redactor)
    let neededFailures = Set(readings.compactMap { $1.failedStep(before: $0, in: excerpt) })
    for (position, step) in excerpt.steps.enumerated() {
      switch step {
      case .call(let call):
        writer.before = excerpt.moment(before: position) ?? writer.before
        writer.after = excerpt.moment(before: position + 1) ?? writer.after
        if let failure = call.failure {
          guard let words = call.expected ?? (neededFailures.contains(position) ? failure.words : nil) else { continue }
          writer.addFailed(call, expected: words, at: position)
        } else {
          writer.add(call, at: position)
        }
      case .expectation(let expectation):
        guard let reading = readings[position] else { continue }
        writer.add(expectation, reading, at: position)
      }
    }
    return writer.finish()
  }

  var segment: Segment { segments[segments.count - 1] }

  /// Adds a line, unless the same stands behind the last command already.
  func append(_ text: String) {
    for line in segment.lines.reversed() {
      guard case .text(let earlier) = line else { break }
      if earlier == text { return }
    }
    segment.lines.append(.text(text))
  }

  // MARK: Calls

  private func add(_ call: LoggedCall, at position: Int) {
    if call.signature.words.first == "sandbox" { sandboxes.insert(before.place) }
    let isNeeded = call.signature.recording == .written
    let calls = CommandList.replay(call, in: self)
    for call in calls.dropLast() {
      segment.lines.append(.command(WrittenCommand(call.text, hint: "value", result: .null)))
    }
    guard let last = calls.last else { return }
    let command = WrittenCommand(last.text, hint: hint(for: call), result: call.result, isWritten: isNeeded)
    command.name = call.name
    command.prepare = { [unowned self] in prepareRows(of: call) }
    written[position] = command
    register(call, command)
    guard !inner.contains(position) else { return }
    segment.lines.append(.command(command))
    if expects, isNeeded { expectResult(of: call, command) }
    if before.place != after.place || before.username != after.username {
      segments.append(Segment(after, isFresh: after.place == .sandbox))
    }
  }

  private func addFailed(_ call: LoggedCall, expected: String, at position: Int) {
    guard let last = CommandList.replay(call, in: self).last else { return }
    let command = WrittenCommand(last.text, hint: "value", result: .null, expected: expected)
    segment.lines.append(.command(command))
    written[position] = command
    if expects, let status = call.status { append("expect $last.status == \(status)") }
  }

  /// What to call the result: by what it is, else by what gave it.
  private func hint(for call: LoggedCall) -> String {
    for field in ["name", "id_in_service"] {
      if case .text(let text)? = call.field(field) { return text }
    }
    if call.signature.name == NumberStart.signature.name { return "verification" }
    for (field, name) in [("verified", "verdict"), ("fallback", "started"), ("deleted", "deletion")]
    where call.field(field) != nil {
      return name
    }
    return call.signature.words.last.map(String.init) ?? "value"
  }

  /// Takes note of what a result holds that will be another the next time.
  private func register(_ call: LoggedCall, _ command: WrittenCommand) {
    if case .record(let record) = call.result {
      for (name, value) in record where GeneratedField.isGenerated(name) {
        guard case .text(let text) = value, text.utf8.count >= Self.shortestGenerated, origins[text] == nil else {
          continue
        }
        origins[text] = Origin(command: command, path: ".\(name)")
      }
      notePhone(in: call, record)
    }
    for message in messages(in: call) {
      if let pin = message["pin"]?.revealedText, let phone = message["to"]?.revealedText { pins[pin] = phone }
    }
    if call.signature.name == "sandbox pin", let pin = call.result.revealedText,
      let argument = call.arguments.first, let phone = try? PhoneNumber.convert(argument.value)
    {
      pins[pin] = phone.text
    }
  }

  /// Shorter values are no ids: they would be found in words that are about something else.
  static let shortestGenerated = 8

  private func messages(in call: LoggedCall) -> [Record] {
    guard call.signature.name == "sandbox inbox", case .list(let rows) = call.result else { return [] }
    return rows.compactMap { row in
      if case .record(let record) = row { record } else { nil }
    }
  }

  private func notePhone(in call: LoggedCall, _ record: Record) {
    guard let id = record["id"]?.revealedText else { return }
    if let phone = record["phone_number"]?.revealedText { phones[id] = phone }
    // A user that was made by hand: its number stands in what was sent.
    for argument in call.arguments {
      if case .record(let body) = argument.value, let phone = body["phone_number"]?.revealedText { phones[id] = phone }
    }
  }

  // MARK: Secrets

  func isPIN(_ text: String) -> Bool { pins[text] != nil || typedPINs.contains(text) }

  /// A line, or what stands for one that a secret has got into: no script may hold one, come what may.
  func discreet(_ line: String) -> String {
    redactor.finds(in: line, except: typedPINs) ? ScriptLiteral.comment("left out, for a secret stands in it") : line
  }

  // MARK: References

  /// The name of a command's result; it gets one where it has none.
  func capture(_ command: WrittenCommand) -> String {
    command.isWritten = true
    if let name = command.capture { return name }
    let name = command.name.flatMap { bound[$0] == nil ? $0 : nil } ?? names.make(from: command.hint)
    command.capture = name
    bound[name] = command.result
    return name
  }

  /// How a value is written that an earlier command gave: `$coffeeshop.id`; null where none did.
  func reference(to value: String) -> String? {
    guard let origin = origins[value] else { return nil }
    return "$\(capture(origin.command))\(origin.path)"
  }

  /// Whether the server of the call at hand is a sandbox, as far as is known: it answers `sandbox pin`.
  var isOnSandbox: Bool {
    switch before.place {
    case .sandbox: true
    case .url(let url): url.origin.isLoopback || sandboxes.contains(before.place)
    }
  }
}

/// Fields of results that are another in each run.
enum GeneratedField {
  private static let names: Set = [
    "id", "ctime", "now", "url", "pin", "uptime", "version", "offset", "expires", "elapsed", "secret", "code",
    "otpauth_uri",
    "token", "password",
  ]

  static func isGenerated(_ name: String) -> Bool { names.contains(name) || name.hasSuffix("_id") }
}
