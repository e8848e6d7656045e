import CCurl
import Glibc
import Synchronization

/// One thread that runs Swift jobs and curl's transfers in turn.
///
/// A request made by a job on this thread needs no change of threads at all: the job suspends, curl sends, the thread
/// waits in `poll` for the reply and resumes the job. That is what makes it as fast as curl's own loop in C.
///
/// `@unchecked Sendable`, for these reasons:
/// * `inbox` is guarded by its mutex, `wakeup` and `configuration` never change;
/// * `multi` is touched by the loop's thread only: by ``run()``, and by ``start(_:)`` and ``cancel(_:)`` where they find
///   themselves on that thread, which is while ``run()`` runs a job, never within a callback of curl;
/// * there is one such thread at a time: `inbox.thread` is set when it begins and cleared, by itself, when it ends.
final class CurlLoop: TaskExecutor, @unchecked Sendable {
  private enum Command {
    case start(CurlTransfer)
    case cancel(CurlTransfer)
  }

  private struct Inbox {
    var jobs: [UnownedJob] = []
    var commands: [Command] = []
    var thread: pthread_t?
    var isClosed = false

    var isEmpty: Bool { jobs.isEmpty && commands.isEmpty }
  }

  private let configuration: CurlConfiguration
  private let wakeup: Int32
  private let inbox = Mutex(Inbox())
  private var multi: CurlMulti?

  /// Deep recursion of scripts runs on this thread, so its stack is larger than the usual 8 MiB. Only what is used counts.
  private static let stackSize = 64 << 20

  init(configuration: CurlConfiguration) {
    self.configuration = configuration
    wakeup = ccurl_wakeup_open()
  }

  deinit { Glibc.close(wakeup) }

  // MARK: From any thread

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    post { $0.jobs.append(job) }
  }

  /// Begins a transfer, at once where this is the loop's thread.
  func start(_ transfer: CurlTransfer) {
    if isOnThread { return startHere(transfer) }
    post { $0.commands.append(.start(transfer)) }
  }

  /// Cancels a transfer that may be new, under way or finished.
  func cancel(_ transfer: CurlTransfer) {
    if isOnThread { return cancelHere(transfer) }
    post { $0.commands.append(.cancel(transfer)) }
  }

  /// Ends all transfers, refuses later ones, and lets the thread end when no job is left.
  func close() {
    post(startsThread: false) { $0.isClosed = true }
  }

  private var isOnThread: Bool {
    let thread = inbox.withLock { $0.thread }
    return thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false
  }

  /// Changes the inbox and sees to it that the thread looks at it.
  private func post(startsThread: Bool = true, _ change: (inout Inbox) -> Void) {
    let mustWake = inbox.withLock { inbox in
      change(&inbox)
      if inbox.thread == nil, startsThread { inbox.thread = makeThread() }
      return inbox.thread.map { pthread_equal($0, pthread_self()) == 0 } ?? false
    }
    if mustWake { ccurl_wakeup_signal(wakeup) }
  }

  private func makeThread() -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, Self.stackSize)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let reference = Unmanaged.passRetained(self)
    let result = pthread_create(
      &thread, &attributes,
      { reference in
        guard let reference else { return nil }
        Unmanaged<CurlLoop>.fromOpaque(reference).takeRetainedValue().run()
        return nil
      }, reference.toOpaque())
    guard result == 0 else {
      reference.release()
      return nil
    }
    return thread
  }

  // MARK: On the loop's thread

  private func run() {
    var jobs: [UnownedJob] = []
    var commands: [Command] = []
    while true {
      let isClosed = inbox.withLock { inbox in
        swap(&inbox.jobs, &jobs)
        swap(&inbox.commands, &commands)
        return inbox.isClosed
      }
      if isClosed {
        multi?.cancelAll(error: Self.closedError)
        multi = nil
      }
      for command in commands {
        switch command {
        case .start(let transfer): startHere(transfer)
        case .cancel(let transfer): cancelHere(transfer)
        }
      }
      commands.removeAll(keepingCapacity: true)
      for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
      jobs.removeAll(keepingCapacity: true)

      if let multi, !multi.isIdle { multi.perform() }

      let (isEmpty, isOver) = inbox.withLock { inbox in
        let isOver = inbox.isEmpty && inbox.isClosed && multi?.isIdle != false
        if isOver { inbox.thread = nil }
        return (inbox.isEmpty, isOver)
      }
      if isOver { return }
      if isEmpty { wait() }
    }
  }

  private func wait() {
    if let multi {
      multi.wait(wakeup: wakeup)
    } else {
      ccurl_wait(nil, nil, wakeup)
    }
  }

  private func startHere(_ transfer: CurlTransfer) {
    if transfer.isCancelled { return transfer.finish(.failure(CancellationError())) }
    if inbox.withLock({ $0.isClosed }) { return transfer.finish(.failure(Self.closedError)) }
    do {
      let multi = try self.multi ?? CurlMulti(configuration: configuration)
      self.multi = multi
      multi.start(transfer)
    } catch {
      transfer.finish(.failure(error))
    }
  }

  private func cancelHere(_ transfer: CurlTransfer) {
    switch transfer.state {
    case .new: transfer.isCancelled = true
    case .running: multi?.cancel(transfer, error: CancellationError())
    case .finished: break
    }
  }

  private static let closedError = TransportError(.setup, "the transport was closed", nothingSent: true)
}
