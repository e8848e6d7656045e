import Synchronization
import VgshBase
import VgshRuntime

/// Reads each script once, whoever names it, so that what is wrong in it has one place.
final class ScriptCache: ScriptLoader {
  private let loader: FileScriptLoader
  /// By file, and by the folder it was found in: that of a link is where the paths in it start.
  private let scripts = Mutex<[[String]: LoadedScript]>([:])

  init(_ loader: FileScriptLoader) {
    self.loader = loader
  }

  func load(_ path: String, relativeTo directory: String) throws -> LoadedScript {
    let resolved = loader.resolve(path, relativeTo: directory)
    let key = [FileScriptLoader.identity(of: resolved), FileScriptLoader.identity(of: FilePaths.folder(of: resolved))]
    if let known = scripts.withLock({ $0[key] }) { return known }
    let script = try loader.load(path, relativeTo: directory)
    scripts.withLock { $0[key] = script }
    return script
  }
}
