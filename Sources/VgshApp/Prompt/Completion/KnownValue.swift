import VgshBase
import VgshRuntime

/// What is known of a value while a line is typed.
enum KnownValue {
  case value(Value)
  /// What the static check knows of a command's result.
  case shape(ResultShape)
  /// A record of names without known values: the environment.
  case names(NameIndex)

  /// The names of its fields, with what is known of each.
  func fields(beginning: String, limit: Int) -> [(name: String, value: KnownValue?)] {
    switch self {
    case .value(.record(let record)):
      let matching = record.lazy.filter { $0.key.utf8.starts(with: beginning.utf8) }
      return matching.prefix(limit).map { ($0.key, .value($0.value)) }
    case .value: return []
    case .shape(.record(let fields)):
      return fields.filter { $0.name.utf8.starts(with: beginning.utf8) }.map { ($0.name, .shape($0.shape)) }
    case .shape: return []
    case .names(let index): return index.matching(beginning, limit: limit).map { ($0, nil) }
    }
  }

  func field(_ name: String) -> KnownValue? {
    switch self {
    case .value(.record(let record)): record[name].map(KnownValue.value)
    case .shape(.record(let fields)): fields.first { $0.name == name }.map { .shape($0.shape) }
    case .value, .shape, .names: nil
    }
  }

  /// The items of a list; nil where it is none, or how many there are is not known.
  var items: [Value]? {
    if case .value(.list(let items)) = self { items } else { nil }
  }

  /// An item of a list; nil for any.
  func item(_ place: Int?) -> KnownValue? {
    switch self {
    case .value(.list(let items)):
      let place = place ?? 0
      let position = place < 0 ? items.count + place : place
      return items.indices.contains(position) ? .value(items[position]) : nil
    case .shape(.list(let item)): return .shape(item)
    case .value, .shape, .names: return nil
    }
  }

  /// Whether something may be taken out of it.
  var isComposite: Bool {
    switch self {
    case .value(.record), .value(.list), .shape(.record), .shape(.list), .names: true
    case .value, .shape: false
    }
  }

  /// A few words about it; a secret shows its mark.
  var summary: String {
    switch self {
    case .value(.list(let items)): "list of \(items.count)"
    case .value(.record(let record)): "record of \(record.count)"
    case .value(let value):
      // A cell is one character at least: what is further behind is not looked at.
      String(DisplayWidth.prefix(of: String(value.displayText.prefix(40)).visible(), columns: 40).text)
    case .shape(.list): "list"
    case .shape(.record): "record"
    case .shape, .names: ""
    }
  }
}
