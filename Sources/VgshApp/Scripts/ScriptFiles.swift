import VgshBase

/// The scripts that a command line names: files as they are named, and of folders all scripts below them.
struct ScriptFiles: Sendable {
  /// A script to read.
  struct Entry: Hashable, Sendable {
    var path: String
    /// Whether the command line names the file itself; else it was found in a folder.
    var isNamed: Bool
  }

  /// In the order of the command line; of a folder sorted.
  private(set) var entries: [Entry] = []
  /// Folders that cannot be read, or have no script; and documents, of which each line would be a mistake.
  private(set) var problems: [Diagnostic] = []

  init(_ paths: [String]) {
    for path in paths {
      if (try? FilePaths.kind(of: path)) == .folder {
        add(folder: path)
      } else if TestFile.Kind(path: path) == .document {
        problems.append(
          Diagnostic(
            code: "document", "'\(path.visible())' is a document and no script", at: nil,
            help: "'vgsh test' runs the examples in it"))
      } else {
        entries.append(Entry(path: path, isNamed: true))
      }
    }
  }

  private mutating func add(folder path: String) {
    let folder = ScriptFolder(path)
    entries += folder.scripts.map { Entry(path: $0, isNamed: false) }
    problems += folder.problems.map(Diagnostic.init(unreadable:))
    guard folder.scripts.isEmpty, folder.problems.isEmpty else { return }
    problems.append(
      Diagnostic(
        code: "no-scripts", "there is no script below '\(path.visible())'", at: nil, help: "scripts are named *.vgs"))
  }
}

extension Diagnostic {
  /// A script that cannot be read.
  init(unreadable failure: FileFailure) {
    self.init(code: "unreadable", failure.message, at: nil, help: failure.help)
  }
}
