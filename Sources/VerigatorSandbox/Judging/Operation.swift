/// What a request does. The names are those of the log and of faults.
enum Operation: String, Sendable, CaseIterable {
  case createService = "create-service"
  case getService = "get-service"
  case deleteService = "delete-service"
  case listUsers = "list-users"
  case createUser = "create-user"
  case getUser = "get-user"
  case deleteUser = "delete-user"
  case start
  case verify
  case numberStart = "number-start"
  case numberVerify = "number-verify"

  case health = "sandbox-health"
  case messages = "sandbox-messages"
  case deleteMessages = "sandbox-delete-messages"
  case pin = "sandbox-pin"
  case setPIN = "sandbox-set-pin"
  case deletePIN = "sandbox-delete-pin"
  case clock = "sandbox-clock"
  case setClock = "sandbox-set-clock"
  case resetClock = "sandbox-reset-clock"
  case faults = "sandbox-faults"
  case setFaults = "sandbox-set-faults"
  case addFault = "sandbox-add-fault"
  case deleteFaults = "sandbox-delete-faults"
  case devices = "sandbox-devices"
  case addDevice = "sandbox-add-device"
  case device = "sandbox-device"
  case deviceQRCode = "sandbox-device-qr-code"
  case deleteDevice = "sandbox-delete-device"
  case accounts = "sandbox-accounts"
  case addAccount = "sandbox-add-account"
  case deleteAccount = "sandbox-delete-account"
  case reset = "sandbox-reset"
  case description = "sandbox-description"
  case requests = "sandbox-requests"
  case events = "sandbox-events"
  case services = "sandbox-services"
  case page = "sandbox-page"

  /// The calls of the APIs, in the order of their documentation, without those that control the sandbox.
  static let calls = allCases.filter { !$0.rawValue.hasPrefix("sandbox-") }
}
