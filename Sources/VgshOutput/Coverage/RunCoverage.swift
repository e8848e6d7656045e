/// How much of what is documented of the API a run has seen: calls × statuses.
package struct RunCoverage: Hashable, Sendable {
  /// A status and how often it came.
  package struct Answer: Hashable, Sendable {
    package let status: Int
    package let count: Int
  }

  /// One call with its answers.
  package struct Row: Hashable, Sendable {
    package let call: String
    /// Each documented status, whether it came or not.
    package let documented: [Answer]
    /// What came besides, in the order of the statuses.
    package let others: [Answer]
  }

  /// In the order of ``DocumentedCall/all``.
  package let rows: [Row]

  package init(_ seen: SeenStatuses) {
    rows = DocumentedCall.all.map { call in
      let counts = seen.counts[call.name] ?? [:]
      return Row(
        call: call.name,
        documented: call.answers.map { answer in
          let count = counts.reduce(0) { answer.covers($1.key) ? $0 + $1.value : $0 }
          return Answer(status: answer.status, count: count)
        },
        others: counts.filter { status, _ in !call.answers.contains { $0.covers(status) } }
          .sorted { $0.key < $1.key }
          .map { Answer(status: $0.key, count: $0.value) })
    }
  }

  /// Documented answers.
  package var total: Int { rows.reduce(0) { $0 + $1.documented.count } }
  /// Those of them that came.
  package var covered: Int { rows.reduce(0) { sum, row in sum + row.documented.count { $0.count > 0 } } }
  /// 0 to 100.
  package var percent: Double { total == 0 ? 100 : 100 * Double(covered) / Double(total) }

  /// With one decimal, rounded down: what is shown never reaches a goal that was missed.
  package var percentText: String {
    let tenths = total == 0 ? 1000 : 1000 * covered / total
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}
