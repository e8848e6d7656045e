import VgshRuntime

/// A saved service.
package struct ExportedService: Hashable, Sendable {
  package var name: String
  package var id: String
  package var fqdn: String?
  package var ctime: String?
  /// The base URL, or `sandbox`.
  package var url: String
  package var account: String

  package init(name: String, id: String, fqdn: String?, ctime: String?, url: String, account: String) {
    self.name = name
    self.id = id
    self.fqdn = fqdn
    self.ctime = ctime
    self.url = url
    self.account = account
  }

  /// As a row of `show services`.
  var value: Value {
    [
      "name": .text(name), "id": .text(id), "fqdn": Value(fqdn), "ctime": Value(ctime), "url": .text(url),
      "account": .text(account),
    ]
  }
}
