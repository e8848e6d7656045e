import Synchronization

/// A thread that runs an actor's jobs: for an actor whose calls block and whose library is not thread-safe.
///
/// The cooperative pool must not be blocked by someone who thinks about what to type.
final class EditorThread: SerialExecutor {
  private struct State {
    var jobs: [UnownedJob] = []
    var started = false
    var stopping = false
  }

  private let state = Mutex(State())
  private let signal = Semaphore()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let start = state.withLock { state in
      state.jobs.append(job)
      defer { state.started = true }
      return !state.started
    }
    if start { SystemThread.start { self.run() } }
    signal.post()
  }

  /// Ends the thread after the jobs queued so far.
  func stop() {
    state.withLock { $0.stopping = true }
    signal.post()
  }

  private func run() {
    while true {
      signal.wait()
      let (job, done) = state.withLock { state in
        (state.jobs.isEmpty ? nil : state.jobs.removeFirst(), state.jobs.isEmpty && state.stopping)
      }
      job?.runSynchronously(on: asUnownedSerialExecutor())
      if done && job == nil { return }
    }
  }
}
