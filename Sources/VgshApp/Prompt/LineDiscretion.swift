/// Which lines go to no file although the check knows of no secret in them.
enum LineDiscretion {
  /// What a line begins with that is about passwords and PINs. Mistyped, it may hold one in a place that is none.
  private static let heads = ["login", "auth", "connect"]

  /// What stands before a secret wherever it is written.
  private static let marks = ["x-service-auth", "authorization", "--password", "let secret"]

  /// - Parameter isMistaken: Whether the check refused the line.
  static func mayHoldSecret(_ line: String, isMistaken: Bool) -> Bool {
    let lower = line.lowercased()
    if marks.contains(where: lower.contains) { return true }
    return isMistaken && heads.contains { lower.split(whereSeparator: \.isWhitespace).contains(Substring($0)) }
  }
}
