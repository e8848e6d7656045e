import VgshBase
import VgshOutput
import VgshRuntime
import VgshSession

extension ShellSession {
  /// Runs a command and takes note of how it went.
  func logging(_ call: BoundCall, _ body: () async throws -> CommandResult) async throws -> CommandResult {
    guard call.signature.recording != .leftOut else { return try await body() }
    log.begin(call, moment)
    let before = exchangeCount
    do {
      let result = try await body()
      log.end(result.value, moment, exchange: exchange(since: before))
      return result
    } catch {
      let failure = (CommandFailure.wrapping(error) as? CommandFailure).map {
        LoggedCall.Failure(kind: $0.kind, status: $0.status)
      }
      log.fail(failure, moment, exchange: exchange(since: before))
      throw error
    }
  }

  private func exchange(since before: Int) -> (number: Int, status: Int?)? {
    let now = exchangeCount
    return now > before ? (now, lastExchange?.reply?.status) : nil
  }

  /// Takes note of what the running command is about.
  func noteSubject(_ service: ResolvedService) { log.note(SavedService(subject: service)) }

  /// The same of a user, unless there is none of that name.
  func noteSubject(_ user: ResolvedUser, of service: ResolvedService) {
    guard user.unknownName == nil else { return }
    let id = user.id.text
    let seen = self.user(id, of: service.id.text)
    log.note(SavedService(subject: service), user: seen ?? SeenUsers.User(id: id, name: id))
  }
}

extension SavedService {
  /// As much as is known of it.
  fileprivate init(subject service: ResolvedService) {
    let id = service.id.text
    self = service.saved ?? SavedService(name: service.unsavedName ?? id, id: id, fqdn: nil, ctime: nil)
  }
}

/// What the language tells the log.
extension ShellSession: RunRecorder {
  package var mark: Int { log.mark }
  package func noteHeld(_ expectation: HeldExpectation) { log.noteHeld(expectation, exchange: exchangeCount) }
  package func noteExpectedFailure(_ wanted: String, since mark: Int) {
    log.noteExpectedFailure(wanted, since: mark)
  }
  package func noteName(_ name: String, for value: Value) { log.noteName(name, for: value) }
}

extension ShellSession {
  /// Writes the recording that is going on, if there is one, and ends it. Where it cannot be written it goes on.
  ///
  /// - Returns: the file and how many commands it has.
  /// - Throws: `FileFailure`.
  package func finishRecording(_ redactor: Redactor) throws -> (file: String, commands: Int)? {
    guard let recording = log.recording else { return nil }
    let excerpt = log.excerpt(of: recording)
    let script = ScriptWriter.write(excerpt, expects: recording.expects, redactor)
    let start = excerpt.moment(before: 0)
    let content = ExportedSession(
      url: start?.place.text ?? account.url, username: start?.username, service: nil, script: script)
    let text = ScriptExporter.text(of: content)
    try AtomicFile.write(Array(text.utf8), to: recording.path, existing: recording.replaces ? .replace : .refuse)
    log.stopRecording()
    return (recording.path, script.commands)
  }
}
