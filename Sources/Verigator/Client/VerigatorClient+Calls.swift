/// The nine calls of the API. Each throws ``VerigatorError``, or `CancellationError` when its task is cancelled.
extension VerigatorClient {
  /// Registers a service. Keep its id: the API cannot list services.
  public func createService(name: String, fqdn: HostName) async throws -> Service {
    try await send(CreateService(name: name, fqdn: fqdn))
  }

  /// Fetches a service.
  public func service(_ id: ServiceID) async throws -> Service {
    try await send(GetService(id))
  }

  /// Deletes a service, which must have no users left.
  public func deleteService(_ id: ServiceID) async throws {
    try await send(DeleteService(id))
  }

  /// Lists all users of a service.
  public func users(of service: ServiceID) async throws -> [User] {
    try await send(ListUsers(of: service))
  }

  /// Adds a user to a service.
  public func createUser(
    idInService: String, phoneNumber: PhoneNumber, in service: ServiceID
  ) async throws -> User {
    try await send(CreateUser(idInService: idInService, phoneNumber: phoneNumber, in: service))
  }

  /// Fetches a user.
  public func user(_ id: UserID, in service: ServiceID) async throws -> User {
    try await send(GetUser(id, in: service))
  }

  /// Deletes a user.
  public func deleteUser(_ id: UserID, in service: ServiceID) async throws {
    try await send(DeleteUser(id, in: service))
  }

  /// Starts an authentication: sends a PIN, or asks the user's app.
  public func startAuthentication(
    of user: UserID, in service: ServiceID, method: AuthenticationMethod
  ) async throws -> StartedAuthentication {
    try await send(StartAuthentication(of: user, in: service, method: method))
  }

  /// Verifies what a user typed. A wrong token is a result, not an error.
  public func verify(
    _ token: VerificationToken, of user: UserID, in service: ServiceID
  ) async throws -> Verification {
    try await send(VerifyToken(token, of: user, in: service))
  }
}
