import VgshRuntime
import VgshSession

/// What a stretch of a session began with, as the commands that make it.
final class Prelude {
  struct User {
    let command: WrittenCommand
    let service: SavedService
    /// Before the command, where something of it is made up.
    let comment: String?
    /// Where it stood in a list that was seen: users are made in that order.
    var rank: Int
  }

  /// Who is logged in, where that is another than at the beginning of a script.
  var login: String?
  var services: [(id: String, command: WrittenCommand, comment: String?)] = []
  var users: [String: User] = [:]
  /// What is missing and cannot be made.
  var comments: [String] = []

  var sortedUsers: [User] {
    users.values.sorted { a, b in a.rank != b.rank ? a.rank < b.rank : a.command.text < b.command.text }
  }
}
