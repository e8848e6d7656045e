import VGScript
import VgshBase
import VgshCommands
import VgshOutput
import VgshRuntime

/// `vgsh check`: the static check alone, as it is made before a script runs. Nothing is started and nothing is sent.
package struct CheckRun {
  private let options: CheckOptions
  private let tool: ScriptTool
  private let loader: ScriptCache

  /// One script and what became of its check.
  private struct Finding {
    var diagnostics: [Diagnostic] = []
    var identity: String?
    /// The files that it sources.
    var sourced: Set<String> = []
    /// Whether it was found in a folder, and not named itself.
    var isFound = false
  }

  package init(_ options: CheckOptions, environment: ProgramEnvironment) {
    self.options = options
    tool = ScriptTool(environment, color: options.color)
    loader = ScriptCache(FileScriptLoader(sources: tool.sources, home: environment.home))
  }

  /// Checks them all and shows what was found.
  ///
  /// - Returns: `.invalidScript` where there is an error; warnings are none.
  package func run() -> ExitStatus {
    var check = StaticCheck(catalog: CommandRegistry().catalog, sources: tool.sources, loader: loader)
    for name in options.variables { check.define(name) }
    let files = ScriptFiles(options.paths)
    let findings = files.entries.map { finding(for: $0, check) }
    // A library that a script of the same folder sources is checked there, with the variables it has there.
    let libraries = findings.reduce(into: Set<String>()) { $0.formUnion($1.sourced) }
    let own = findings.filter { finding in
      guard finding.isFound, let identity = finding.identity else { return true }
      return !libraries.contains(identity)
    }
    show(own.map(\.diagnostics) + [files.problems])
    return tool.finish()
  }

  private func finding(for entry: ScriptFiles.Entry, _ check: StaticCheck) -> Finding {
    do {
      return entry.path == "-" ? try inputFinding(check) : try fileFinding(entry, check)
    } catch let failure as FileFailure {
      return unreadable(entry, failure.message, help: failure.help)
    } catch let failure as CommandFailure {
      return unreadable(entry, failure.message, help: failure.help)
    } catch {
      return unreadable(entry, "\(error)")
    }
  }

  private func unreadable(_ entry: ScriptFiles.Entry, _ message: String, help: String? = nil) -> Finding {
    var diagnostic = Diagnostic(code: "unreadable", message, at: nil, help: help)
    if options.isJSON {
      // An editor needs a place to show it at; for people the message has the path.
      let source = tool.sources.add(name: entry.path, utf8: [])
      diagnostic.span = SourceSpan(source: source.id, lower: 0, upper: 0)
    }
    return Finding(diagnostics: [diagnostic])
  }

  private func fileFinding(_ entry: ScriptFiles.Entry, _ check: StaticCheck) throws -> Finding {
    let file = try loader.load(entry.path, relativeTo: "")
    let checked = check.check(
      file.source, script: file.context, identity: file.identity, options: compilerOptions)
    return Finding(
      diagnostics: checked.diagnostics, identity: file.identity, sourced: checked.sourced, isFound: !entry.isNamed)
  }

  private func inputFinding(_ check: StaticCheck) throws -> Finding {
    let name = options.inputName
    let source = tool.sources.add(name: name ?? "<standard input>", utf8: try StandardInput.readScript())
    let context = ScriptContext(file: name, directory: name.map(FilePaths.folder) ?? ".")
    let identity = name.map(FileScriptLoader.identity)
    let checked = check.check(source, script: context, identity: identity, options: compilerOptions)
    return Finding(diagnostics: checked.diagnostics, identity: identity, sourced: checked.sourced)
  }

  private var compilerOptions: CompilerOptions {
    CompilerOptions(warnsOfUnread: true, takesVariables: true, allowsShell: options.allowsShell)
  }

  /// What several scripts name is said once.
  private func show(_ findings: [[Diagnostic]]) {
    var seen: Set<Diagnostic> = []
    var all: [Diagnostic] = []
    for diagnostics in findings {
      let new = diagnostics.filter { seen.insert($0).inserted }
      if new.contains(where: { $0.severity == .error }) { tool.note(.invalidScript) }
      if options.isJSON { all += new } else { tool.report(new) }
    }
    if options.isJSON { tool.console.write(DiagnosticJSON(sources: tool.sources).text(of: all)) }
  }
}
