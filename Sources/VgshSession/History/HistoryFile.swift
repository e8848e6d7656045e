import Synchronization
import VgshBase

/// The lines typed at the prompt, kept across sessions and shared by the shells open at once.
///
/// Each line goes to the file at once, under a lock, so that a killed shell loses nothing and two shells never mix
/// theirs; a shell sees the others' lines when it starts. What is handed in is stored as it is: the caller takes the
/// secrets out. Trouble with the file never stops the shell: it is told once, by `takeNotices`.
package final class HistoryFile: Sendable {
  /// Entries that are kept when the file is shortened.
  package static let defaultLimit = 10_000
  /// Longer entries are not kept: they were pasted, not typed.
  static let longestEntry = 64 * 1024
  /// A larger file was not written by this program.
  static let largestFile = 64 * 1024 * 1024

  private struct State {
    var notices: [Diagnostic] = []
    var hasFailed = false
  }

  private let path: String?
  private let limit: Int
  private let now: @Sendable () -> Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - path: null for a session that keeps nothing.
  ///   - limit: the newest so many entries survive when the file has become longer by a quarter.
  ///   - now: seconds since 1970, for the name of a file set aside.
  package init(path: String?, limit: Int = HistoryFile.defaultLimit, now: @escaping @Sendable () -> Int) {
    self.path = path
    self.limit = limit
    self.now = now
  }

  /// All entries, oldest first; none twice in a row.
  ///
  /// A file that is no text is set aside.
  package func load() -> [String] {
    guard let path else { return [] }
    return attempt { () throws(FileFailure) in
      guard try FilePaths.kind(of: path) != nil else { return [] }
      let file = try Self.openLocked(path, .read)
      guard let lines = try self.lines(of: file) else {
        let target = try SetAside.move(path, now: self.now())
        let notice = SetAside.notice(of: path, movedTo: target, holding: "history")
        self.state.withLock { $0.notices.append(notice) }
        return []
      }
      let kept = lines.suffix(self.limit)
      if lines.count > self.limit + self.limit / 4 { try Self.rewrite(path, with: kept) }
      return kept.map(HistoryLine.decode)
    } ?? []
  }

  /// Adds an entry as the newest, unless it is the newest already.
  package func append(_ entry: String) {
    guard let path, !entry.isEmpty, entry.utf8.count <= Self.longestEntry else { return }
    let line = Array(HistoryLine.encode(entry).utf8) + [HistoryLine.end]
    attempt { () throws(FileFailure) in
      try FilePaths.createFolder(FilePaths.folder(of: path))
      let file = try Self.openLocked(path, .append)
      let size = try file.size()
      // One byte more than the line: what stands before it must be the end of another.
      let start = max(0, size - line.count - 1)
      let tail = try file.bytes(from: start, limit: line.count + 1)
      if tail.suffix(line.count) == line[...], start == 0 || tail.first == HistoryLine.end { return }
      let isCutShort = tail.last.map { $0 != HistoryLine.end } ?? false
      try file.append(isCutShort ? [HistoryLine.end] + line : line)
    }
  }

  /// What the user has to be told since the last call: each kind of trouble is told once in a session.
  package func takeNotices() -> [Diagnostic] {
    state.withLock { state in
      defer { state.notices = [] }
      return state.notices
    }
  }

  /// The file as lines; null where it is damaged.
  private func lines(of file: borrowing OpenFile) throws(FileFailure) -> [Substring]? {
    guard try file.size() <= Self.largestFile else { return nil }
    let bytes = try file.bytes(limit: Self.largestFile)
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { return nil }
    // By bytes: as characters, a carriage return and a newline would be one.
    return text.utf8.split(separator: HistoryLine.end).reduce(into: []) { lines, line in
      let line = Substring(line)
      if line != lines.last { lines.append(line) }
    }
  }

  private static func rewrite(_ path: String, with lines: ArraySlice<Substring>) throws(FileFailure) {
    let text = lines.reduce(into: "") { $0 += "\($1)\n" }
    try AtomicFile.write(Array(text.utf8), to: path, existing: .replace)
  }

  /// Opens and locks the file; where another shell has just put a shorter one in its place, that one.
  private static func openLocked(_ path: String, _ access: OpenFile.Access) throws(FileFailure) -> OpenFile {
    for _ in 0..<100 {
      let file = try OpenFile(path, access)
      try file.lock()
      if try file.isCurrent() { return file }
    }
    throw FileFailure(.lock, path, .busy)
  }

  @discardableResult
  private func attempt<Result>(_ body: () throws(FileFailure) -> Result) -> Result? {
    do {
      return try body()
    } catch {
      state.withLock { state in
        guard !state.hasFailed else { return }
        state.hasFailed = true
        state.notices.append(
          Diagnostic(
            .warning, code: "history-not-kept", "history is not kept: \(error.message)", at: nil, help: error.help))
      }
      return nil
    }
  }
}
