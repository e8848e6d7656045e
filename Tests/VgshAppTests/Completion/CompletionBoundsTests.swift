import Glibc
import Testing
import VgshRuntime
import VgshTestSupport

@testable import VgshApp

@Suite("Bounds of completion") struct CompletionBoundsTests {
  /// Pieces of lines from which a generator with a fixed seed makes nonsense.
  private static let pieces = [
    "create", "user", " ", "--service", "=", "$", "shop", ".", "[", "]", "(", ")", "{", "}", "\"", "'", "\\", ";", "\n",
    "#", "|", ">", "if", "let", "x", "for", "in", "try", "expect", "error", "-", "1", "${", "ö", ",", ":", "def", "not",
  ]

  @Test func noLineIsTooOdd() {
    let bench = CompletionBench()
    let completer = PromptCompleter(bench.snapshot)
    var seed: UInt64 = 20_260_726
    for _ in 0..<3_000 {
      var line = ""
      for _ in 0..<12 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        line += Self.pieces[Int(seed >> 33) % Self.pieces.count]
      }
      let list = completer.complete(line, line.utf8.count)
      #expect(list.replaced.lowerBound >= 0 && list.replaced.upperBound == line.utf8.count, "\(line)")
    }
  }

  @Test(arguments: ["(", "[", "{", "{a:", "if x {", "not ", "-", "len(", "${", "$a[", "\"${", "time ", "else if "])
  func deepNestingEnds(opener: String) {
    let bench = CompletionBench()
    _ = bench.offers("print " + String(repeating: opener, count: 5_000) + "|")
    _ = bench.offers(String(repeating: opener, count: 5_000) + "|")
  }

  /// Compared with few names rather than with a clock: the machine may be slow, or busy with others.
  @Test func aHundredThousandNamesCostNoMoreThanAFew() throws {
    let few = try cost(ofNames: PromptCompleter.limit)
    let many = try cost(ofNames: 100_000)
    #expect(many < few * 4, "\(many) for many, \(few) for few")
  }

  private func cost(ofNames count: Int) throws -> Duration {
    var bench = CompletionBench()
    let names = NameIndex((0..<count).reversed().map { "service-\(100_000 + $0)" })
    bench.snapshot.services = names
    bench.snapshot.users = names
    let completer = PromptCompleter(bench.snapshot)
    let line = "create user service-1005"
    let times = (0..<7).map { _ in
      let start = Self.threadTime()
      #expect(completer.complete(line, line.utf8.count).candidates.count == 100)
      #expect(completer.complete("use ", 4).candidates.count == PromptCompleter.limit)
      return Self.threadTime() - start
    }
    return try #require(times.min())
  }

  /// What this thread alone has worked: other tests that run meanwhile do not count.
  private static func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  @Test func anIndexFindsWhatBeginsSoAndNothingElse() {
    let index = NameIndex(["b", "abc", "ab", "abd", "ab", "ac", ""])
    #expect(index.names == ["", "ab", "abc", "abd", "ac", "b"])
    #expect(Array(index.matching("ab", limit: 9)) == ["ab", "abc", "abd"])
    #expect(Array(index.matching("ab", limit: 2)) == ["ab", "abc"])
    #expect(index.matching("abx", limit: 9).isEmpty && index.matching("c", limit: 9).isEmpty)
    #expect(index.matching("", limit: 9).count == 6)
    #expect(NameIndex([]).matching("a", limit: 9).isEmpty)
  }
}
