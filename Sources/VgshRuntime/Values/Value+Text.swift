import ExactJSON
import VgshBase

extension Value {
  /// The value as `print` and interpolation write it: text as it is, lists and records as one line of JSON.
  ///
  /// A secret appears as the mark; use `interpolated` where the real text must go on.
  package var displayText: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value): String(value)
    case .text(let text): text
    case .secret: Redactor.mark
    case .duration(let duration): DurationText.text(duration)
    case .list, .record: json.text()
    }
  }

  /// The value as part of a longer text, and whether that makes the whole text secret.
  package var interpolated: (text: String, isSecret: Bool) {
    switch self {
    case .secret(let secret): (secret.reveal(), true)
    case .list, .record: isTainted ? (revealedJSON.text(), true) : (json.text(), false)
    case .null, .bool, .int, .double, .text, .duration: (displayText, false)
    }
  }

  /// The value as JSON; durations are text, secrets the mark.
  package var json: JSON { json { _ in Redactor.mark } }

  /// The value as JSON with its secrets in it: for requests only.
  package var revealedJSON: JSON { json { $0.reveal() } }

  private func json(_ show: (SecretText) -> String) -> JSON {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .integer(value)
    case .double(let value): .double(value)
    case .text(let text): .string(text)
    case .secret(let secret): .string(show(secret))
    case .duration(let duration): .string(DurationText.text(duration))
    case .list(let items): .array(items.map { $0.json(show) })
    case .record(let record): .object(record.mapValues { $0.json(show) })
    }
  }

  /// The value of a JSON document.
  package init(_ json: JSON) {
    self =
      switch json {
      case .null: .null
      case .bool(let value): .bool(value)
      case .integer(let value): .int(value)
      case .double(let value): .double(value)
      case .string(let text): .text(text)
      case .array(let items): .list(items.map { Value($0) })
      case .object(let fields): .record(fields.mapValues { Value($0) })
      }
  }
}
