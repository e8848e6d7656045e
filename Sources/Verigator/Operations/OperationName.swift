/// The calls of the APIs by their names, as they stand in traces, errors and the sandbox's faults.
public enum OperationName: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
  case createService = "create-service"
  case getService = "get-service"
  case deleteService = "delete-service"
  case listUsers = "list-users"
  case createUser = "create-user"
  case getUser = "get-user"
  case deleteUser = "delete-user"
  case start
  case verify
  /// A call of Number Verification: ``StartNumberVerification``.
  case numberStart = "number-start"
  /// A call of Number Verification: ``VerifyNumberPIN``.
  case numberVerify = "number-verify"
  /// A request of one's own to the API.
  case request
  /// A call to the control part of a sandbox, which needs no credentials.
  case control

  /// The name, as in `create-service`.
  public var description: String { rawValue }

  /// What the call does, to follow `could not`.
  public var phrase: String {
    switch self {
    case .createService: "create the service"
    case .getService: "fetch the service"
    case .deleteService: "delete the service"
    case .listUsers: "list the users"
    case .createUser: "add the user"
    case .getUser: "fetch the user"
    case .deleteUser: "delete the user"
    case .start: "start the authentication"
    case .verify: "verify the token"
    case .numberStart: "start the number's verification"
    case .numberVerify: "verify the PIN"
    case .request: "complete the request"
    case .control: "control the sandbox"
    }
  }

  /// How to find out what came of a call whose answer was lost.
  var outcomeAdvice: String {
    switch self {
    case .createService:
      "whether the service was created is unknown; creating it again fails with a conflict if it was"
    case .createUser: "whether the user was added is unknown; list the users to find out"
    case .start: "whether a PIN was sent is unknown; starting again replaces it"
    case .verify: "whether the token was used up is unknown; if verifying again finds no verification, it was right"
    case .numberStart: "whether a PIN was sent is unknown; starting again sends another"
    case .numberVerify:
      "whether the PIN was used up is unknown; if verifying again finds no verification, it was right"
    case .getService, .deleteService, .listUsers, .getUser, .deleteUser, .request, .control:
      "whether the request took effect is unknown; look before you repeat it"
    }
  }
}
