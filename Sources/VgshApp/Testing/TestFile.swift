import VgshBase

/// One file to run as tests.
struct TestFile: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// `.vgs`, and whatever else is named itself.
    case script
    /// Markdown with scripts in it.
    case document

    init(path: String) {
      let name = path.lowercased()
      self = name.hasSuffix(".md") || name.hasSuffix(".markdown") ? .document : .script
    }
  }

  /// As it was given, or found under a folder that was.
  let path: String
  let kind: Kind

  init(path: String, kind: Kind? = nil) {
    self.path = path
    self.kind = kind ?? Kind(path: path)
  }

  /// The last part of the path: what the test of a file without tests is called.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}
