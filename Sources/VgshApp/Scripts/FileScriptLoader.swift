import Glibc
import VGScript
import VgshBase
import VgshCommands
import VgshRuntime

/// Reads scripts from files.
package struct FileScriptLoader: ScriptLoader {
  private let sources: SourceMap
  private let home: String?

  package init(sources: SourceMap, home: String?) {
    self.sources = sources
    self.home = home
  }

  package func load(_ path: String, relativeTo directory: String) throws -> LoadedScript {
    let resolved = resolve(path, relativeTo: directory)
    let bytes: [UInt8]
    do {
      bytes = try Self.read(resolved)
    } catch {
      throw CommandFailure.local(error.message, help: error.help)
    }
    let folder = FilePaths.folder(of: resolved)
    return LoadedScript(
      source: sources.add(name: resolved, utf8: bytes), context: ScriptContext(file: resolved, directory: folder),
      identity: Self.identity(of: resolved))
  }

  func resolve(_ path: String, relativeTo directory: String) -> String {
    FilePaths.resolve(path, relativeTo: directory, home: home)
  }

  /// A file, or what comes out of a pipe: `vgsh <(generate)`, `/dev/stdin`.
  private static func read(_ path: String) throws(FileFailure) -> [UInt8] {
    guard try FilePaths.kind(of: path) == .special else {
      return try OpenFile(path, .read).bytes(limit: Limits.sourceSize)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw FileFailure(.read, path, code: errno) }
    defer { close(descriptor) }
    return try StandardInput.read(descriptor, name: path)
  }

  /// A name by which the same file is always known: absolute, without links.
  static func identity(of path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
