import Synchronization
import Verigator
import VgshBase
import VgshOutput
import VgshRuntime

/// Runs files as tests, several side by side, and gathers what comes of them.
struct TestRun: Sendable {
  let files: [TestFile]
  let setting: TestSetting
  /// How many run at a time, at least 1.
  let jobs: Int
  let tally: TestTally
  /// Is told of each file in the order of the files.
  let finish: @Sendable (FileResult) -> Void

  /// One file in one round.
  private struct Item {
    let file: Int
    let round: Int
  }

  /// Deals out the items to whoever is free.
  private final class Queue: Sendable {
    private let count: Int
    private let rounds: Int
    private let next = Atomic(0)

    init(files: Int, rounds: Int) {
      count = files * rounds
      self.rounds = rounds
    }

    func take() -> Item? {
      let number = next.add(1, ordering: .relaxed).oldValue
      return number < count ? Item(file: number / rounds, round: number % rounds + 1) : nil
    }
  }

  /// - Parameter started: the time of day.
  func run(started: Instant) async -> RunResult {
    let start = SandboxAwareTime.uptime()
    let rounds = setting.tests.rounds
    let collector = TestCollector(files, rounds: rounds, finish: finish)
    let queue = Queue(files: files.count, rounds: rounds)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<min(jobs, max(files.count * rounds, 1)) {
        let transport = setting.makeTransport()
        // The interpreter runs where its transfers run, each worker on a thread of its own.
        group.addTask(executorPreference: transport.executor) {
          while let item = queue.take() { await run(item, on: transport, into: collector) }
        }
      }
    }
    let isInterrupted =
      switch setting.stop.reason {
      case .interrupted, .aborted: true
      case .earlierFailure, nil: false
      }
    return RunResult(
      files: collector.results, started: started, elapsed: SandboxAwareTime.uptime() - start,
      seed: setting.program.seed, isInterrupted: isInterrupted, coverageGoal: setting.tests.coverage)
  }

  private func run(_ item: Item, on transport: CurlTransport, into collector: TestCollector) async {
    if let reason = setting.stop.reason {
      return collector.skip(file: item.file, round: item.round, reason: reason.text)
    }
    let run = TestFileRun(
      file: files[item.file], round: item.round, setting: setting, transport: transport, note: { tally.note($0) })
    let result = await run.run()
    if setting.tests.failsFast, result?.isInvalid == true { setting.stop.letEnd(.earlierFailure) }
    tally.noteFile(isInvalid: result?.isInvalid ?? false)
    collector.add(result, file: item.file, round: item.round)
  }
}
