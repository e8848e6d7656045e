extension Store {
  /// Messages, newest first, without the PINs that have expired.
  func messages(_ filter: MessageFilter) throws -> [Message] {
    let mustBlank = try transaction(.reading) { try $0.hasExpiredPINs() }
    return try transaction(mustBlank ? .writing : .reading) { transaction in
      if mustBlank { try transaction.blankExpiredPINs() }
      return try transaction.messages(filter)
    }
  }
}
