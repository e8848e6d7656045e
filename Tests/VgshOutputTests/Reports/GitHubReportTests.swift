import Testing
import VgshBase
import VgshOutput

struct GitHubReportTests {
  @Test("Each failure is a command that names its place")
  func annotations() {
    #expect(
      GitHubAnnotations().text(of: SampleRun.mixed) == """
        ::error file=shop/coffee.vgs,line=7,col=10,title=<b>"it's" & more</b> ]]> # 1 \\ | `x` $y ${z}::expected true\
        %0Alook at the reply
        ::error file=shop/coffee.vgs,line=30,title=slow::took longer than 1s
        ::error file=broken.vgs,line=1,col=1,title=unknown-command::no command 'crate'%0Adid you mean 'create'?
        ::error file=broken.vgs,title=unknown-variable::no variable '$x'
        ::warning file=flaky.vgs,line=2,col=5,title=unused-variable::'x' is never read
        ::error file=flaky.vgs,line=1,title=sometimes (round 2)::the service exists already

        """)
  }

  @Test("What would end a property or a line is escaped as GitHub's toolkit does it")
  func escaping() {
    let test = TestResult(
      name: "50%: a, b\r\n::error::", line: 3, outcome: .failed(SampleRun.failure("x", "1%: a,\nb")))
    let run = RunResult(
      files: [FileResult(path: "a:b,c.vgs", tests: [test])], started: SampleRun.started, elapsed: .zero)
    #expect(
      GitHubAnnotations().text(of: run)
        == "::error file=a%3Ab%2Cc.vgs,line=3,title=50%25%3A a%2C b%0D%0A%3A%3Aerror%3A%3A::1%25: a,%0Ab\n")
  }

  @Test("A path below the workspace is made relative to it")
  func workspace() {
    let test = TestResult(name: "t", line: 3, outcome: .failed(SampleRun.failure("x", "m")))
    func text(_ path: String, _ workspace: String?) -> String {
      GitHubAnnotations(workspace: workspace).text(
        of: RunResult(files: [FileResult(path: path, tests: [test])], started: SampleRun.started, elapsed: .zero))
    }
    #expect(text("/home/ci/shop/a.vgs", "/home/ci/shop") == "::error file=a.vgs,line=3,title=t::m\n")
    #expect(text("/home/ci/shop/a.vgs", "/home/ci/shop/") == "::error file=a.vgs,line=3,title=t::m\n")
    #expect(text("/home/ci/shopping/a.vgs", "/home/ci/shop").contains("file=/home/ci/shopping/a.vgs,"))
    #expect(text("a.vgs", "").contains("file=a.vgs,"))
  }

  @Test("There is an end to both of them")
  func bounds() {
    let run = SampleRun.many(10_000, failing: true)
    #expect(GitHubAnnotations().text(of: run).split(separator: "\n").count == 50)
    let summary = GitHubStepSummary().text(of: run)
    #expect(summary.utf8.count < 1 << 20)
    #expect(summary.contains("\n… and 9900 more failures\n"))
    #expect(GitHubAnnotations().text(of: SampleRun.many(3)).isEmpty)
  }

  @Test("The summary of a step folds each failure, and nothing in it is taken for markup")
  func summary() {
    var run = SampleRun.mixed
    run.files = [run.files[0]]
    run.files[0].tests.removeLast(2)
    run.files[0].tests[1].exchanges = []
    run.files[0].tests[1].output = ""
    #expect(
      GitHubStepSummary().text(of: run) == """
        ## vgsh test: 1 passed, 1 failed

        1 file in 1.40 s, seed 42

        <details><summary>❌ shop/coffee.vgs: &lt;b&gt;&quot;it&#39;s&quot; &amp; more&lt;/b&gt; ]]&gt; # 1 \\ | `x` \
        $y ${z}</summary>

        <pre>
        shop/coffee.vgs:7:10: error: expected true
          7 |   expect $answer.verified
            |          ^^^^^^^^^^^^^^^^
          help: look at the reply
        </pre>

        </details>

        | slowest | |
        | --- | ---: |
        | shop\\/coffee\\.vgs\\: \\<b\\>\\"it\\'s\\" \\& more\\<\\/b\\> \\]\\]\\> \\# 1 \\\\ \\| \\`x\\` \\$y \\$\\{z\\} | 250 ms |
        | shop\\/coffee\\.vgs\\: a login | 12 ms |


        """)
  }

  @Test("Flaky tests and the coverage have tables")
  func tables() {
    var run = SampleRun.mixed
    run.coverageGoal = CoverageGoal(minimum: 62.5)
    let text = GitHubStepSummary().text(of: run)
    #expect(text.contains("| flaky\\.vgs\\: sometimes | 1 | 3 | 33 % |\n"))
    #expect(
      text.contains(
        "**the coverage of 0 % is less than the 62.5 % that --min-coverage demands**\n\n"
          + "| call | 200 | 201 | 202 | 401 | 403 | 404 | 409 | 422 | undocumented |\n"))
    #expect(text.contains("| delete-user |  |  | - | - | - | - |  |  |  |\n"))
  }
}
