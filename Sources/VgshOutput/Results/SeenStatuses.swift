/// Which statuses the calls of the API were answered with, and how often.
package struct SeenStatuses: Hashable, Sendable {
  /// By the name of the call, `create-service`, then by status.
  package private(set) var counts: [String: [Int: Int]] = [:]

  package init() {}

  /// Takes note of a reply, retries and redirects included; what is no call of the API is passed over.
  ///
  /// - Parameter url: whole, or the path alone.
  package mutating func record(method: String, url: String, status: Int) {
    guard let call = DocumentedCall.matching(method: method, url: url) else { return }
    counts[call.name, default: [:]][status, default: 0] += 1
  }

  package mutating func add(_ other: SeenStatuses) {
    for (call, statuses) in other.counts {
      counts[call, default: [:]].merge(statuses, uniquingKeysWith: +)
    }
  }
}
