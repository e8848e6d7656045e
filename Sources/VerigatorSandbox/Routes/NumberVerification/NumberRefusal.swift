/// A call of Number Verification that is answered with an error word.
///
/// The API sends the word alone, with status 200. What was wrong is told to the developer in the log and in the header
/// `X-Sandbox-Reason`, which the real API has not.
struct NumberRefusal: Error, Equatable {
  /// The words. `ERROR 103` and `ERROR 111` are missing: there is no list of addresses or senders here.
  enum Word: String {
    case wrongCredentials = "ERROR 101"
    case invalidParameters = "ERROR 102"
    case templateWithoutPIN = "ERROR 109"
    case verificationNotFound = "ERROR 110"
    case failed = "FAILED 209"
  }

  let word: Word

  /// In our own words, without anything the client sent.
  let reason: String

  init(_ word: Word, _ reason: String) {
    self.word = word
    self.reason = reason
  }

  /// The refusal that a failure of the layers below means: credentials that are not right, else a failure of the server.
  init(_ error: any Error) {
    if let refusal = error as? NumberRefusal {
      self = refusal
      return
    }
    let problem = Problem(error)
    switch problem.kind {
    case .unauthorized: self.init(.wrongCredentials, "Wrong user name or password")
    case .malformed, .forbidden, .notFound, .methodNotAllowed, .timeout, .conflict, .tooLarge, .invalid,
      .headersTooLarge, .failed:
      self.init(.failed, problem.message)
    }
  }
}

extension Answer {
  /// An answer of Number Verification: plain text without a line break, which one client would take for part of the id.
  init(text: String) {
    self.init(200, encoded: Array(text.utf8), contentType: "text/plain")
  }

  init(_ refusal: NumberRefusal) {
    self.init(text: refusal.word.rawValue)
    reason = "\(refusal.word.rawValue): \(refusal.reason)"
  }
}
