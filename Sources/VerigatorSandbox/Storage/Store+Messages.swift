extension Store {
  /// Messages, newest first, with those that are due by now and without the PINs that have expired.
  func messages(_ filter: MessageFilter) async throws -> [Message] {
    let isBehind = try await transaction(.reading) { try $0.isBehind() }
    return try await transaction(isBehind ? .writing : .reading) { transaction in
      if isBehind { try transaction.catchUp() }
      return try transaction.messages(filter)
    }
  }

  /// Makes up for all that is due by now, where something is.
  func catchUp() async throws {
    guard try await transaction(.reading, { try $0.isBehind() }) else { return }
    try await transaction(.writing) { try $0.catchUp() }
  }
}
