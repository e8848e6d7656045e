/// The options that every command with a list for its result has; the evaluator applies them, no command sees them.
package enum ListOptions {
  package static let condition = "where"
  package static let fields = "fields"
  package static let sort = "sort"

  static let specs = [
    ParameterSpec(
      name: condition, help: "keep the rows for which this holds, as in ($it.name contains \"a\")", role: .condition,
      type: AnyArgumentType(Value.self)),
    ParameterSpec(
      name: fields, help: "show only these fields, in this order: name,id", role: .option,
      type: AnyArgumentType(String.self)),
    ParameterSpec(
      name: sort, help: "order the rows by this field", role: .option, type: AnyArgumentType(String.self)),
  ]
}
