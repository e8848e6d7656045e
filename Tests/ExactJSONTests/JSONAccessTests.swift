import ExactJSON
import Testing

@Suite struct JSONAccessTests {
  @Test func `equality of objects ignores the order of keys only`() {
    #expect(["a": 1, "b": 2] as JSON == ["b": 2, "a": 1])
    #expect(["a": 1, "b": 2] as JSON != ["a": 2, "b": 1])
    #expect(["a": 1] as JSON != ["a": 1, "b": nil])
    #expect([1, 2] as JSON != [2, 1])
    #expect(1 as JSON != 1.0)
    #expect("1" as JSON != 1)
  }

  @Test func `accessors give a value of their kind and nothing else`() {
    let value: JSON = ["n": nil, "t": true, "i": 7, "d": 1.5, "s": "x", "a": [1, 2]]
    #expect(value["n"]?.isNull == true)
    #expect(value["t"]?.bool == true)
    #expect(value["i"]?.integer == 7)
    #expect(value["i"]?.double == 7)
    #expect(value["d"]?.double == 1.5)
    #expect(value["d"]?.integer == nil)
    #expect(value["s"]?.string == "x")
    #expect(value["a"]?.array == [1, 2])
    #expect(value["a"]?[1] == 2)
    #expect(value["a"]?[2] == nil)
    #expect(value["a"]?[-1] == nil)
    #expect(value["a"]?["x"] == nil)
    #expect(value["missing"] == nil)
    #expect(value[0] == nil)
    #expect(value.object?.keys.elements == ["n", "t", "i", "d", "s", "a"])
    #expect(
      value["s"]?.integer == nil && value["i"]?.string == nil && value["i"]?.bool == nil && value["i"]?.array == nil)
  }
}
