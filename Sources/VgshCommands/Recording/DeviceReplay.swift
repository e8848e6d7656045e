/// The authenticator apps of the sandbox that a recorded script runs on.
struct DeviceReplay {
  /// How long a code is shown.
  static let step = Duration.seconds(30)

  /// Numbers that have one.
  private var phones: Set<String> = []
  /// How far the script has moved the clock.
  private var elapsed = Duration.zero
  /// When a code of each number was used last, by `elapsed`: a sandbox takes each code once.
  private var uses: [String: Duration] = [:]

  func has(_ phone: String) -> Bool { phones.contains(phone) }

  mutating func add(_ phone: String) { phones.insert(phone) }

  /// The next one of the number has codes of its own.
  mutating func remove(_ phone: String) {
    phones.remove(phone)
    uses[phone] = nil
  }

  /// The script moves the clock on.
  mutating func advance(by duration: Duration) { elapsed += duration }

  /// Whether the app shows another code for certain than the one that was used last.
  func hasNewCode(_ phone: String) -> Bool { uses[phone].map { elapsed - $0 >= Self.step } ?? true }

  mutating func use(_ phone: String) { uses[phone] = elapsed }
}
