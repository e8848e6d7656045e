import Verigator
import VgshRuntime

extension LoggedCall {
  /// Whether it started or verified an authentication by the user's app.
  var isByApp: Bool { field("method")?.revealedText == MethodChoice.totp.rawValue }

  /// A phone number among the words, in its usual form.
  func number(given key: Parameter<PhoneNumber>) -> String? {
    self[key].flatMap { try? PhoneNumber.convert($0) }?.text
  }
}

extension ScriptWriter {
  /// Sets up the app of a number, where the script has not done so: it was there before the session's log began.
  func requireDevice(of phone: String) -> [ReplayedCall] {
    guard !devices.has(phone), isOnSandbox else { return [] }
    devices.add(phone)
    var add = ReplayedCall(name: SandboxDeviceAdd.signature.name, arguments: [])
    add.add(SandboxDeviceAdd.phone, phone)
    return [add]
  }

  /// The same for the user of a call whose app was asked.
  func requireDevice(for call: LoggedCall) -> [ReplayedCall] {
    guard call.isByApp, let phone = phone(of: call) else { return [] }
    return requireDevice(of: phone)
  }

  /// Has the clock go on to a code that was not used yet, before one is verified: the session took its time, a script
  /// does not.
  func awaitCode(for call: LoggedCall) -> [ReplayedCall] {
    guard call.isByApp, case .bool(true)? = call.field("verified"), isOnSandbox, let phone = phone(of: call) else {
      return []
    }
    defer { devices.use(phone) }
    guard !devices.hasNewCode(phone) else { return [] }
    devices.advance(by: DeviceReplay.step)
    var advance = ReplayedCall(name: SandboxClockAdvance.signature.name, arguments: [])
    advance.add(SandboxClockAdvance.duration, Value.duration(DeviceReplay.step).displayText)
    return [advance]
  }

  // MARK: Accounts

  /// Adds an account, where the script has not done so.
  func requireAccount(_ name: String) -> [ReplayedCall] {
    guard name != ConnectionDefaults.sandboxAccount.name, accounts.insert(name).inserted else { return [] }
    var add = ReplayedCall(name: SandboxAccountAdd.signature.name, arguments: [])
    add.add(SandboxAccountAdd.name, ScriptLiteral.word(name))
    add.add(PasswordOptions.variable, environmentVariable(ofPasswordOf: name, nil))
    return [add]
  }

  /// The variable that the password of an account comes from, the same for adding it and for logging in.
  ///
  /// - Parameter option: the one that the session took it from.
  func environmentVariable(ofPasswordOf name: String, _ option: String?) -> String {
    let variable = option ?? environment.name(ConnectionDefaults.passwordVariable, for: name)
    _ = environment.read(variable)
    return variable
  }
}
