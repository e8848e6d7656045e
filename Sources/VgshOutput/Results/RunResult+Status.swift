import VgshBase

extension RunResult {
  /// How the program ends because of it: of an interrupt, its files and a coverage that is too low the first in the
  /// order 130, 3, 2, 1, 0.
  ///
  /// - Parameter other: what went wrong besides, such as a report that could not be written.
  package func status(with other: ExitStatus = .success) -> ExitStatus {
    var status = files.reduce(other) { $0.worse($1.status) }
    if missesCoverage { status = status.worse(.expectationFailed) }
    return isInterrupted ? status.worse(.interrupted) : status
  }
}

extension ExitStatus {
  /// The one that says more: the first in the order 64, 130, 3, 2, 1, 0.
  package func worse(_ other: ExitStatus) -> ExitStatus { other.rank > rank ? other : self }

  private var rank: Int {
    switch self {
    case .success, .requested(0): 0
    case .expectationFailed, .requested: 1
    case .invalidScript: 2
    case .runtimeFailure: 3
    case .interrupted: 4
    case .usage: 5
    }
  }
}
