import CEditline
import Glibc

/// The one process-wide thing the editor needs: a locale in which wide characters are UTF-8.
package enum TextLocale {
  /// Takes the user's character set, or C.UTF-8 where that is not UTF-8.
  ///
  /// Only LC_CTYPE: how numbers are read and written by C code must not depend on the user's country. Done once;
  /// whoever comes later finds it done.
  package static func adopt() { _ = adopted }

  private static let adopted: Bool = {
    if setlocale(LC_CTYPE, "") != nil, isUTF8 { return true }
    for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil && isUTF8 { return true }
    return false
  }()

  private static var isUTF8: Bool {
    guard let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
    return strcmp(codeset, "UTF-8") == 0
  }
}
