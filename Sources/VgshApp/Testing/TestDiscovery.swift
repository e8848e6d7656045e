import VgshBase

/// Finds the files that `vgsh test` is to run.
struct TestDiscovery: Sendable {
  /// What `~/` stands for.
  let home: String?

  /// The files behind the paths, in the order of the paths: a file is itself, a folder stands for all `.vgs` files below
  /// it, sorted, hidden ones and hidden folders left out. A file that comes up again counts once.
  ///
  /// A file that is not there is found all the same: that it cannot be read is told with the results of the others.
  ///
  /// - Throws: `UsageError` where a folder has no such file, for it would pass without a test, or cannot be read.
  func files(_ paths: [String]) throws(UsageError) -> [TestFile] {
    var found: [TestFile] = []
    var known: Set<String> = []
    for path in paths {
      let resolved = FilePaths.resolve(path, relativeTo: "", home: home)
      let files: [TestFile]
      if (try? FilePaths.kind(of: resolved)) == .folder {
        let folder = ScriptFolder(Self.withoutLastSlashes(resolved))
        // Tests that nobody could read are no tests that passed.
        if let problem = folder.problems.first { throw UsageError(problem.message, help: problem.help) }
        files = folder.scripts.map { TestFile(path: $0, kind: .script) }
        guard !files.isEmpty else {
          throw UsageError(
            "'\(path.visible())' has no tests: there is no .vgs file in the folder or below it", help: "check the path")
        }
      } else {
        files = [TestFile(path: resolved)]
      }
      for file in files where known.insert(FileScriptLoader.identity(of: file.path)).inserted { found.append(file) }
    }
    return found
  }

  private static func withoutLastSlashes(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }
}
