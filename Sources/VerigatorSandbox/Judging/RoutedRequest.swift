import HTTPTypes

/// A request with what its path and method lead to.
struct RoutedRequest: Sendable {
  /// What part of the server a path belongs to, which decides who may call it.
  enum Area: Sendable {
    /// Everything under `/v1` but the next: for accounts.
    case verification

    /// Everything under `/verify` and `/v1/verify`: for accounts too, who say so among the parameters.
    case number

    /// Everything under `/sandbox`: for the developer.
    case control
    case none

    /// Whether the faults that a developer asks for strike what is under it.
    var meetsFaults: Bool {
      switch self {
      case .verification, .number: true
      case .control, .none: false
      }
    }
  }

  let head: HTTPRequest
  let target: RequestTarget
  let area: Area
  let match: RouteTable.Match

  /// A remark for the log.
  let remark: String?

  init(_ head: HTTPRequest, routes: RouteTable) {
    self.head = head
    target = RequestTarget(head.path ?? "")
    var segments = target.segments[...]
    var remark: String?
    switch segments.first {
    case "verify": area = .number
    case "v1": area = segments.dropFirst().first == "verify" ? .number : .verification
    case "sandbox": area = .control
    case .some, nil: area = .none
    }
    // The documentation has a slash at the end, the generated clients have none.
    if case .number = area, segments.last == "" { segments.removeLast() }
    // One page of the documentation has `service` in the path once, all others and both SDKs have it twice.
    if case .verification = area, segments.dropFirst().first == "service", segments.dropFirst(2).first != "service" {
      segments.insert("service", at: segments.startIndex + 2)
      remark = "the documented path is /v1/service/service, with service twice"
    }
    match = routes.match(head.method, segments)
    self.remark = remark
  }

  /// The operation's name, or nil where no route was found.
  var operation: Operation? {
    if case .route(let route, _) = match { route.operation } else { nil }
  }

  /// Whether the request is kept in the history: all are but looks at the sandbox itself, of which a page that is left
  /// open makes many.
  var isKept: Bool {
    switch area {
    case .verification, .number, .none: true
    case .control: head.method != .get
    }
  }

  /// The path without the phone number that may stand in it: logs are handed around.
  var loggedPath: String {
    guard case .route(let route, let parameters) = match, parameters[.phone] != nil else { return target.path }
    return route.template
  }

  /// The answer to a request that has no route.
  var refusal: Problem {
    if case .wrongMethod(let allowed) = match {
      var problem = Problem(
        .methodNotAllowed,
        "\(head.method.rawValue) is not allowed for \(target.path), but \(allowed.joined(separator: ", "))")
      problem.allowed = allowed
      return problem
    }
    return Problem(.notFound, "There is nothing at \(target.path)")
  }
}
