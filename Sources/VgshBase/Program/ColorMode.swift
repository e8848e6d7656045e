/// When to use colours: the words of `--color` and of the setting `color`.
package enum ColorMode: String, CaseIterable, Sendable {
  /// On a terminal, unless the environment says otherwise.
  case auto
  case always
  case never
}
