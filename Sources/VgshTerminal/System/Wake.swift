import CEditline
import Glibc
import Synchronization

/// Wakes a thread that waits for a key, and says why.
final class Wake: Sendable {
  struct Reasons: OptionSet, Sendable {
    let rawValue: UInt8
    static let interrupt = Reasons(rawValue: 1)
    static let cancel = Reasons(rawValue: 2)
    static let resize = Reasons(rawValue: 4)
    static let resume = Reasons(rawValue: 8)
  }

  /// An eventfd, readable while there are reasons; negative where the system has none left, and then keys still work.
  let descriptor = editline_eventfd()
  private let reasons = Mutex(Reasons())

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// May be called from any thread.
  func post(_ reason: Reasons) {
    reasons.withLock { reasons in
      reasons.insert(reason)
      var one: UInt64 = 1
      _ = write(descriptor, &one, 8)
    }
  }

  /// All reasons since the last call.
  func take() -> Reasons {
    reasons.withLock { reasons in
      var count: UInt64 = 0
      _ = read(descriptor, &count, 8)
      defer { reasons = [] }
      return reasons
    }
  }
}
