/// Shows web pages to the user.
package protocol Browser: Sendable {
  /// Lets a browser show a page, and returns at once.
  ///
  /// - Returns: false where no browser was found.
  func open(_ url: String) async -> Bool
}
