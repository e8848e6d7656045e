import HTTPTypes

/// A request as its route gets it: judged but for what the route itself knows.
struct Call: Sendable {
  let operation: Operation

  /// What stood in the places of the route's path.
  let parameters: [Route.Parameter: String]
  let target: RequestTarget
  let headers: HTTPFields
  let settings: Settings

  /// What this process has served lately.
  let history: RequestHistory

  /// The body's members, or why they cannot be had; nil where the route has no body.
  let body: Result<Fields, Problem>?

  /// What stood in that place of the path; a route asks for those of its own path only.
  subscript(parameter: Route.Parameter) -> String { parameters[parameter] ?? "" }

  /// The body's members.
  ///
  /// - Throws: A 413 or 422. To be called in its place in the order of judging: after the service is found.
  func fields() throws(Problem) -> Fields {
    guard let body else { throw Problem(.invalid, "The body is empty, but must be a JSON object") }
    return try body.get()
  }

  /// The status of a successful create or start.
  ///
  /// The official Java SDK takes nothing but 200, though 201 is documented.
  var createdStatus: Int {
    switch settings.statusStyle {
    case .auto: headers[.userAgent]?.hasPrefix("verigator-java-") == true ? 200 : 201
    case .docs: 201
    case .sdk: 200
    }
  }
}

extension Call {
  /// What the routes need of the configuration.
  struct Settings: Sendable {
    let statusStyle: SandboxConfiguration.StatusStyle
    let lenientPhone: Bool

    /// Whether an unknown user name becomes an account.
    let open: Bool
    let attempts: Int
    let version: String

    /// Whether other processes may write to the same storage.
    let sharesStorage: Bool

    /// How often the storage is looked at again by those who wait for something in it; nil where all of it is told.
    ///
    /// Another process tells nobody of what it writes.
    var sharedStorageLook: Duration? { sharesStorage ? .milliseconds(100) : nil }

    /// How long a stream of events is silent at most.
    let heartbeat: Duration

    /// Milliseconds of the wall clock when the server was started.
    let started: Int64
  }
}
