import VgshBase
import VgshOutput
import VgshRuntime

extension SandboxEvent {
  /// The fields that the record of any event may have.
  static let columns: [String] = {
    var columns = ["event"] + SandboxRequest.fields
    for field in SandboxMessage.fields where !columns.contains(field) { columns.append(field) }
    return columns
  }()

  func row(isFirst: Bool) -> FeedRow {
    switch self {
    case .request(let request):
      FeedRow(
        Self.record("request", request.record), line: Self.line(of: request.record), columns: Self.columns,
        isFirst: isFirst)
    case .message(let message):
      FeedRow(
        Self.record("message", message.record), line: Self.line(of: message), columns: Self.columns, isFirst: isFirst)
    }
  }

  private static func record(_ kind: String, _ fields: Record) -> Record {
    var record: Record = ["event": .text(kind)]
    for (name, value) in fields { record[name] = value }
    return record
  }

  /// `12:04:31  201  POST /v1/service/service  create-service  0.31 ms`
  private static func line(of request: Record) -> StyledText {
    var line = StyledText(timeOfDay(request["time"]), .dim)
    let status = shown(request["status"])
    line.append("  ")
    line.append(status, style(ofStatus: status))
    line.append("  \(shown(request["method"])) \(shown(request["path"]))")
    if let operation = request["operation"], !operation.isNull { line.append("  \(shown(operation))", .key) }
    line.append("  \(shown(request["milliseconds"])) ms", .dim)
    if let fault = request["fault"], !fault.isNull { line.append("  fault: \(shown(fault))", .warning) }
    if let remark = request["remark"], !remark.isNull { line.append("  \(shown(remark))", .note) }
    return line
  }

  /// `12:04:31  sms  +37255555555  CoffeeShop: your PIN is 4821`
  private static func line(of message: SandboxMessage) -> StyledText {
    var line = StyledText(timeOfDay(message.record["ctime"]), .dim)
    line.append("  sms", .success)
    line.append("  \(shown(message.record["to"]))  ")
    line.append(shown(message.record["text"]), .strong)
    return line
  }

  private static func style(ofStatus status: String) -> StyledText.Style {
    switch status.first {
    case "2": .success
    case "5": .error
    case .some, nil: .warning
    }
  }

  private static func shown(_ value: Value?) -> String { (value ?? .null).displayText.visible() }

  /// The time without the date of a moment in RFC 3339; whatever else it is, as it is.
  private static func timeOfDay(_ value: Value?) -> String {
    let text = shown(value)
    guard let start = text.firstIndex(of: "T") else { return text }
    return String(text[text.index(after: start)...].prefix(8))
  }
}
