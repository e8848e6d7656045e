import Verigator
import VgshBase
import VgshRuntime
import VgshSession

extension ScriptWriter {
  /// A call with the words that it is written with; what it is about is there by then.
  func command(_ call: LoggedCall) -> ReplayedCall {
    self.call = call
    if let service = call.service, wasThere(service, in: call) {
      require(service, shownAs: call.result)
      if let subject = call.subject { require(subject.user, of: service) }
    }
    let arguments = call.arguments.compactMap { argument -> ReplayedCall.Argument? in
      let spec = call.spec(of: argument)
      guard spec.role == .flag else {
        return .init(name: spec.name, isOption: spec.isOption, word: word(argument.value, for: spec, of: call))
      }
      guard case .bool(true) = argument.value else { return nil }
      return .init(name: spec.name, isOption: true, word: nil)
    }
    return ReplayedCall(name: call.signature.name, arguments: arguments)
  }

  /// Whether there was such a service: a name that nobody knows goes out as an id, and is refused.
  private func wasThere(_ service: SavedService, in call: LoggedCall) -> Bool {
    if case .bool(false)? = call.field("deleted") { return false }
    return call.failure == nil || service.fqdn != nil || service.ctime != nil
  }

  private func word(_ value: Value, for spec: ParameterSpec, of call: LoggedCall) -> String {
    switch spec.type.completion {
    case .services:
      if let service = call.service, let reference = reference(value, to: service.id) { return reference }
    case .users:
      if let user = call.subject?.user {
        let isOwn = segment.prelude.users[user.id] == nil
        if isOwn, let reference = reference(value, to: user.id) { return reference }
        return ScriptLiteral.word(user.name)
      }
    case .none, .words, .phones, .files, .settings, .commands, .environment: break
    }
    return word(value, isText: spec.type.takesLiterals)
  }

  /// How something is written that the line named by its id or record; null where it was named by its name.
  private func reference(_ value: Value, to id: String) -> String? {
    guard let origin = origins[id] else { return nil }
    if case .record = value { return "$\(capture(origin.command))" }
    return value.revealedText == id ? reference(to: id) : nil
  }

  // MARK: PINs

  /// What to verify a user with so that it goes as it went.
  ///
  /// A PIN is another in each run: the right one is asked for. Any wrong one will do where it was wrong; the sandbox
  /// sends none that is all zeros.
  ///
  /// - Parameter phone: the number that the PIN was sent to, where the call is about no user.
  func token(for call: LoggedCall, _ key: some SignatureKey, sentTo phone: String? = nil) -> String {
    guard case .bool(true)? = call.field("verified") else { return Self.wrongToken }
    guard isOnSandbox else { return environment.read("VERIGATOR_PIN") }
    guard let phone = phone ?? self.phone(of: call) ?? call[key]?.revealedText.flatMap({ pins[$0] }) else {
      return environment.read("VERIGATOR_PIN")
    }
    return "(sandbox pin \(phone))"
  }

  /// The number of the user that a call is about, as far as is known.
  func phone(of call: LoggedCall) -> String? {
    call.subject.flatMap { $0.user.phone ?? phones[$0.user.id] }
  }

  /// Too short to be taken for a secret of the session and hidden.
  static let wrongToken = "0000"

  /// What is pinned instead of a PIN that somebody chose: the same for the same.
  func standIn(for pin: String) -> String {
    if let standIn = standIns[pin] { return standIn }
    let standIn = String(repeating: String(standIns.count % 9 + 1), count: 4)
    standIns[pin] = standIn
    return standIn
  }

  /// An authentication that began before the session's log did is begun again.
  func requireStart(for call: LoggedCall) -> [ReplayedCall] {
    guard let id = call.subject?.user.id else { return [] }
    defer { if case .bool(true)? = call.field("verified") { running.remove(id) } }
    guard !running.contains(id), call.failure == nil else { return [] }
    running.insert(id)
    var start = command(call)
    start.name = AuthStart.signature.name
    start.arguments.removeAll { argument in
      argument.name != AuthStart.user.spec.name && argument.name != ServiceOption.key.spec.name
    }
    if call.isByApp { start.add(AuthStart.method, MethodChoice.totp.rawValue) }
    return requireDevice(for: call) + [start]
  }
}
