import Testing
import VgshRuntime

struct FunctionsFileTests {
  private func call(_ text: String) -> FunctionCall { call(Array(text.utf8)) }
  private func call(_ bytes: [UInt8]) -> FunctionCall {
    FunctionCall(host: FunctionHost(files: ["scripts/file": bytes]))
  }

  @Test func `csv gives a record of texts for each row`() async throws {
    try await call("email,phone\r\na@b.c,+3725\r\n,\r\n").expect(
      "csv", "file", gives: [["email": "a@b.c", "phone": "+3725"], ["email": "", "phone": ""]])
  }

  @Test func `csv takes quotes, LF, a byte order mark, empty lines and a last line without end`() async throws {
    try await call("\u{FEFF}\"a\",b\n\n\"x, \"\"y\"\"\r\nz\",\"\"\n1,2").expect(
      "csv", "file", gives: [["a": "x, \"y\"\r\nz", "b": ""], ["a": "1", "b": "2"]])
  }

  @Test func `csv of nothing or of a header alone has no rows`() async throws {
    try await call("").expect("csv", "file", gives: [])
    try await call("a,b").expect("csv", "file", gives: [])
  }

  @Test func `csv takes another separator`() async throws {
    try await call("a;b\n1,5;2").expect("csv", "file", ";", gives: [["a": "1,5", "b": "2"]])
    await call("a").expect("csv", "file", ";;", fails: "csv: the separator must be one ASCII character")
    await call("a").expect("csv", "file", "\"", fails: "csv: the separator must be one ASCII character")
    await call("a").expect("csv", "file", 1, fails: "csv: separator must be a text, not an int")
  }

  @Test(arguments: [
    ("a,b\n1,2\n3\n", "file:3: this row has 1 field, the first one has 2 fields"),
    ("a,b\n\"1\n\",2\n1,2,3", "file:4: this row has 3 fields, the first one has 2 fields"),
    ("a,b\n1,x\"y", "file:2: a quote inside a field: put the field in quotes and double the quote"),
    ("a,b\n1,\"x\"y", "file:2: text behind a closing quote: double the quotes inside a field"),
    ("a,b\n1,\"x\n\n", "file:2: the quote that opens here is not closed"),
    ("a,,b\n", "file:1: column 2 has no name"),
    ("a,b,a\n", "file:1: two columns are named 'a'"),
  ])
  func `csv names the line of a mistake`(text: String, message: String) async {
    await call(text).expect("csv", "file", failsLocally: message)
  }

  @Test func `json_file gives the value of the document`() async throws {
    try await call("\u{FEFF}{\"a\": [1]}").expect("json_file", "file", gives: ["a": [1]])
    await call("[1,]").expect(
      "json_file", "file", failsLocally: "'file' is no JSON: line 1, column 4: expected a value")
  }

  @Test func `read_file gives the text`() async throws {
    try await call("é\r\n").expect("read_file", "file", gives: "é\r\n")
    await call([0x61, 0xFF]).expect("read_file", "file", failsLocally: "'file' is not UTF-8 text")
    await call([0x61, 0xFF]).expect("csv", "file", failsLocally: "'file' is not UTF-8 text")
  }

  @Test(arguments: ["csv", "json_file", "read_file"])
  func `a file that is missing or too large fails as the host says`(name: String) async {
    await call("").expect(name, "other", failsLocally: "no file other")
    await call([UInt8](repeating: 0x20, count: 16 << 20 + 1)).expect(
      name, "file", failsLocally: "more than 16777216 bytes")
    await call("").expect(name, 5, fails: "\(name): file must be a text, not an int")
  }
}
