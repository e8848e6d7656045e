import GRDB

extension Transaction {
  /// The most faults that can be in force at once.
  static let faultLimit = 100

  /// The faults in force, in the order in which they are asked.
  func faults() throws -> [Fault] { try storedFaults().map(\.fault) }

  /// - Throws: A 422 where there are too many.
  func replaceFaults(by faults: [Fault]) throws {
    try deleteFaults()
    for fault in faults { try add(fault) }
  }

  /// Adds a fault behind those that are in force.
  ///
  /// - Throws: A 422 where there are too many.
  func add(_ fault: Fault) throws {
    let count = try database.first("SELECT COUNT(*) FROM faults") { $0[0] as Int } ?? 0
    guard count < Self.faultLimit else {
      throw Problem(.invalid, "At most \(Self.faultLimit) faults can be in force at once")
    }
    try database.run(
      """
      INSERT INTO faults (operation, path, probability, after, times, status, delay, jitter, closes, truncates, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        fault.operation?.rawValue, fault.path?.text, fault.probability, fault.after, fault.times, fault.status,
        fault.delay, fault.jitter, fault.closes, fault.truncates, fault.body,
      ])
    hasAddedFault = true
  }

  func deleteFaults() throws {
    try database.run("DELETE FROM faults")
  }

  /// Asks the faults in their order whether they strike a request; the first that does is the only one.
  ///
  /// Those that are asked count, those behind the one that strikes do not.
  func strike(_ request: RoutedRequest) throws -> FaultStrike? {
    for (key, fault) in try storedFaults() where fault.applies(to: request) {
      guard fault.after == 0 else {
        try database.run("UPDATE faults SET after = after - 1 WHERE key = ?", [key])
        continue
      }
      if fault.probability < 1 {
        let draw = try withRandom { Double.random(in: 0..<1, using: &$0) }
        if draw >= fault.probability { continue }
      }
      switch fault.times {
      case nil: break
      case 1: try database.run("DELETE FROM faults WHERE key = ?", [key])
      case .some: try database.run("UPDATE faults SET times = times - 1 WHERE key = ?", [key])
      }
      let jitter = fault.jitter == 0 ? 0 : try withRandom { Int.random(in: 0...fault.jitter, using: &$0) }
      return FaultStrike(fault, jitter: jitter)
    }
    return nil
  }

  private func storedFaults() throws -> [(key: Int64, fault: Fault)] {
    var faults: [(key: Int64, fault: Fault)] = []
    try database.forEach(
      """
      SELECT key, operation, path, probability, after, times, status, delay, jitter, closes, truncates, body
      FROM faults ORDER BY key
      """
    ) { row in
      let fault = Fault(
        operation: (row[1] as String?).flatMap(Operation.init(rawValue:)),
        path: (row[2] as String?).map(FaultPath.init),
        probability: row[3], after: row[4], times: row[5], status: row[6], delay: row[7], jitter: row[8],
        closes: row[9], truncates: row[10], body: row[11])
      faults.append((row[0], fault))
    }
    return faults
  }
}
