import Testing
import VgshRuntime

struct FunctionsTableTests {
  @Test func `every function of the language is in the table once`() {
    let language = """
      len keys values get first last type int double text json parse_json lower upper trim split join replace
      starts_with ends_with csv json_file read_file now date_format uuid random_int random_phone totp base64 sha256
      min max abs sum sort unique
      """
    #expect(
      FunctionTable.all.map(\.name).sorted() == language.split(whereSeparator: \.isWhitespace).map(String.init).sorted()
    )
  }

  @Test(arguments: FunctionTable.all.map(\.name))
  func `an entry is found by its name and says what help needs`(name: String) throws {
    let function = try #require(FunctionTable.named(name))
    #expect(function.name == name)
    #expect(!function.summary.isEmpty && !function.summary.hasSuffix("."))
    #expect(function.example.contains(name + "("))
  }

  @Test(arguments: FunctionTable.all.filter { !["csv", "json_file", "read_file"].contains($0.name) }.map(\.example))
  func `an example is true`(example: String) async throws {
    try await expectShown("(\(example))", "true")
  }

  @Test func `an unknown name finds nothing`() {
    #expect(FunctionTable.named("length") == nil)
  }

  @Test func `the number of arguments follows from the parameters`() throws {
    #expect(try #require(FunctionTable.named("now")).argumentCount == 0...0)
    #expect(try #require(FunctionTable.named("get")).argumentCount == 2...3)
    #expect(try #require(FunctionTable.named("min")).argumentCount == 1...Int.max)
  }

  @Test func `usage shows optional and repeated parameters`() throws {
    #expect(try #require(FunctionTable.named("get")).usage == "get(value, path, [default])")
    #expect(try #require(FunctionTable.named("min")).usage == "min(values, …)")
  }
}
