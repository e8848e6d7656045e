import GRDB

/// An authenticator app, set up for a phone number.
struct Device: Sendable {
  let phoneNumber: String
  let secret: DeviceSecret

  /// The newest step of which a code was accepted, by whichever user of the number.
  let lastStep: TimeStep?

  /// The step of a token that is accepted at a moment; nil for a wrong one, and for one that was accepted before or is
  /// older than the last that was.
  func step(of token: String, at moment: Timestamp) -> TimeStep? {
    TimeStep(moment).accepted.first { step in
      secret.code(at: step).equalsInConstantTime(token) && lastStep.map { $0 < step } ?? true
    }
  }
}

extension Transaction {
  /// The device of a number; nil where it has none.
  func device(of phoneNumber: String) throws -> Device? {
    try database.first(
      "SELECT phone_number, secret, last_step FROM devices WHERE phone_number = ?", [phoneNumber], read: Self.device)
  }

  /// All devices, in the order they were added.
  func devices() throws -> [Device] {
    var devices: [Device] = []
    try database.forEach("SELECT phone_number, secret, last_step FROM devices ORDER BY key") { row in
      devices.append(try Self.device(row))
    }
    return devices
  }

  /// Adds a device with a secret of its own.
  ///
  /// - Throws: A 409 where the number has one: its app would show wrong codes from then on, and nobody would know why.
  func addDevice(to phoneNumber: PhoneNumber) throws -> Device {
    let secret = try makeSecret()
    try database.run(
      "INSERT INTO devices (phone_number, secret) VALUES (?, ?) ON CONFLICT (phone_number) DO NOTHING",
      [phoneNumber.text, secret.base32])
    guard database.changesCount == 1 else {
      throw Problem(.conflict, "\(phoneNumber.text) has a device already; delete it to add another")
    }
    return Device(phoneNumber: phoneNumber.text, secret: secret, lastStep: nil)
  }

  /// Removes a device and ends the authentications that wait for a code of it, for no code will be right.
  ///
  /// - Throws: A 404 where the number has none.
  func deleteDevice(of phoneNumber: String) throws {
    try database.run("DELETE FROM devices WHERE phone_number = ?", [phoneNumber])
    guard database.changesCount == 1 else { throw Problem.noDevice(phoneNumber) }
    try database.run(
      """
      DELETE FROM authentications
      WHERE method = ? AND user IN (SELECT key FROM users WHERE phone_number = ?)
      """, [AuthenticationMethod.totp.rawValue, phoneNumber])
  }

  /// Takes note that a code of a step was accepted.
  func accept(_ step: TimeStep, of device: Device) throws {
    try database.run(
      "UPDATE devices SET last_step = ? WHERE phone_number = ?", [step.number, device.phoneNumber])
  }

  /// What an app scans to become that device.
  ///
  /// The issuer is the service that started an authentication of the number last, else the newest one, else
  /// `Verigator`; the account is that service's newest user of the number, else the number.
  func keyURI(of device: Device) throws -> KeyURI {
    guard let service = try issuer(for: device.phoneNumber) else {
      return KeyURI(issuer: "Verigator", account: device.phoneNumber, secret: device.secret)
    }
    let user = try database.first(
      "SELECT id_in_service FROM users WHERE phone_number = ? AND service = ? ORDER BY key DESC LIMIT 1",
      [device.phoneNumber, service.key]
    ) { $0[0] as String }
    return KeyURI(issuer: service.name, account: user ?? device.phoneNumber, secret: device.secret)
  }

  private func issuer(for phoneNumber: String) throws -> (key: Int64, name: String)? {
    let last = try database.first(
      "SELECT key, name FROM last_starts JOIN services ON id = service_id WHERE phone_number = ?", [phoneNumber]
    ) { (key: $0[0] as Int64, name: $0[1] as String) }
    if let last { return last }
    return try database.first("SELECT key, name FROM services ORDER BY key DESC LIMIT 1") { ($0[0], $0[1]) }
  }

  private static func device(_ row: Row) throws -> Device {
    guard let secret = DeviceSecret(base32: row[1]) else {
      throw Problem(.failed, "The secret of a device is damaged in the sandbox's database; delete the device")
    }
    return Device(
      phoneNumber: row[0], secret: secret, lastStep: (row[2] as Int64?).map { TimeStep(number: $0) })
  }
}

extension Problem {
  static func noDevice(_ phoneNumber: String) -> Problem { Problem(.notFound, "\(phoneNumber) has no device") }
}
