/// A service the user works with, under a name of its own for each account of each server.
package struct SavedService: Hashable, Sendable {
  package var name: String
  /// The server's id, opaque.
  package var id: String
  package var fqdn: String?
  /// As the server wrote it.
  package var ctime: String?

  package init(name: String, id: String, fqdn: String?, ctime: String?) {
    self.name = name
    self.id = id
    self.fqdn = fqdn
    self.ctime = ctime
  }
}
