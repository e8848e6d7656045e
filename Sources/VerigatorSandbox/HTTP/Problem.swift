/// A request that is refused: the status and the message of the answer.
///
/// Messages are for the developer of a client: they name the field, say what was wrong and what the documentation asks
/// for.
struct Problem: Error, Equatable {
  /// The statuses that requests are refused with.
  enum Kind: Int {
    case malformed = 400
    case unauthorized = 401
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case timeout = 408
    case conflict = 409
    case tooLarge = 413
    case invalid = 422
    case headersTooLarge = 431
    case failed = 500
  }

  let kind: Kind
  let message: String

  /// The methods that would be answered, for the `Allow` header of a 405.
  var allowed: [String] = []

  init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The same for a user name and for a password that is wrong.
  static var wrongCredentials: Problem {
    Problem(.unauthorized, "Wrong user name or password in X-Service-Auth")
  }
}
