/// Names with values as they stand in a query or in an `application/x-www-form-urlencoded` body, percent-decoded.
struct FormParameters: Sendable {
  /// In the order sent. A name may come several times.
  private(set) var all: [(name: String, value: String)]

  /// - Parameter text: As `to=%2B37255555555&limit=1`; a name without `=` has an empty value.
  init(_ text: some BidirectionalCollection<UInt8>) {
    all = text.split(separator: UInt8(ascii: "&")).map { pair in
      let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let value = sides.count < 2 ? "" : PercentEncoding.decode(sides[1], plusIsBlank: true)
      return (PercentEncoding.decode(sides[0], plusIsBlank: true), value)
    }
  }

  init() { all = [] }

  /// The value of the first parameter of that name.
  subscript(name: String) -> String? { all.first { $0.name == name }?.value }

  /// These parameters with others behind them.
  func followed(by others: FormParameters) -> FormParameters {
    var parameters = self
    parameters.all += others.all
    return parameters
  }
}
