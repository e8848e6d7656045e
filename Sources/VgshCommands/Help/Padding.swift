extension String {
  /// The text with blanks behind it up to a width; names of commands and options are ASCII.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - utf8.count)) }
}
