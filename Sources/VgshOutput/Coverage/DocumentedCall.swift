/// A call of the Verification API with the statuses that its documentation, or an official SDK, says it may be answered with.
package struct DocumentedCall: Hashable, Sendable {
  /// As in traces and errors: `create-service`.
  package let name: String
  package let method: String
  /// As in the documentation, with `*` for an id. The SDKs for Java and Python ask for a user by two different paths.
  package let paths: [String]
  package let answers: [Answer]

  /// One answer that is documented.
  package struct Answer: Hashable, Sendable {
    /// As documented.
    package let status: Int
    /// What the SDKs were written against where the documentation says otherwise.
    package let other: Int?

    init(_ status: Int, or other: Int? = nil) {
      self.status = status
      self.other = other
    }

    func covers(_ status: Int) -> Bool { status == self.status || status == other }
  }

  private init(_ name: String, _ method: String, _ paths: String..., answers: [Answer]) {
    self.name = name
    self.method = method
    self.paths = paths
    self.answers = answers
  }

  /// All calls, in the order in which one comes to use them.
  ///
  /// The statuses of creating, starting, verifying and deleting users are those of the pages of the documentation on
  /// creating a service, syncing users, deleting users, starting an authentication and verifying a PIN; 409 of a start
  /// is in the later editions only. The documentation says 201 where both SDKs were written against 200. What is read
  /// or deleted besides is in the SDKs only: 200 and 202 are what they demand, the rest is what they map to errors.
  ///
  /// The calls of Number Verification are not among them: they are answered with 200 whatever happens, so that a status
  /// tells nothing of what was tried.
  package static let all: [DocumentedCall] = [
    DocumentedCall(
      "create-service", "POST", "/v1/service/service",
      answers: [Answer(201, or: 200), Answer(401), Answer(403), Answer(404), Answer(409), Answer(422)]),
    DocumentedCall(
      "get-service", "GET", "/v1/service/service/*",
      answers: [Answer(200), Answer(401), Answer(403), Answer(404)]),
    DocumentedCall(
      "delete-service", "DELETE", "/v1/service/service/*",
      answers: [Answer(202), Answer(401), Answer(403), Answer(404)]),
    DocumentedCall(
      "list-users", "GET", "/v1/service/service/*/users",
      answers: [Answer(200), Answer(401), Answer(403), Answer(404)]),
    DocumentedCall(
      "create-user", "POST", "/v1/service/service/*/users",
      answers: [Answer(201, or: 200), Answer(401), Answer(403), Answer(404), Answer(409), Answer(422)]),
    DocumentedCall(
      "get-user", "GET", "/v1/service/service/*/users/*", "/v1/service/service/*/user/*",
      answers: [Answer(200), Answer(401), Answer(403), Answer(404)]),
    DocumentedCall(
      "delete-user", "DELETE", "/v1/service/service/*/users/*",
      answers: [Answer(202), Answer(401), Answer(403), Answer(404)]),
    DocumentedCall(
      "start", "POST", "/v1/service/service/*/users/*/auth",
      answers: [Answer(201, or: 200), Answer(401), Answer(403), Answer(404), Answer(409), Answer(422)]),
    DocumentedCall(
      "verify", "PUT", "/v1/service/service/*/users/*/auth",
      answers: [Answer(200), Answer(401), Answer(403), Answer(404), Answer(422)]),
  ]

  /// The call that a request is, however it was typed.
  ///
  /// - Parameter url: whole, or the path alone; a path before `/v1`, as a proxy may have it, does not count.
  /// - Returns: null for what is none of them, such as the control calls of a sandbox.
  package static func matching(method: String, url: String) -> DocumentedCall? {
    let path = url.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    return all.first { call in call.method == method && call.paths.contains { matches(path, $0) } }
  }

  private static func matches(_ path: [Substring], _ pattern: String) -> Bool {
    let pattern = pattern.split(separator: "/")
    return path.count >= pattern.count
      && zip(path.suffix(pattern.count), pattern).allSatisfy { part, wanted in wanted == "*" || part == wanted }
  }
}
