import VGScript
import VgshBase
import VgshCommands
import VgshRuntime

extension VgshProgram {
  /// The name of a script that comes on standard input, as programs call it.
  static var standardInput: String { "-" }

  /// What may stand where a script's name is expected; the first words of the command line.
  private static var subcommands: [String] { ["run", "test", "check", "fmt", "sandbox"] }

  /// Standard input holds a password or a script, not both.
  func checkInputHoldsScript() throws {
    guard options.readsPasswordFromInput else { return }
    throw UsageError("--password-stdin leaves no script on standard input", help: "name a script file, or use -c")
  }

  /// Reads all scripts; null where one cannot be read.
  func load(_ paths: [String], _ arguments: [String], _ session: Session) throws -> [ScriptRun.Piece]? {
    var pieces: [ScriptRun.Piece] = []
    var isGood = true
    for path in paths {
      do {
        pieces.append(try path == Self.standardInput ? readInput(arguments, session) : read(path, arguments, session))
      } catch let failure as CommandFailure {
        session.report(Diagnostic(code: "unreadable", failure.message, at: nil, help: failure.help))
        isGood = false
      }
    }
    return isGood ? pieces : nil
  }

  private func read(_ path: String, _ arguments: [String], _ session: Session) throws -> ScriptRun.Piece {
    guard TestFile.Kind(path: path) != .document else {
      throw CommandFailure.local(
        "'\(path.visible())' is a document and no script", help: "'vgsh test \(path.visible())' runs its examples")
    }
    do {
      let file = try session.loader.load(path, relativeTo: "")
      let context = ScriptContext(file: file.context.file, directory: file.context.directory, arguments: arguments)
      return ScriptRun.Piece(source: file.source, context: context, identity: file.identity, continues: false)
    } catch var failure as CommandFailure {
      if let nearest = Suggestion.nearest(to: path, among: Self.subcommands) {
        failure.help = "did you mean 'vgsh \(nearest)'?"
      }
      throw failure
    }
  }

  private func readInput(_ arguments: [String], _ session: Session) throws -> ScriptRun.Piece {
    let bytes: [UInt8]
    do {
      bytes = try StandardInput.readScript()
    } catch {
      throw CommandFailure.local(error.message, help: error.help)
    }
    return ScriptRun.Piece(
      source: session.sources.add(name: "<standard input>", utf8: bytes),
      context: ScriptContext(file: nil, directory: ".", arguments: arguments), identity: nil, continues: false)
  }
}
