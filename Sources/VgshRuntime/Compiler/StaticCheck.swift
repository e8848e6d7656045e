import VGScript
import VgshBase

/// Checks scripts without a session: all that can be known before anything runs.
///
/// A value of its own for each script that is checked, or one for several that see the same variables.
package struct StaticCheck: Sendable {
  private let catalog: Catalog
  private let sources: SourceMap
  private let loader: any ScriptLoader
  private var globals: GlobalScope

  package init(catalog: Catalog, sources: SourceMap, loader: any ScriptLoader) {
    self.init(catalog: catalog, sources: sources, loader: loader, globals: GlobalScope())
  }

  init(catalog: Catalog, sources: SourceMap, loader: any ScriptLoader, globals: GlobalScope) {
    self.catalog = catalog
    self.sources = sources
    self.loader = loader
    self.globals = globals
  }

  /// Makes a variable known, as `--var` does.
  package mutating func define(_ name: String) { _ = globals.declare(name, shape: .any, at: nil) }

  /// Parses and checks a whole script with the files it names.
  ///
  /// - Parameter identity: by which the loader knows the script, so that it cannot source itself.
  package func check(
    _ source: SourceText, script: ScriptContext, identity: String? = nil, options: CompilerOptions
  ) -> CheckedScript {
    let parsed = Parser.parse(source)
    var options = options
    // Where there are mistakes, the reader of a variable may be among them.
    if parsed.diagnostics.contains(where: { $0.severity == .error }) { options.warnsOfUnread = false }
    let compiler = Compiler(
      catalog: catalog, sources: sources, loader: loader, globals: globals, script: script, options: options)
    if let identity { compiler.sourcing = [identity] }
    // Where the parser found mistakes, what it did understand is checked all the same: all problems come at once.
    let program = compiler.compile(parsed.script)
    let diagnostics = (parsed.diagnostics + compiler.diagnostics).sorted { $0.place < $1.place }
    let hasErrors = diagnostics.contains { $0.severity == .error }
    return CheckedScript(
      program: hasErrors ? nil : program, diagnostics: diagnostics, sourced: compiler.sourced,
      holdsSecret: compiler.holdsSecret)
  }
}

/// What a script turned out to be before anything of it ran.
package struct CheckedScript: Sendable {
  /// Null where a diagnostic is an error.
  package let program: Program?
  /// In the order of the source, those of other files behind them.
  package let diagnostics: [Diagnostic]
  /// The files that it sources, and those that they source, by the loader's names.
  package let sourced: Set<String>
  /// Whether a secret is written out in the source.
  package let holdsSecret: Bool
}

extension Diagnostic {
  /// What orders diagnostics as their places stand in the sources.
  fileprivate var place: (UInt32, Int32) { (span?.source.rawValue ?? 0, span?.lower ?? 0) }
}
