import VGScript
import VgshRuntime

/// Makes the pages of `help` from signatures, so that they cannot say anything else than what is.
package struct HelpText: Sendable {
  /// Columns that a page fills at most.
  private static let width = 78

  private let catalog: Catalog

  package init(_ catalog: Catalog) { self.catalog = catalog }

  /// The page about a command, a family of commands, a topic, a function or a word of the language; about everything
  /// where nothing is asked for.
  ///
  /// - Returns: null for what is neither.
  package func text(for asked: String) -> String? {
    if asked.isEmpty { return overview }
    let group = catalog.isGroup(asked) ? groupPage(asked) : nil
    if let signature = catalog[asked] {
      // `sandbox pin` is a command and the beginning of others.
      return group.map { page(signature) + "\nSee also:\n" + $0 } ?? page(signature)
    }
    if let group { return group }
    if let topic = HelpTopic(rawValue: asked) ?? Keyword(rawValue: asked).map(HelpTopic.init) { return page(topic) }
    return FunctionTable.named(asked).map(page)
  }

  private func page(_ topic: HelpTopic) -> String {
    topic.page ?? rows(FunctionTable.all.map { ($0.usage, $0.summary) })
  }

  /// The page of one function.
  private func page(_ function: Function) -> String {
    "\(function.name): \(function.summary)\n\n" + wrapped("usage: \(function.usage)", indent: 8, firstIndent: 2)
      + "\nExample:\n  \(function.example)\n"
  }

  /// The page of one command.
  package func page(_ signature: Signature) -> String {
    var page = "\(signature.name): \(signature.summary)\n\n"
    page += wrapped("usage: \(signature.usage)", indent: 8, firstIndent: 2)
    if !signature.details.isEmpty { page += "\n" + paragraphs(signature.details) }
    page += section("Arguments", signature.parameters.map { ($0.name, $0.help) })
    page += section("Options", signature.options.map { ($0.optionForm, $0.help) })
    page += resultSection(signature.result)
    page += examples(signature.examples)
    return page
  }

  private var overview: String {
    let head = "Commands; 'help COMMAND' explains one:\n"
    let topics = HelpTopic.allCases.map { ($0.rawValue, $0.summary) }
    return head + rows(catalog.signatures.map { ($0.name, $0.summary) })
      + "\nTopics; 'help TOPIC' explains one:\n" + rows(topics)
  }

  private func groupPage(_ group: String) -> String {
    rows(catalog.signatures.filter { $0.name.hasPrefix(group + " ") }.map { ($0.form, $0.summary) })
  }

  private func resultSection(_ shape: ResultShape) -> String {
    guard let text = shape.helpText else { return "" }
    return "\nResult:\n" + wrapped(text, indent: 2)
  }

  private func examples(_ examples: [Signature.Example]) -> String {
    guard !examples.isEmpty else { return "" }
    return "\nExamples:\n" + examples.map { "  \($0.line)\n      \($0.explanation)\n" }.joined()
  }

  private func section(_ title: String, _ entries: [(String, String)]) -> String {
    entries.isEmpty ? "" : "\n\(title):\n" + rows(entries)
  }

  /// Names on the left, what they mean on the right; below where the name is too long.
  private func rows(_ entries: [(name: String, meaning: String)]) -> String {
    let column = min(24, entries.map(\.name.utf8.count).max() ?? 0) + 4
    return entries.map { name, meaning in
      let fits = name.utf8.count + 4 <= column
      let head = "  " + (fits ? name.padded(to: column - 2) : name + "\n" + String(repeating: " ", count: column))
      return head + wrapped(meaning, indent: column, firstIndent: column).dropFirst(column)
    }.joined()
  }

  /// Paragraphs are filled; lines that begin with a blank stay as they are.
  private func paragraphs(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix(" ") ? "  \(line)\n" : wrapped(String(line), indent: 2)
    }.joined()
  }

  private func wrapped(_ text: String, indent: Int, firstIndent: Int? = nil) -> String {
    var lines = [String(repeating: " ", count: firstIndent ?? indent)]
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, lines[lines.count - 1].count + 1 + word.count > Self.width {
        lines.append(String(repeating: " ", count: indent))
        isEmpty = true
      }
      lines[lines.count - 1] += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension ResultShape {
  /// In words: the fields of a record, and of the rows of a list.
  fileprivate var helpText: String? {
    switch self {
    case .none: nil
    case .any: "any value"
    case .scalar: "a single value"
    case .record(let fields): "a record of " + fields.map(\.name).joined(separator: ", ")
    case .list(.record(let fields)): "a list of records of " + fields.map(\.name).joined(separator: ", ")
    case .list: "a list"
    }
  }
}
