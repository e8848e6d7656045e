/// `DELETE /sandbox/messages`: empties the inbox; PINs that were sent stay valid. Answers `{"messages": []}`.
enum DeleteMessages {
  static var route: Route {
    Route(
      .deleteMessages, .delete, "/sandbox/messages",
      .control(.writing) { _, transaction in
        try transaction.deleteMessages()
        return Answer(200, ["messages": []])
      })
  }
}
