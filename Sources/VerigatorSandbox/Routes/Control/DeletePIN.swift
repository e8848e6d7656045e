/// `DELETE /sandbox/pins/{phone}`: the number gets random PINs again. Answers `{"pin": null}`, also where none was
/// pinned; 422 for what is no phone number.
enum DeletePIN {
  static var route: Route {
    Route(
      .deletePIN, .delete, "/sandbox/pins/{phone}",
      .init(
        summary: "Gives a number random PINs again",
        replies: [
          .init(200, "None is pinned", .object(["pin": .null])),
          .refusal(.invalid, "The path has no phone number"),
        ]),
      .control(.writing) { call, transaction in
        let phoneNumber = try PhoneNumber(
          call[.phone], field: "The phone number in the path", lenient: call.settings.lenientPhone)
        try transaction.unpin(phoneNumber.text)
        return Answer(200, ["pin": nil])
      })
  }
}
