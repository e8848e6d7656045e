/// Which tests are meant by `--filter`.
struct TestFilter: Sendable {
  /// In small letters; null for all.
  private let text: String?

  init(_ text: String?) { self.text = text?.lowercased() }

  /// Whether all tests of a file are meant.
  func matches(_ file: TestFile) -> Bool { contains(file.path) }

  func matches(_ test: String, in file: TestFile) -> Bool { contains(test) || matches(file) }

  private func contains(_ name: String) -> Bool {
    guard let text else { return true }
    return name.lowercased().contains(text)
  }
}
