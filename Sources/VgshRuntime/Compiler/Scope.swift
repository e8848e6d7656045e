import VgshBase

/// A variable as the compiler knows it.
struct Variable: Sendable {
  let name: String
  let slot: Int
  /// What is known of its value.
  var shape: ResultShape
  /// Its `let`; null for what was there before: `--var`, an earlier line of the prompt.
  let span: SourceSpan?
}

/// The names that outlive one script of a session: at the prompt each line sees those of the lines before.
package struct GlobalScope: Sendable {
  var variables: [String: Variable] = [:]
  var slotCount = 0
  var definitions: [String: DefinitionHead] = [:]
  var definitionCount = 0

  package init() {}

  package var names: [String] { variables.keys.sorted() }

  mutating func declare(_ name: String, shape: ResultShape, at span: SourceSpan?) -> Variable {
    // A second `let` of a name takes the slot of the first: a `def` sees globals as they are when it is called.
    let slot = variables[name]?.slot ?? slotCount
    slotCount = max(slotCount, slot + 1)
    let variable = Variable(name: name, slot: slot, shape: shape, span: span)
    variables[name] = variable
    return variable
  }
}

/// What callers of a `def` need to know.
struct DefinitionHead: Sendable {
  struct Parameter: Sendable {
    let name: String
    let isOptional: Bool
    /// A default of `false` makes a flag.
    let isFlag: Bool

    /// The name as an option of a command.
    var optionName: String { String(name.map { $0 == "_" ? "-" : $0 }) }
  }

  let name: String
  let number: Int
  let parameters: [Parameter]
  let span: SourceSpan
}

/// The blocks around a place within one frame.
struct LocalScopes {
  /// Innermost last.
  private var blocks: [[String: Variable]] = [[:]]
  private(set) var slotCount: Int

  init(slotCount: Int) { self.slotCount = slotCount }

  /// - Parameter variables: what is bound already in the block.
  mutating func enter(with variables: [Variable] = []) {
    blocks.append(Dictionary(variables.map { ($0.name, $0) }, uniquingKeysWith: { $1 }))
  }

  /// - Returns: the variables of the block that was left.
  @discardableResult
  mutating func leave() -> [Variable] { blocks.popLast().map { Array($0.values) } ?? [] }

  /// Whether no block is open: the top level of a script.
  var isOutermost: Bool { blocks.count == 1 }

  mutating func declare(_ name: String, shape: ResultShape, at span: SourceSpan?) -> Variable {
    let slot = blocks[blocks.count - 1][name]?.slot ?? slotCount
    slotCount = max(slotCount, slot + 1)
    let variable = Variable(name: name, slot: slot, shape: shape, span: span)
    blocks[blocks.count - 1][name] = variable
    return variable
  }

  func find(_ name: String) -> Variable? {
    for block in blocks.reversed() {
      if let variable = block[name] { return variable }
    }
    return nil
  }

  mutating func forgetShape(of name: String) {
    for index in blocks.indices.reversed() where blocks[index][name] != nil {
      blocks[index][name]?.shape = .any
      return
    }
  }

  mutating func reserve(_ count: Int) { slotCount = max(slotCount, count) }

  var names: [String] { blocks.flatMap(\.keys) }
}
