import VGScript
import VgshBase

/// `vgsh fmt`: puts scripts into the canonical layout, where they are.
///
/// A file is written whole or not at all, and only where something changes.
package struct FormatRun {
  private let options: FormatOptions
  private let tool: ScriptTool

  package init(_ options: FormatOptions, environment: ProgramEnvironment) {
    self.options = options
    tool = ScriptTool(environment, color: options.color)
  }

  /// - Returns: `.invalidScript` where a script has errors or cannot be read, `.runtimeFailure` where one cannot be
  ///   written, `.expectationFailed` where one is not as it should be and that was the question.
  package func run() -> ExitStatus {
    if options.paths.isEmpty || options.paths == ["-"] {
      formatInput()
    } else {
      let files = ScriptFiles(options.paths)
      for entry in files.entries { formatFile(entry.path) }
      refuse(files.problems)
    }
    return tool.finish()
  }

  private func formatInput() {
    let name = options.inputName ?? "<standard input>"
    do {
      let bytes = try StandardInput.readScript()
      guard let formatted = format(bytes, name: name) else { return }
      if options.isCheck {
        compare(bytes, formatted, name: name)
      } else {
        tool.console.write(String(decoding: formatted, as: UTF8.self))
      }
    } catch {
      refuse([Diagnostic(unreadable: error)])
    }
  }

  private func formatFile(_ path: String) {
    let bytes: [UInt8]
    do {
      bytes = try OpenFile(path, .read).bytes(limit: Limits.sourceSize)
    } catch {
      return refuse([Diagnostic(unreadable: error)])
    }
    guard let formatted = format(bytes, name: path) else { return }
    guard !options.isCheck else { return compare(bytes, formatted, name: path) }
    guard formatted != bytes else { return }
    do {
      try AtomicFile.rewrite(formatted, at: path)
    } catch {
      tool.report(Diagnostic(code: "unwritable", error.message, at: nil, help: error.help))
      tool.note(.runtimeFailure)
    }
  }

  /// - Returns: null where the script has errors; they are shown.
  private func format(_ bytes: [UInt8], name: String) -> [UInt8]? {
    let source = tool.sources.add(name: name, utf8: bytes)
    let parsed = Parser.parse(source)
    guard let formatted = ScriptFormatter.format(source, parsed) else {
      refuse(parsed.diagnostics)
      return nil
    }
    return formatted
  }

  private func compare(_ bytes: [UInt8], _ formatted: [UInt8], name: String) {
    guard formatted != bytes else { return }
    tool.console.write("\(name.visible())\n")
    tool.note(.expectationFailed)
  }

  private func refuse(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    tool.report(diagnostics)
    tool.note(.invalidScript)
  }
}
