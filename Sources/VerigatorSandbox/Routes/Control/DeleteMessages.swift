/// `DELETE /sandbox/messages`: empties the inbox; PINs that were sent stay valid. Answers `{"messages": []}`.
enum DeleteMessages {
  static var route: Route {
    Route(
      .deleteMessages, .delete, "/sandbox/messages",
      .init(summary: "Empties the inbox; PINs stay valid", replies: [.init(200, "None", GetMessages.schema)]),
      .control(.writing) { _, transaction in
        // What was due before is in the inbox, whether somebody has looked or not.
        try transaction.catchUp()
        try transaction.deleteMessages()
        return Answer(200, ["messages": []])
      })
  }
}
