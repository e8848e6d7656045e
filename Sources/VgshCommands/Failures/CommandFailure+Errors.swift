import Verigator
import VgshBase
import VgshRuntime
import VgshSession

// What the errors of the layers below mean to whoever typed the command: what failed, and what one can do.

extension CommandFailure {
  /// The failure that an error means; what commands may throw as it is, such as a cancel or a failed script, stays.
  static func wrapping(_ error: any Error, at span: SourceSpan? = nil) -> any Error {
    switch error {
    case let error as VerigatorError: CommandFailure(error)
    case let error as StoreFailure: CommandFailure(error)
    case let error as FileFailure: CommandFailure(error)
    case let error as InvalidInput: CommandFailure(error, at: span)
    case let error as ArgumentError: CommandFailure(.invalid, error.message, help: error.help, at: span)
    case let error as SettingFailure: CommandFailure(.invalid, error.message, help: error.help, at: span)
    default: error
    }
  }

  /// A failed request. What the server says is foreign text: it is shown, never obeyed.
  init(_ error: VerigatorError) {
    self.init(Kind(error.kind), status: error.status, error.summary.visible(), help: error.help)
  }

  /// A value that was not sent.
  init(_ input: InvalidInput, at span: SourceSpan?) {
    self.init(.invalid, input.problem, help: input.advice, at: span)
  }

  init(_ failure: StoreFailure) { self = .local(failure.message, help: failure.help) }

  init(_ failure: FileFailure, at span: SourceSpan? = nil) {
    self = .local(failure.message, help: failure.help, at: span)
  }
}

extension CommandFailure.Kind {
  init(_ kind: VerigatorError.Kind) {
    self =
      switch kind {
      case .invalid: .invalid
      case .unauthorized: .unauthorized
      case .forbidden: .forbidden
      case .notFound: .notFound
      case .conflict: .conflict
      case .throttled: .throttled
      case .server: .server
      case .unexpected: .unexpected
      case .network: .network
      case .timeout: .timeout
      case .local: .local
      }
  }
}

extension VerigatorError {
  /// What one can do about it.
  fileprivate var help: String? {
    switch kind {
    case .invalid: nil
    case .unauthorized: "check user name and password, which are the API's; \(ConnectionDefaults.loginAdvice)"
    case .forbidden: code == nil ? "it belongs to another account; 'show session' tells which one this is" : nil
    case .notFound: notFoundHelp
    case .conflict: conflictHelp
    case .throttled: retryAdvice == nil ? "wait a little before the next request" : nil
    case .server: "try again later"
    case .unexpected:
      isOfNumbers ? Self.numberHelp : "is this the right server? 'show session' tells which one it is"
    case .network: "check the URL, 'show session' tells which one it is, and the network"
    case .timeout: "'set timeout 60s' waits longer"
    case .local: attempts == 0 ? ConnectionDefaults.loginAdvice : nil
    }
  }

  private var notFoundHelp: String? {
    switch operation {
    case .getService, .deleteService, .listUsers, .createUser, .createService:
      "'show services' lists the saved services"
    case .getUser, .deleteUser, .start: "'show users' lists the users"
    case .verify: "'auth start USER' starts an authentication; each PIN is good for one success"
    case .numberStart, .numberVerify: code == nil ? Self.numberHelp : "'number start PHONE' starts a new one"
    case .request, .control: nil
    }
  }

  private static let numberHelp = "are numbers verified at this server? 'set number-url URL' names another"

  private var isOfNumbers: Bool { operation == .numberStart || operation == .numberVerify }

  private var conflictHelp: String? {
    switch operation {
    case .createService: "a service of that name exists: choose another name, or 'save SERVICE-ID' if you know its id"
    case .createUser: "a user of that name exists: 'show users' lists them"
    case .deleteService: "a service must have no users left: 'show users' lists them, 'delete user USER' removes one"
    case .start: "an authentication is running already: 'auth verify USER TOKEN' ends it"
    case .getService, .listUsers, .getUser, .deleteUser, .verify, .numberStart, .numberVerify, .request, .control: nil
    }
  }
}
