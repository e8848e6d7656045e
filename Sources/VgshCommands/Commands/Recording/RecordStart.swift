import VgshBase
import VgshRuntime

/// Begins to record the session.
package struct RecordStart: ShellCommand {
  private static let file = Parameter<FilePath>("FILE", "the script to write, readable for you alone")
  private static let expects = Flag("expect", "write what is seen as expectations too")

  package static let signature = Signature(
    "record start", "record what is done from here on as a script", parameters: [file],
    options: [expects, Export.force],
    details: """
      The script has each command that goes well, as it was called: what stood in variables and loops is written out. \
      It runs on a fresh sandbox as it stands: what the session has from before is made first, ids are taken from the \
      commands that give them, PINs from the sandbox's inbox, passwords and other secrets from the environment. With \
      --expect it also says what came of each command: the status, and the fields of the result that are no ids, times \
      or PINs. It is written by 'record stop', or when the session ends.
      """,
    examples: [
      .init("record start session.vgs --force; show users; record stop", "a script that lists the users"),
      .init("record start test.vgs --expect --force; show service; record stop", "one that also looks at the result"),
    ], recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let log = context.session.log
    if let recording = log.recording { throw Self.isRecording(recording, at: call.span) }
    let written = call[Self.file]
    let path = context.files.path(written, at: call.span)
    let replaces = try await mayReplace(path, call, context)
    try Self.checkFolder(of: path)
    let (expects, moment) = (call[Self.expects], context.session.moment)
    guard log.startRecording(to: path, expects: expects, replaces: replaces, moment) else {
      throw CommandFailure.local("a recording has just begun", help: "end it by 'record stop'", at: call.span)
    }
    return .none
  }

  private static func isRecording(_ recording: SessionLog.Recording, at span: SourceSpan?) -> CommandFailure {
    .local(
      "this session is being recorded to '\(recording.path.visible())' already", help: "end that by 'record stop'",
      at: span)
  }

  /// - Returns: whether the recording takes the place of a file that is there.
  private func mayReplace(_ path: String, _ call: BoundCall, _ context: CommandContext) async throws -> Bool {
    switch try FilePaths.kind(of: path) {
    case .folder: throw FileFailure(.write, path, .isAFolder)
    case nil, .special: return call[Export.force]
    case .file:
      if call[Export.force] { return true }
      let failure = FileFailure(.write, path, .exists)
      guard context.questions.asksBeforeDeleting else { throw failure }
      guard try await context.questions.confirm("overwrite '\(path.visible())'?") else { throw failure }
      return true
    }
  }

  /// Better now than when there is something to lose.
  private static func checkFolder(of path: String) throws {
    let folder = FilePaths.folder(of: path)
    switch try FilePaths.kind(of: folder) {
    case .folder: break
    case nil: throw FileFailure(.write, path, .folderMissing(folder))
    case .file, .special: throw FileFailure(.write, path, .notAFolder)
    }
  }
}
