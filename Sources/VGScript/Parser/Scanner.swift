enum Scanner {
  static func isName(_ utf8: String.UTF8View) -> Bool {
    guard let first = utf8.first, first != 0x30 else { return false }
    return utf8.allSatisfy {
      $0 == 0x5F || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
    }
  }
}
