import ArgumentParser
import VgshApp
import VgshBase
import VgshOutput

/// `vgsh test PATH…`
struct Test: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run scripts as tests.", usage: "vgsh test [options] PATH…",
    discussion: """
      A folder stands for all .vgs files below it. Each file runs in a session of its own, on a fresh sandbox in memory; \
      with --url all of them talk to that server, several at a time unless --jobs 1 is given. A file without tests is \
      one test. Nothing is shown but what failed and why; '!' and '|' need --allow-shell.

      Of a Markdown file (.md) the fenced blocks marked vgs run in order in one session, and what they show is compared \
      with the text block behind each, in which … stands for anything.

      Exit status: 0 all passed, 1 a test failed, 2 a file is no valid script, 3 a report could not be written, \
      64 wrong usage, 130 interrupted; of several the first in 130, 3, 2, 1.
      """)

  @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @ArgumentParser.Option(
    name: .shortAndLong,
    help: ArgumentHelp("How many files run at a time. [default: one for each processor]", valueName: "n"))
  var jobs: Int?

  @ArgumentParser.Option(
    help: ArgumentHelp("Run only tests with this text in their name or their file's path.", valueName: "text"))
  var filter: String?

  @ArgumentParser.Flag(help: "Begin nothing new once a test has failed.")
  var failFast = false

  @ArgumentParser.Option(
    help: ArgumentHelp(
      "Run only one of N parts of the files: the I-th of the list and every N-th behind it.", valueName: "i/n"),
    transform: Test.shard)
  var shard: TestShard?

  @ArgumentParser.Option(
    name: .customLong("repeat"),
    help: ArgumentHelp("Run each file N times, and say which tests pass only sometimes.", valueName: "n"))
  var rounds = 1

  @ArgumentParser.Option(
    help: ArgumentHelp("How long one test may take: 10s, 2m. [default: no limit]", valueName: "duration"),
    transform: { try CommonOptions.duration($0, "--timeout") })
  var timeout: Duration?

  @ArgumentParser.Option(
    help: ArgumentHelp("How long one try of a request may take. [default: 30s]", valueName: "duration"),
    transform: { try CommonOptions.duration($0, "--request-timeout") })
  var requestTimeout: Duration?

  @ArgumentParser.Option(help: "What happens at a failing statement: 'prompt' opens one, on a terminal only.")
  var onFailure: FailureAction?

  @ArgumentParser.Option(help: ArgumentHelp("Write a report as JUnit XML; '-' is standard output.", valueName: "file"))
  var junit: String?

  @ArgumentParser.Option(help: ArgumentHelp("Write a report as TAP 14.", valueName: "file"))
  var tap: String?

  @ArgumentParser.Option(help: ArgumentHelp("Write a report as JSON Lines.", valueName: "file"))
  var json: String?

  @ArgumentParser.Option(help: ArgumentHelp("Write a report as one HTML page.", valueName: "file"))
  var html: String?

  @ArgumentParser.Flag(help: "Show which calls were answered with which of the documented statuses.")
  var coverage = false

  @ArgumentParser.Option(
    help: ArgumentHelp("Fail where fewer of the documented answers were seen, in percent.", valueName: "percent"))
  var minCoverage: Double?

  @ArgumentParser.Flag(help: "Change Markdown files to say what their examples show.")
  var update = false

  @ArgumentParser.Flag(help: "Show failures and the last line only.")
  var quiet = false

  @ArgumentParser.Flag(help: "Show a line for each test.")
  var verbose = false

  @OptionGroup var common: CommonOptions

  /// The words of `--on-failure`.
  enum FailureAction: String, ExpressibleByArgument, CaseIterable {
    case prompt
  }

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is 1 to 1024, not \(jobs).") }
    guard (1...100_000).contains(rounds) else { throw ValidationError("--repeat is 1 to 100000, not \(rounds).") }
    if let minCoverage, !(0...100).contains(minCoverage) {
      throw ValidationError("--min-coverage is 0 to 100, not \(minCoverage).")
    }
    if update && rounds > 1 { throw ValidationError("--update and --repeat do not go together.") }
    if quiet && verbose { throw ValidationError("--quiet and --verbose do not go together.") }
  }

  func status() async throws -> ExitStatus {
    var options = try common.options()
    options.timeout = requestTimeout
    var tests = TestOptions(paths: paths)
    tests.jobs = jobs
    tests.filter = filter
    tests.failsFast = failFast
    tests.shard = shard
    tests.rounds = rounds
    tests.timeout = timeout
    tests.verbosity = quiet ? .quiet : verbose ? .verbose : .normal
    tests.updatesDocuments = update
    tests.promptsAtFailures = onFailure == .prompt
    let targets = [(ReportFormat.junit, junit), (.tap, tap), (.json, json), (.html, html)]
    tests.reports = targets.compactMap { format, path in path.map { ReportTarget(format, to: $0) } }
    if coverage || minCoverage != nil { tests.coverage = CoverageGoal(minimum: minCoverage ?? 0) }
    let program = VgshProgram(options, environment: .current(), version: Vgsh.version)
    return await program.run(.tests(tests))
  }

  @Sendable private static func shard(_ text: String) throws -> TestShard {
    guard let shard = TestShard(text) else {
      throw ValidationError("--shard takes I/N with I from 1 to N, as 2/5, not '\(text)'.")
    }
    return shard
  }
}
