/// `GET /sandbox/pins/{phone}`: the PIN that is pinned to a number, as `{"pin": "4711"}`; 404 for any other number.
enum GetPIN {
  static var route: Route {
    Route(
      .pin, .get, "/sandbox/pins/{phone}",
      .init(
        summary: "The PIN that is pinned to a number",
        replies: [.init(200, "The PIN", PIN.objectSchema), .refusal(.notFound, "None is pinned")]),
      .control(.reading) { call, transaction in
        guard let pin = try transaction.pinnedPIN(of: call[.phone]) else {
          throw Problem(.notFound, "No PIN is pinned to \(call[.phone])")
        }
        return Answer(200, ["pin": .string(pin)])
      })
  }
}
