/// What may stand at the cursor, as far as the text before it tells.
enum CompletionPlace: Hashable, Sendable {
  /// Nothing that could be known: a number, a comment, a name that is being made up.
  case nothing
  /// The first word of a statement: a keyword, a command.
  case statement(PartialWord, in: BlockKind)
  /// One of a few words of the grammar.
  case keyword(PartialWord, oneOf: [String])
  /// An operand that begins with a letter: a function or literal, a command where one may stand, keywords of the place.
  case operand(PartialWord, commands: Bool, keywords: [String])
  /// What stands behind `expect error`.
  case errorKind(PartialWord)
  /// A word of the command that the cursor is in.
  case word(PartialWord)
  /// The file of a redirection.
  case file(PartialWord)
  /// The name of a variable, replaced from its `$` on.
  case variable(PartialWord)
  /// What stands behind `.`.
  case field(PartialWord, of: ValuePath)
  /// What stands behind `[`, which is not replaced.
  case index(PartialWord, of: ValuePath)
}

/// A place with what is known around it.
struct CompletionContext: Hashable, Sendable {
  let place: CompletionPlace
  /// What the text itself binds, the latest last, as far as it is in scope at the cursor.
  let locals: [LocalName]
  /// The innermost command around the cursor, with its words before the one that the cursor is in.
  let command: CommandWords?
}

/// The blocks that a statement stands in, as far as keywords depend on them.
struct BlockKind: OptionSet, Hashable, Sendable {
  let rawValue: Int

  static let loop = BlockKind(rawValue: 1)
  static let definition = BlockKind(rawValue: 2)
}

/// The beginning of a word up to the cursor.
struct PartialWord: Hashable, Sendable {
  enum Quote: Hashable, Sendable {
    case single
    case double
  }

  /// Where it begins, its quote included; counted in code points from the beginning of the text.
  var start: Int
  /// What it means so far: without quotes and escapes.
  var text: String
  /// The quote that is open at the cursor.
  var quote: Quote?

  init(start: Int, text: String = "", quote: Quote? = nil) {
    self.start = start
    self.text = text
    self.quote = quote
  }
}

/// A variable bound by the text that is being typed.
struct LocalName: Hashable, Sendable {
  let name: String
  /// Where its value comes from.
  let origin: ValuePath
}

/// Where a value comes from, so that its fields can be looked up without running anything.
struct ValuePath: Hashable, Sendable {
  enum Root: Hashable, Sendable {
    case unknown
    case variable(String)
    case command(CommandWords)
  }

  enum Step: Hashable, Sendable {
    case field(String)
    case item(Int)
    /// An index that is computed.
    case anyItem
  }

  var root: Root
  var steps: [Step] = []

  static let unknown = ValuePath(root: .unknown)

  func appending(_ step: Step) -> ValuePath { ValuePath(root: root, steps: steps + [step]) }
}
