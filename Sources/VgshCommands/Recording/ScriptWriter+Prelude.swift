import VgshOutput
import VgshRuntime
import VgshSession

extension ScriptWriter {
  // MARK: What is there already

  /// Sees to it that a service is there when the script is about it.
  func require(_ service: SavedService, shownAs result: Value = .null) {
    guard origins[service.id] == nil else { return }
    guard segment.isFresh else {
      noteMissing("the service \(service.name)", id: service.id)
      return
    }
    var (name, comment) = (service.name, String?.none)
    if name == service.id, case .record(let record) = result, let known = record["name"]?.revealedText { name = known }
    if name == service.id { name = "Service \(segment.prelude.services.count + 1)" }
    // Names are unique on a server; these may be of several accounts.
    if segment.prelude.services.contains(where: { $0.command.hint == name }) {
      name += " \(segment.prelude.services.count + 1)"
    }
    let fqdn = service.fqdn ?? Self.madeUpDomain(name, segment.prelude.services.count + 1)
    if service.fqdn == nil { comment = "the domain of this service is not known: this one is made up" }
    let command = WrittenCommand(
      "create service \(ScriptLiteral.word(name)) \(ScriptLiteral.word(fqdn))", hint: name,
      result: ["id": .text(service.id), "name": .text(name), "fqdn": .text(fqdn), "ctime": Value(service.ctime)])
    segment.prelude.services.append((service.id, command, comment))
    origins[service.id] = Origin(command: command, path: ".id")
  }

  /// The same for a user.
  ///
  /// - Parameter rank: where it stands in a list of the service's users.
  func require(_ user: SeenUsers.User, of service: SavedService, rank: Int? = nil) {
    if let rank, segment.prelude.users[user.id] != nil { segment.prelude.users[user.id]?.rank = rank }
    guard origins[user.id] == nil else { return }
    require(service)
    guard segment.isFresh else {
      noteMissing("the user \(user.name)", id: user.id)
      return
    }
    let number = madeUpPhones
    let phone = user.phone ?? phones[user.id] ?? "+3725000\(String(10_000 + number).dropFirst())"
    let isMadeUp = user.phone == nil && phones[user.id] == nil
    if isMadeUp { madeUpPhones += 1 }
    phones[user.id] = phone
    let command = WrittenCommand(
      "create user \(ScriptLiteral.word(user.name)) \(phone)", hint: user.name,
      result: ["id": .text(user.id), "id_in_service": .text(user.name), "phone_number": .text(phone)])
    segment.prelude.users[user.id] = Prelude.User(
      command: command, service: service,
      comment: isMadeUp ? "the phone number of this user is not known: this one is made up" : nil,
      rank: rank ?? segment.prelude.users.count)
    origins[user.id] = Origin(command: command, path: ".id")
  }

  /// Says that something was there before the script begins that it cannot bring about.
  func noteMissing(_ what: String, id: String) {
    let comment = "needs \(what), which this script does not make: \(id)"
    if !segment.prelude.comments.contains(comment) { segment.prelude.comments.append(comment) }
  }

  private static func madeUpDomain(_ name: String, _ number: Int) -> String {
    let label = name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return label.isEmpty || label.count > 60 ? "service\(number).example.com" : "\(label).example.com"
  }

  /// Longer lists of users that were there before are not made again.
  private static let longestList = 100

  /// Before the list of a service's users is looked at: those that were there before have to be there again.
  func prepareRows(of call: LoggedCall) {
    guard call.signature.name == "show users", case .list(let rows) = call.result, let service = call.service else {
      return
    }
    let users = rows.compactMap { row -> SeenUsers.User? in
      guard case .record(let record) = row, let id = record["id"]?.revealedText else { return nil }
      return SeenUsers.User(id: id, name: record["id_in_service"]?.revealedText ?? id)
    }
    let strangers = users.count { origins[$0.id] == nil }
    guard strangers <= Self.longestList else {
      noteMissing("\(strangers) further users of \(service.name)", id: service.id)
      return
    }
    for (rank, user) in users.enumerated() { require(user, of: service, rank: rank) }
  }

  // MARK: The whole

  /// All lines in their order.
  func finish() -> RecordedScript {
    var script = RecordedScript()
    for (number, segment) in segments.enumerated() {
      let prelude = lines(of: segment, isFirst: number == 0, &script)
      let lines = segment.lines.compactMap { line -> String? in
        switch line {
        case .text(let text): return text
        case .command(let command):
          guard command.isWritten else { return nil }
          script.commands += 1
          return command.line
        }
      }
      script.lines += prelude
      if !prelude.isEmpty, !lines.isEmpty { script.lines.append("") }
      script.lines += lines
    }
    script.lines = script.lines.map(discreet)
    script.notes = notes
    return script
  }

  private var notes: [String] {
    var notes: [String] = []
    if excerpt.missing > 0 { notes.append("The first \(excerpt.missing) steps of the session are no longer known.") }
    if !environment.names.isEmpty {
      notes.append("Needs in the environment: \(environment.names.joined(separator: ", "))")
    }
    return notes
  }

  private func lines(of segment: Segment, isFirst: Bool, _ script: inout RecordedScript) -> [String] {
    let prelude = segment.prelude
    var lines = prelude.comments.map(ScriptLiteral.comment)
    if isFirst {
      let login = login(at: segment.start)
      lines += login
      script.commands += login.count
    }
    for (_, command, comment) in prelude.services {
      if let comment { lines.append(ScriptLiteral.comment(comment)) }
      lines.append(command.line)
    }
    let current = prelude.services.last?.id
    for user in prelude.sortedUsers {
      if let comment = user.comment { lines.append(ScriptLiteral.comment(comment)) }
      let option = user.service.id == current ? "" : " --service \(savedName(of: user.service, in: prelude))"
      lines.append(user.command.line + option)
    }
    script.commands += prelude.services.count + prelude.users.count
    // The one that was made last is the current one now.
    if let start = segment.start.service, current != nil, start.id != current, origins[start.id] != nil {
      lines.append("use \(savedName(of: start, in: prelude))")
      script.commands += 1
    }
    return lines
  }

  /// The name under which `create service` has saved it, as a word.
  private func savedName(of service: SavedService, in prelude: Prelude) -> String {
    ScriptLiteral.word(prelude.services.first { $0.id == service.id }?.command.hint ?? service.name)
  }

  /// A script begins as `sandbox` on a sandbox of its own, which has no other account.
  private func login(at start: SessionMoment) -> [String] {
    guard start.place == .sandbox, start.username != ConnectionDefaults.sandboxAccount.name else { return [] }
    guard let username = start.username else { return ["logout"] }
    let words = "\(ScriptLiteral.word(username)) --password-env \(environmentVariable(ofPasswordOf: username, nil))"
    return ["\(SandboxAccountAdd.signature.name) \(words)", "\(Login.signature.name) \(words)"]
  }

  /// The variable that the password of an account comes from; null for the sandbox's own account, which needs none.
  ///
  /// - Parameter option: the one that the session took it from.
  func passwordVariable(of username: String, _ option: String?) -> String? {
    guard before.place != .sandbox || username != ConnectionDefaults.sandboxAccount.name else { return nil }
    return environmentVariable(ofPasswordOf: username, option)
  }
}
