/// How a sandbox is to be served. Everything has a default that suits an embedded server in memory.
package struct SandboxConfiguration: Sendable {
  /// Where the state lives.
  package enum Storage: Sendable, Equatable {
    /// In the memory of this process; gone when the server ends.
    case memory

    /// In an SQLite file, which is made if it is missing. Several servers, in several processes, may share it.
    ///
    /// Every answered write survives a killed process; with `durable` also a power cut, at the price of waiting for
    /// the disk at each write.
    case file(String, durable: Bool = false)
  }

  /// Which status a successful create or start of an authentication is answered with.
  package enum StatusStyle: String, Sendable, CaseIterable {
    /// 201 as the documentation says, but 200 for the official Java SDK, which takes nothing else.
    case auto

    /// Always 201.
    case docs

    /// Always 200, as the production server most likely did.
    case sdk
  }

  /// How PINs sent by SMS are made; a call of Number Verification may ask for another length and validity.
  package struct PINPolicy: Sendable, Equatable {
    /// Digits of a PIN, 4 to 16.
    package var length = 4

    /// Seconds until a PIN expires, 1 to 1800.
    package var validitySeconds = 300

    /// Wrong tokens that are judged before an authentication is throttled, 1 to 1000.
    package var attempts = 5

    package init() {}

    /// What is wrong with the figures in it, or nil.
    package var problem: String? {
      if !(4...16).contains(length) { return "A PIN has 4 to 16 digits, not \(length)." }
      if !(1...1800).contains(validitySeconds) {
        return "A PIN is valid for 1 to 1800 seconds, not \(validitySeconds)."
      }
      if !(1...1000).contains(attempts) { return "The attempts allowed are 1 to 1000, not \(attempts)." }
      return nil
    }
  }

  /// What is refused or cut off. The defaults are the promised ones; tests shorten them.
  package struct Limits: Sendable, Equatable {
    /// Bytes of a request's body.
    package var bodyBytes = 64 * 1024

    /// Bytes of a request's target and header fields.
    package var headerBytes = 16 * 1024

    /// How long the sender of a request may take for all of it.
    package var sending: Duration = .seconds(30)

    /// How long the reader of a stream may take for each piece of it.
    package var reading: Duration = .seconds(30)

    /// How long a stream of events is silent at most: something must be sent now and then to learn that its reader has
    /// gone away.
    package var heartbeat: Duration = .seconds(15)

    /// How long a connection is kept without a request.
    package var idle: Duration = .seconds(120)

    /// How long open requests may take once the server is told to end.
    package var shutdown: Duration = .seconds(5)

    /// Messages kept; the oldest go first.
    package var messages = 10_000

    package init() {}
  }

  /// A host name or address of this machine to listen on.
  package var host = "127.0.0.1"

  /// The port to listen on; 0 takes a free one.
  package var port = 0
  package var storage = Storage.memory

  /// Makes every id and PIN from this number, so that the same requests get the same answers. Nil: from the system.
  package var seed: UInt64?
  package var statusStyle = StatusStyle.auto

  /// Whether an unknown user name is let in, its password being remembered.
  package var open = false

  /// Whether a phone number may be any text that is not blank.
  package var lenientPhone = false

  /// Whoever sends this as a bearer token may make control calls from anywhere. Nil: from this machine only.
  package var adminToken: String?

  /// The version of the program, for `GET /sandbox/health`.
  package var version: String
  package var pin = PINPolicy()
  package var limits = Limits()

  package init(version: String = "0") {
    self.version = version
  }

  /// What is wrong with the figures in it, or nil.
  var problem: String? {
    if !(0...65_535).contains(port) { return "The port \(port) is not between 0 and 65535." }
    return pin.problem
  }
}
