import ExactJSON

/// `GET /sandbox/services?limit=`: the services of all accounts, newest first, with their users.
///
/// `{"services": [{"id": "…", "name": "CoffeeShop", "fqdn": "coffeeshop.com", "ctime": "…", "account": "sandbox",
/// "user_count": 1, "users": [{"id": "…", "id_in_service": "john", "phone_number": "+37255555555", "ctime": "…"}]}]}`
///
/// `limit`, 1 to 100 and 20 where it is left out, bounds the services, and of each the users, who come by their names;
/// `user_count` counts them all.
enum ListServices {
  static var route: Route {
    Route(
      .services, .get, "/sandbox/services",
      .init(
        summary: "The services of all accounts with their users, newest first", query: [limit.description],
        replies: [
          .init(200, "The services", .object(["services": .array(of: ServiceOverview.schema)]).named("Services"))
        ]),
      .control(.reading) { call, transaction in
        let limit = try limit.value(in: call) ?? 20
        return Answer(200, ["services": .array(try transaction.overview(limit: limit).map(\.json))])
      })
  }

  private static let limit = QueryNumber(name: "limit", meaning: "a number from 1 to 100", range: 1...100)
}

extension ServiceOverview {
  fileprivate var json: JSON {
    [
      "id": .string(id), "name": .string(name), "fqdn": .string(host), "ctime": .string(created.rfc3339),
      "account": .string(account), "user_count": .integer(userCount),
      "users": .array(
        users.map { user in
          [
            "id": .string(user.id), "id_in_service": .string(user.idInService),
            "phone_number": .string(user.phoneNumber), "ctime": .string(user.created.rfc3339),
          ]
        }),
    ]
  }

  fileprivate static var schema: JSONSchema {
    .object([
      "id": .id, "name": .string, "fqdn": .string, "ctime": .time, "account": .string, "user_count": .integer(0...),
      "users": .array(
        of: .object(["id": .id, "id_in_service": .string, "phone_number": .string, "ctime": .time])),
    ]).named("ServiceWithUsers")
  }
}
