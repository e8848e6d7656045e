import Testing
import VgshRuntime

struct FunctionsCollectionTests {
  let call = FunctionCall()

  @Test func `len counts characters, items and fields`() async throws {
    try await call.expect("len", "Zoë👨‍👩‍👧", gives: 4)
    try await call.expect("len", "", gives: 0)
    try await call.expect("len", [1, nil], gives: 2)
    try await call.expect("len", ["a": 1], gives: 1)
    try await call.expect("len", .secret("hush"), gives: 4)
    await call.expect("len", 5, fails: "len: value must be a text, list or record, not an int")
    await call.expect("len", nil, fails: "len: value must be a text, list or record, not null")
  }

  @Test func `keys and values keep the record's order`() async throws {
    try await call.expect("keys", ["b": 1, "a": 2], gives: ["b", "a"])
    try await call.expect("values", ["b": 1, "a": 2], gives: [1, 2])
    try await call.expect("keys", [:], gives: [])
    await call.expect("keys", [1], fails: "keys: record must be a record, not a list")
    await call.expect("values", "a", fails: "values: record must be a record, not a text")
  }

  @Test func `get follows a path of names and places`() async throws {
    let reply: Value = ["users": [["id": "u1"], ["id": "u2"]], "content.type": "json", "none": nil]
    try await call.expect("get", reply, "users.1.id", gives: "u2")
    try await call.expect("get", reply, "users.-1.id", gives: "u2")
    try await call.expect("get", reply, "content.type", gives: "json")
    try await call.expect("get", ["a": ["b.c": 1]], "a.b.c", gives: 1)
    try await call.expect("get", [7, 8], 1, gives: 8)
  }

  @Test func `get gives the default where the path leads nowhere`() async throws {
    try await call.expect("get", ["a": 1], "b", gives: nil)
    try await call.expect("get", ["a": 1], "b", "none", gives: "none")
    try await call.expect("get", ["a": 1], "a.b.c", 0, gives: 0)
    try await call.expect("get", [1], 1, 0, gives: 0)
    try await call.expect("get", nil, "a", 0, gives: 0)
    try await call.expect("get", ["a": nil], "a", 0, gives: nil)
    try await call.expect("get", ["": 1], "", 0, gives: 1)
    await call.expect("get", "text", "a", fails: "get: value must be a list, record or null, not a text")
    await call.expect("get", [:], true, fails: "get: path must be a text or int, not a bool")
  }

  @Test func `first and last need an item`() async throws {
    try await call.expect("first", [1, 2, 3], gives: 1)
    try await call.expect("last", [1, 2, 3], gives: 3)
    await call.expect("first", [], fails: "first: the list is empty")
    await call.expect("last", [], fails: "last: the list is empty")
    await call.expect("last", "abc", fails: "last: list must be a list, not a text")
  }

  @Test func `type names every type and does not give a secret away`() async throws {
    let values: [Value] = [nil, true, 1, .double(1), "a", .duration(.seconds(1)), [], [:], .secret("hush")]
    let names = ["null", "bool", "int", "double", "text", "duration", "list", "record", "text"]
    for (value, name) in zip(values, names) { try await call.expect("type", value, gives: .text(name)) }
  }

  @Test func `what is picked out is as secret as it was`() async throws {
    let record: Value = ["pin": .secret("123456"), "name": "x"]
    #expect(try await call("get", record, "pin").isTainted)
    #expect(try await !call("get", record, "name").isTainted)
    #expect(try await call("first", [.secret("123456")]).isTainted)
    #expect(try await call("values", record).isTainted)
    #expect(try await !call("keys", record).isTainted)
  }
}
