import ExactJSON
import Testing

@Suite struct JSONEncodingTests {
  @Test(
    arguments: [
      (nil, "null"), (true, "true"), (0, "0"), (9, "9"), (-1, "-1"), (.integer(.min), "-9223372036854775808"),
      (1.0, "1.0"), (0.1, "0.1"), (1e300, "1e+300"), (.double(.nan), "null"), (.double(.infinity), "null"),
      ("a\"\\/\u{8}\u{C}\n\r\t\u{1}\u{1F}õ\u{7F}😀", #""a\"\\/\b\f\n\r\t\u0001\u001fõ"# + "\u{7F}😀\""),
      ([], "[]"), ([:], "{}"), ([1, [nil]], "[1,[null]]"), (["b": 1, "a": ["c": "d"]], #"{"b":1,"a":{"c":"d"}}"#),
    ] as [(JSON, String)])
  func `a value is written compactly`(value: JSON, expected: String) {
    #expect(value.text() == expected)
    #expect(value.description == expected)
    #expect(value.bytes() == Array(expected.utf8))
  }

  @Test func `pretty text has one member or element per line`() {
    let value: JSON = ["a": 1, "b": [2, ["c": nil]], "d": [], "e": [:]]
    #expect(
      value.text(pretty: true) == """
        {
          "a": 1,
          "b": [
            2,
            {
              "c": null
            }
          ],
          "d": [],
          "e": {}
        }
        """)
  }

  @Test func `bytes are appended behind what is there`() {
    var buffer = Array("x=".utf8)
    JSON.array([1, 2]).append(to: &buffer)
    #expect(String(decoding: buffer, as: UTF8.self) == "x=[1,2]")
  }

  @Test func `every control character comes back`() throws {
    let text = String(String.UnicodeScalarView((0..<0x20).compactMap { Unicode.Scalar($0 as UInt32) }))
    #expect(try JSON(parsing: JSON.string(text).text()).string == text)
  }

  @Test(arguments: [
    0.1, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e21, 123456.789, 3.0, 1e16, 4_503_599_627_370_497.5,
  ])
  func `a double comes back as the same double`(value: Double) throws {
    #expect(try JSON(parsing: JSON.double(value).text()) == .double(value))
  }
}
