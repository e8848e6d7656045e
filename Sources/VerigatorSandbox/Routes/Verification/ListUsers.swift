/// `GET /v1/service/service/{service}/users`: all users of a service, in the order they were added.
enum ListUsers {
  static var route: Route {
    Route(
      .listUsers, .get, "/v1/service/service/{service}/users",
      .init(summary: "All users of a service", replies: [.init(200, "The users", schema)]),
      .account(.reading) { call, account, transaction in
        let service = try transaction.service(call[.service], of: account)
        // Written user by user, for a service may have very many. The Java SDK's class reads `count`, its tests
        // `total`.
        var text = Array(#"{"users":["#.utf8)
        var count = 0
        try transaction.forEachUser(of: service) { user in
          if count > 0 { text.append(UInt8(ascii: ",")) }
          user.json.append(to: &text)
          count += 1
        }
        text.append(contentsOf: #"],"count":\#(count),"total":\#(count)}"#.utf8)
        return Answer(200, encoded: text)
      })
  }

  private static var schema: JSONSchema {
    .object(["users": .array(of: User.schema), "count": .integer(0...), "total": .integer(0...)]).named("Users")
  }
}
