import ExactJSON
import Testing
import VgshBase
import VgshOutput
import VgshRuntime

struct FormatRendererTests {
  private func render(_ format: OutputFormat, _ value: Value, isTerminal: Bool = false) -> String {
    format.renderer.render(value, for: ConsoleStyle(isTerminal: isTerminal))
  }

  @Test func jsonIsPretty() {
    #expect(render(.json, ["a": [1, nil], "b": [:]]) == "{\n  \"a\": [\n    1,\n    null\n  ],\n  \"b\": {}\n}\n")
  }

  @Test func jsonCannotSteerATerminalAndStaysTheSameDocument() throws {
    let text = render(.json, .text("a\u{9B}2J\u{202E}\u{7F}\u{1B}"))
    #expect(text == #""a\u009b2J\u202e\u007f\u001b""# + "\n")
    #expect(try JSON(parsing: text) == .string("a\u{9B}2J\u{202E}\u{7F}\u{1B}"))
  }

  @Test func ndjsonIsAnItemPerLine() {
    #expect(render(.ndjson, [["a": 1], "x\ny"]) == "{\"a\":1}\n\"x\\ny\"\n")
    #expect(render(.ndjson, ["a": 1]) == "{\"a\":1}\n")
    #expect(render(.ndjson, []) == "")
  }

  @Test func csvQuotesWhatNeedsIt() {
    let rows: Value = [
      ["name": "plain", "text": "a,b", "n": 1], ["name": "say \"hi\"", "text": "two\r\nlines", "more": [1, 2]],
      ["name": "", "text": nil, "n": .double(2.5)],
    ]
    #expect(
      render(.csv, rows) == #"""
        name,text,n,more
        plain,"a,b",1,
        "say ""hi""","two\#r\#nlines",,"[1,2]"
        "",,2.5,

        """#)
  }

  @Test func csvOfOtherValues() {
    #expect(render(.csv, ["a": 1, "b": "x"]) == "a,b\n1,x\n")
    #expect(render(.csv, ["x", "y z", " y"]) == "value\nx\ny z\n\" y\"\n")
    #expect(render(.csv, "x") == "value\nx\n")
    #expect(render(.csv, []) == "")
  }

  @Test func tsvEscapes() {
    #expect(render(.tsv, [["a": "x\ty", "b": "1\n2\\"]]) == "a\tb\nx\\ty\t1\\n2\\\\\n")
  }

  @Test func separatedTextCannotSteerATerminal() {
    #expect(render(.csv, [["a": "\u{1B}c"]], isTerminal: true) == "a\n\\u{1B}c\n")
    #expect(render(.csv, [["a": "\u{1B}c"]]) == "a\n\u{1B}c\n")
  }

  @Test func yamlNests() {
    let value: Value = [
      "name": "CoffeeShop", "users": [["id": "a1", "tags": ["x", []]], ["id": 2, "more": [:]]],
      "lists": [[1, 2], [3]], "none": nil,
    ]
    #expect(
      render(.yaml, value) == """
        name: CoffeeShop
        users:
          - id: a1
            tags:
              - x
              - []
          - id: 2
            more: {}
        lists:
          - - 1
            - 2
          - - 3
        none: null

        """)
  }

  @Test(arguments: [
    ("plain text", "plain text"), ("a.b/c_d-e@f+g", "a.b/c_d-e@f+g"), ("/path", "/path"), ("", "\"\""),
    ("+37255555555", #""+37255555555""#), ("0042", #""0042""#), ("1e5", #""1e5""#), ("12:30", #""12:30""#),
    ("true", #""true""#), ("No", #""No""#), ("NULL", #""NULL""#), ("~", #""~""#), ("y", #""y""#), (".inf", #"".inf""#),
    ("a: b", #""a: b""#), ("a #b", #""a #b""#), ("- a", #""- a""#), (" a", #"" a""#), ("a ", #""a ""#),
    ("{a}", #""{a}""#), ("*a", #""*a""#), ("a\nb", #""a\nb""#), ("a\"b\\", #""a\"b\\""#), ("õ", #""õ""#),
    ("\u{85}\u{2028}\u{1B}", #""\u0085\u2028\u001B""#), ("5m", #""5m""#), ("---", #""---""#),
  ])
  func yamlQuotesWhatCouldBeReadAsSomethingElse(text: String, yaml: String) {
    #expect(render(.yaml, .text(text)) == yaml + "\n")
    #expect(render(.yaml, .record([text: 1])) == yaml + ": 1\n")
  }

  @Test func yamlNumbersStayNumbers() {
    #expect(
      render(.yaml, [1, -2, .double(2.5), .double(1e20), .double(1.5e-7), .double(.infinity)]) == """
        - 1
        - -2
        - 2.5
        - 1.0e+20
        - 1.5e-07
        - .inf

        """)
  }

  @Test(arguments: OutputFormat.allCases)
  func noFormatShowsASecret(format: OutputFormat) {
    let secret = Value.secret(SecretText("hidden-text"))
    for value: Value in [secret, ["a": secret], [["a": secret]], [secret], ["a": [["b": secret]]]] {
      #expect(render(format, value).contains("•••"))
      #expect(!render(format, value).contains("hidden-text"))
    }
  }

  @Test(arguments: OutputFormat.allCases)
  func deepValuesAreWritten(format: OutputFormat) {
    let deep = (0..<500).reduce(Value.int(1)) { value, _ in ["k": [value]] }
    #expect(render(format, deep).contains("1"))
  }
}
