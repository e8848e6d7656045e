import VGScript
import VgshBase

/// Checks a tree as a whole and makes code of it in one walk.
///
/// The walk reports every problem it finds, and code comes out only where there is none: what the check knows (slots,
/// signatures, shapes) is exactly what the code needs, so the two cannot disagree.
final class Compiler {
  let catalog: Catalog
  let sources: SourceMap
  let loader: any ScriptLoader
  let options: CompilerOptions
  var diagnostics: [Diagnostic] = []

  /// Variables and definitions at the top level.
  var globals: GlobalScope
  /// Blocks of the frame that is being compiled.
  var locals: LocalScopes
  /// Whether that frame is one of a `def`.
  var isInDefinition = false
  /// Loops around the place, within the `def` or `defer` it stands in.
  var loopDepth = 0
  var isInDefer = false
  var isInTest = false
  /// Inside `expect error`: bad literals are met at run time only, so that they can be tested.
  var checksLiteralsLate = false
  /// The slot of `$it`, where a condition is compiled, and what is known of the rows.
  var rowSlot: Int?
  var rowShape = ResultShape.any
  /// The script that the statements at hand stand in.
  var script: ScriptContext
  /// The files that name one another by `source`, outermost first.
  var sourcing: [String] = []
  /// The files that were checked because a `run` names them; each is checked once, however many name it.
  var checkedRuns = CheckedRuns()
  /// All files that were sourced, by the loader's names.
  var sourced: Set<String> = []
  /// Where each variable was bound that nothing has read yet.
  var unread: [SourceSpan: String] = [:]
  /// Where globals were bound that a later `let` binds anew.
  var rebound: [String: [SourceSpan]] = [:]
  /// Names that some statement assigns to: nothing is known of the shape of their values.
  var assigned: Set<String> = []
  /// Bodies of `def`s, compiled last: they see the globals of the whole file.
  var pendingBodies: [(head: DefinitionHead, definition: Definition, script: ScriptContext)] = []
  var functions: [Int: FunctionCode] = [:]
  /// Whether a secret is written out in the source: such a line is kept in no file.
  var holdsSecret = false

  /// The tests so far, in order, and where each name stands.
  var tests: [TestCase] = []
  var testNames: [String: SourceSpan] = [:]
  /// What runs before each later test, and the variables that such a test finds bound.
  var setups: [SetupCode] = []
  var setupVariables: [Variable] = []
  /// What is read, while that is of interest: within an `expect`.
  var readings: VariableReadings?

  init(
    catalog: Catalog, sources: SourceMap, loader: any ScriptLoader, globals: GlobalScope, script: ScriptContext,
    options: CompilerOptions
  ) {
    self.catalog = catalog
    self.sources = sources
    self.loader = loader
    self.globals = globals
    self.script = script
    self.options = options
    locals = LocalScopes(slotCount: globals.slotCount)
  }

  /// Compiles a whole script.
  ///
  /// - Returns: the code; null where a diagnostic is an error.
  func compile(_ tree: Script) -> Program? {
    collectAssignments(tree.statements)
    declareDefinitions(tree.statements)
    let block = compileStatements(tree.statements)
    compileBodies()
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    // Where there are errors, the reader of a variable may be among them.
    if options.warnsOfUnread { warnOfUnread() }
    globals.slotCount = max(globals.slotCount, locals.slotCount)
    return Program(block: block, globals: globals, functions: functions, tests: tests)
  }

  func error(
    _ code: String, _ message: String, at span: SourceSpan, labels: [Diagnostic.Label] = [], help: String? = nil
  ) {
    diagnostics.append(Diagnostic(code: code, message, at: span, labels: labels, help: help))
  }

  func warning(_ code: String, _ message: String, at span: SourceSpan, help: String? = nil) {
    diagnostics.append(Diagnostic(.warning, code: code, message, at: span, help: help))
  }

  func error(_ problem: ValueError, at span: SourceSpan) {
    error(problem.code, problem.message, at: span, help: problem.help)
  }

  private func warnOfUnread() {
    for (span, name) in unread where !name.hasPrefix("_") {
      warning(
        "unused-variable", "'\(name)' is never used", at: span,
        help: "leave the 'let \(name) =' out, or call it _\(name)")
    }
  }
}

/// How strict the compiler is.
package struct CompilerOptions: Sendable {
  /// Whether a variable that nothing reads is worth a warning: in a script; not at the prompt, where the reader may
  /// come with the next line.
  package var warnsOfUnread: Bool
  /// Whether a missing variable can be given by `--var`.
  package var takesVariables: Bool
  /// Whether `!` and `|` may stand in it; false makes them mistakes that are found before anything runs.
  package var allowsShell: Bool
  /// Whether somebody is to be asked at each failing statement: `TestObserver.failed`. Statements cost more with it.
  package var asksAtFailures: Bool

  package init(
    warnsOfUnread: Bool, takesVariables: Bool, allowsShell: Bool = true, asksAtFailures: Bool = false
  ) {
    self.warnsOfUnread = warnsOfUnread
    self.takesVariables = takesVariables
    self.allowsShell = allowsShell
    self.asksAtFailures = asksAtFailures
  }

  package static let script = CompilerOptions(warnsOfUnread: true, takesVariables: true)
  package static let prompt = CompilerOptions(warnsOfUnread: false, takesVariables: false)
}

/// The script that code stands in: `$script`, and where relative paths start.
package struct ScriptContext: Sendable {
  /// As the user named it; null at the prompt.
  package let file: String?
  /// The folder that paths in it are relative to.
  package let directory: String
  /// `$args`.
  package let arguments: [String]

  package init(file: String?, directory: String, arguments: [String] = []) {
    self.file = file
    self.directory = directory
    self.arguments = arguments
  }
}

/// Reads the scripts that a script names.
package protocol ScriptLoader: Sendable {
  /// - Parameter directory: the folder of the script that names it.
  /// - Returns: the source, its context, and a name by which the same file is always known.
  /// - Throws: `CommandFailure` (local): missing, a folder, too large.
  func load(_ path: String, relativeTo directory: String) throws -> LoadedScript
}

/// A script as the loader gives it.
package struct LoadedScript: Sendable {
  package let source: SourceText
  package let context: ScriptContext
  /// Absolute, without links.
  package let identity: String

  package init(source: SourceText, context: ScriptContext, identity: String) {
    self.source = source
    self.context = context
    self.identity = identity
  }
}

/// A script that passed the check.
package struct Program: Sendable {
  let block: BlockCode
  /// The names as they are behind it.
  let globals: GlobalScope
  let functions: [Int: FunctionCode]
  /// In the order in which they run, those of sourced files included.
  package let tests: [TestCase]
}
