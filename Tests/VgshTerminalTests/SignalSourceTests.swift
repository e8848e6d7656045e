import Foundation
import Synchronization
import Testing
import VgshTerminal
import VgshTestSupport

extension TerminalTests {
  @Suite("Signals") struct SignalSourceTests {
    @Test func `signals arrive as calls, and SIGPIPE does no harm`() async throws {
      let (signals, continuation) = AsyncStream.makeStream(of: Signal.self)
      let source = try #require(SignalSource { continuation.yield($0) })
      var arrived = signals.makeAsyncIterator()
      for signal in Signal.allCases {
        kill(getpid(), signal.rawValue)
        #expect(await arrived.next() == signal)
      }
      kill(getpid(), SIGPIPE)
      kill(getpid(), SIGWINCH)
      #expect(await arrived.next() == .resize)
      source.stop()
    }
  }
}
