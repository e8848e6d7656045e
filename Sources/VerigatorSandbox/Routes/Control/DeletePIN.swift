/// `DELETE /sandbox/pins/{phone}`: the number gets random PINs again. Answers `{"pin": null}`, also where none was
/// pinned.
enum DeletePIN {
  static var route: Route {
    Route(
      .deletePIN, .delete, "/sandbox/pins/{phone}",
      .control(.writing) { call, transaction in
        try transaction.unpin(call[.phone])
        return Answer(200, ["pin": nil])
      })
  }
}
