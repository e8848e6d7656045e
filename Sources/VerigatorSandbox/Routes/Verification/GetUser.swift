/// `GET /v1/service/service/{service}/users/{user}`: a user by its id.
enum GetUser {
  static var route: Route {
    Route(.getUser, .get, "/v1/service/service/{service}/users/{user}", description(), handler)
  }

  /// The same with `user` in the path, which is what the official Java SDK asks for.
  static var singularRoute: Route {
    Route(
      .getUser, .get, "/v1/service/service/{service}/user/{user}", description(variant: "singular"), handler)
  }

  private static func description(variant: String? = nil) -> Route.Description {
    .init(summary: "A user by its id", variant: variant, replies: [.init(200, "The user", User.schema)])
  }

  private static var handler: Route.Handler {
    .account(.reading) { call, account, transaction in
      let service = try transaction.service(call[.service], of: account)
      return Answer(200, try transaction.user(call[.user], in: service).json)
    }
  }
}
