import Testing
import VgshRuntime

struct FunctionsNumberTests {
  let call = FunctionCall()
  private let second = Value.duration(.seconds(1))
  private let minute = Value.duration(.seconds(60))

  @Test func `min and max take a list or several values of one order`() async throws {
    try await call.expect("min", [3, .double(1.5), 2], gives: .double(1.5))
    try await call.expect("max", 3, 1, 2, gives: 3)
    try await call.expect("min", ["b", "a"], gives: "a")
    try await call.expect("max", second, minute, gives: minute)
    try await call.expect("max", [7], gives: 7)
    await call.expect("min", [], fails: "min: the list is empty")
    await call.expect("max", 1, fails: "max: values must be a list, not an int")
    await call.expect("max", 1, "a", fails: "cannot order an int and a text")
    await call.expect("min", [true], fails: "cannot order a bool and a bool")
  }

  @Test func `abs takes the sign off`() async throws {
    try await call.expect("abs", -3, gives: 3)
    try await call.expect("abs", 3, gives: 3)
    try await call.expect("abs", .double(-2.5), gives: .double(2.5))
    try await call.expect("abs", .duration(.seconds(-1)), gives: second)
    await call.expect("abs", .int(.min), fails: "-(-9223372036854775808) is more than an int holds")
    await call.expect("abs", "3", fails: "abs: number must be a number or duration, not a text")
  }

  @Test func `sum adds numbers or durations`() async throws {
    try await call.expect("sum", [1, 2, 3], gives: 6)
    try await call.expect("sum", [1, .double(0.5)], gives: .double(1.5))
    try await call.expect("sum", [second, minute], gives: .duration(.seconds(61)))
    try await call.expect("sum", [], gives: 0)
    await call.expect("sum", [1, second], fails: "cannot add an int and a duration")
    await call.expect("sum", ["a", "b"], fails: "sum: each item must be a number or duration, not a text")
    await call.expect("sum", [.int(.max), 1], fails: "9223372036854775807 + 1 is more than an int holds")
    await call.expect("sum", 1, fails: "sum: list must be a list, not an int")
  }

  @Test func `sort orders numbers, texts and durations`() async throws {
    try await call.expect("sort", [3, .double(1.5), 2], gives: [.double(1.5), 2, 3])
    try await call.expect("sort", ["b", "a", "B"], gives: ["B", "a", "b"])
    try await call.expect("sort", [minute, second], gives: [second, minute])
    try await call.expect("sort", [], gives: [])
    await call.expect("sort", [1, "a"], fails: "cannot order a text and an int")
    await call.expect("sort", [nil], fails: "cannot order null and null")
    await call.expect("sort", "cab", fails: "sort: list must be a list, not a text")
  }

  @Test func `sort orders records by a field and keeps equal ones in their order`() async throws {
    let rows: Value = [["n": 2, "k": "a"], ["n": 1, "k": "b"], ["n": 2, "k": "c"], ["n": 1, "k": "d"]]
    try await call.expect(
      "sort", rows, "n", gives: [["n": 1, "k": "b"], ["n": 1, "k": "d"], ["n": 2, "k": "a"], ["n": 2, "k": "c"]])
    await call.expect("sort", rows, "m", fails: "no field 'm': there is n, k")
    await call.expect("sort", [1], "m", fails: "an int has no field 'm'")
    await call.expect("sort", rows, 1, fails: "sort: by must be a text, not an int")
  }

  @Test func `unique keeps the first of the same`() async throws {
    try await call.expect("unique", [1, 2, 1, .double(2), "1", nil, nil], gives: [1, 2, "1", nil])
    try await call.expect(
      "unique", [["a": 1, "b": 2], ["b": 2, "a": 1], ["a": 1]], gives: [["a": 1, "b": 2], ["a": 1]])
    try await call.expect("unique", [[1, 2], [2, 1], [1, 2]], gives: [[1, 2], [2, 1]])
    try await call.expect("unique", [.double(0), .double(-0.0)], gives: [.double(0)])
    await call.expect("unique", ["a": 1], fails: "unique: list must be a list, not a record")
  }

  @Test func `a secret among the items stays one`() async throws {
    #expect(try await call("sort", [.secret("b"), "a"]).json.text() == #"["a","•••"]"#)
    #expect(try await call("max", "a", .secret("b")).isTainted)
    #expect(try await call("unique", [.secret("b")]).isTainted)
  }
}
