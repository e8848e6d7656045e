import VgshBase

/// Commands for GitHub Actions, one a line, which put each failure beside the line of the script that it is about:
/// `::error file=coffee.vgs,line=7,col=9,title=a PIN expires::expected true`.
package struct GitHubAnnotations: Report {
  /// GitHub shows ten a step; the rest stands in the log only, where nobody reads hundreds.
  private static let most = 50

  /// The folder of the repository, in which GitHub looks for relative paths.
  private let workspace: String?

  /// - Parameter workspace: `GITHUB_WORKSPACE`; absolute paths below it are made relative.
  package init(workspace: String? = nil) {
    self.workspace = workspace
  }

  /// Empty where there is nothing to point at.
  package func text(of run: RunResult) -> String {
    var lines: [String] = []
    for file in run.files {
      for problem in file.problems { lines.append(line(for: problem, title: problem.code, in: file.path, line: nil)) }
      for test in file.tests {
        guard let failure = test.failure else { continue }
        lines.append(line(for: failure, title: test.title, in: file.path, line: test.line))
      }
      if lines.count > Self.most { break }
    }
    return lines.prefix(Self.most).reduce(into: "") { $0 += $1 + "\n" }
  }

  private func line(for diagnostic: ShownDiagnostic, title: String, in file: String, line: Int?) -> String {
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties = [("file", relative(diagnostic.place?.file ?? file))]
    if let place = diagnostic.place {
      properties += [("line", String(place.line)), ("col", String(place.column))]
    } else if let line {
      properties.append(("line", String(line)))
    }
    properties.append(("title", title))
    let list = properties.map { "\($0)=\(Self.escaped($1, isProperty: true))" }.joined(separator: ",")
    let message = diagnostic.help.map { "\(diagnostic.message)\n\($0)" } ?? diagnostic.message
    return "::\(command) \(list)::\(Self.escaped(message, isProperty: false))"
  }

  private func relative(_ path: String) -> String {
    guard let workspace, !workspace.isEmpty else { return path }
    let folder = workspace.hasSuffix("/") ? workspace : workspace + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }

  /// The rules of GitHub's own toolkit: breaks and the percent sign by their numbers, in properties what ends one too.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
