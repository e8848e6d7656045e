import Glibc
import VgshBase

/// Moves a file that cannot be read out of the way, so that the user loses neither it nor the session.
enum SetAside {
  /// Renames `path` to `path.damaged-20260131T120000Z`, with a number where that is taken.
  ///
  /// - Parameter companions: endings of files that belong to it, such as a journal; they go first, since a journal
  ///   left alone would be taken for the new file's.
  /// - Parameter now: seconds since 1970.
  /// - Returns: the new path.
  static func move(_ path: String, companions: [String] = [], now: Int) throws(FileFailure) -> String {
    let stamped = "\(path).damaged-\(stamp(now))"
    var target = stamped
    var number = 2
    while try FilePaths.kind(of: target) != nil {
      target = "\(stamped)-\(number)"
      number += 1
    }
    for companion in companions where rename(path + companion, target + companion) != 0 && errno != ENOENT {
      throw FileFailure(.rename, path + companion, code: errno)
    }
    guard rename(path, target) == 0 else { throw FileFailure(.rename, path, code: errno) }
    return target
  }

  /// What to tell the user about it.
  static func notice(of path: String, movedTo target: String, holding content: String) -> Diagnostic {
    Diagnostic(
      .warning, code: "state-set-aside", "'\(path.visible())' is damaged: starting with no \(content)", at: nil,
      help: "what was there is kept as '\(target.visible())'")
  }

  private static func stamp(_ now: Int) -> String {
    var seconds = time_t(now)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y%m%dT%H%M%SZ", &parts)
    return String(decoding: text[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
