/// The environment variables that a recorded script reads.
struct NeededEnvironment {
  /// In the order in which they came up.
  private(set) var names: [String] = []
  private var secrets: [String: String] = [:]

  /// `$env.NAME`
  mutating func read(_ name: String) -> String {
    if !names.contains(name) { names.append(name) }
    return "$env.\(name)"
  }

  /// A variable of its own for each secret of a kind: `VERIGATOR_SECRET`, `VERIGATOR_SECRET_2`.
  mutating func name(_ kind: String, for secret: String) -> String {
    let key = "\(kind) \(secret)"
    if let name = secrets[key] { return name }
    let count = secrets.keys.count { $0.hasPrefix("\(kind) ") }
    let name = count == 0 ? kind : "\(kind)_\(count + 1)"
    secrets[key] = name
    return name
  }
}
