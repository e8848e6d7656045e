import Testing
import VgshBase
import VgshOutput

struct CoverageTests {
  private func seen(_ replies: (method: String, url: String, status: Int)...) -> SeenStatuses {
    replies.reduce(into: SeenStatuses()) { $0.record(method: $1.method, url: $1.url, status: $1.status) }
  }

  @Test(
    "A request is known by its method and path, however it was typed",
    arguments: [
      ("POST", "http://127.0.0.1:1/v1/service/service", "create-service"),
      ("GET", "https://api.verigator.com/v1/service/service/1?x=/users", "get-service"),
      ("DELETE", "/v1/service/service/1", "delete-service"), ("GET", "/v1/service/service/1/users", "list-users"),
      ("POST", "/proxy/of/ours/v1/service/service/1/users/", "create-user"),
      ("GET", "/v1/service/service/1/users/2", "get-user"), ("GET", "/v1/service/service/1/user/2", "get-user"),
      ("DELETE", "/v1/service/service/1/users/2", "delete-user"),
      ("POST", "/v1/service/service/1/users/2/auth", "start"), ("PUT", "/v1/service/service/1/users/2/auth", "verify"),
    ])
  func calls(request: (method: String, url: String, name: String)) {
    #expect(DocumentedCall.matching(method: request.method, url: request.url)?.name == request.name)
  }

  @Test(
    "What is no call of the API counts for nothing",
    arguments: [
      ("PUT", "http://127.0.0.1:1/sandbox/clock"), ("PATCH", "/v1/service/service"), ("GET", "/v1/service/service"),
      ("GET", "/v2/service/service/1"), ("GET", ""), ("GET", "/v1/service/service/1/users/2/auth"),
    ])
  func others(request: (method: String, url: String)) {
    #expect(DocumentedCall.matching(method: request.method, url: request.url) == nil)
    #expect(seen((request.method, request.url, 200)) == SeenStatuses())
  }

  @Test("Documented answers that came are counted, what came besides is named")
  func counts() throws {
    let coverage = RunCoverage(
      seen(
        ("POST", "/v1/service/service", 201), ("POST", "/v1/service/service", 200),
        ("POST", "/v1/service/service", 409), ("POST", "/v1/service/service", 503),
        ("PUT", "/v1/service/service/1/users/2/auth", 200)))
    #expect(coverage.total == 43)
    #expect(coverage.covered == 3)
    #expect(coverage.percentText == "6.9 %")
    let create = try #require(coverage.rows.first)
    #expect(create.documented.map(\.status) == [201, 401, 403, 404, 409, 422])
    // The SDKs were written against 200: it is the same answer.
    #expect(create.documented.map(\.count) == [2, 0, 0, 0, 1, 0])
    #expect(create.others.map(\.status) == [503])
  }

  @Test("The share is rounded down: it never reads as a goal that was missed")
  func rounding() {
    var run = SampleRun.empty
    run.coverageGoal = CoverageGoal(minimum: 7)
    var file = SampleRun.coffee
    file.seen = seen(
      ("POST", "/v1/service/service", 201), ("POST", "/v1/service/service", 409),
      ("PUT", "/v1/service/service/1/users/2/auth", 200))
    run.files = [file]
    #expect(run.missesCoverage)  // 6.97…
    run.coverageGoal = CoverageGoal(minimum: 6.9)
    #expect(!run.missesCoverage)
    run.coverageGoal = nil
    #expect(!run.missesCoverage)
    #expect(run.coverage == nil)
    #expect(CoverageGoal(minimum: 1000).minimum == 100)
    #expect(CoverageGoal(minimum: .nan).minimum == 0)
  }

  @Test("Files add up")
  func sum() {
    var all = seen(("POST", "/v1/service/service", 201))
    all.add(seen(("POST", "/v1/service/service", 201), ("POST", "/v1/service/service", 409)))
    #expect(all.counts == ["create-service": [201: 2, 409: 1]])
  }

  @Test("The summary shows a table, and what is wrong with it")
  func table() {
    var run = SampleRun.empty
    run.coverageGoal = CoverageGoal(minimum: 20)
    var file = SampleRun.coffee
    file.tests = []
    file.seen = seen(
      ("POST", "/v1/service/service", 201), ("POST", "/v1/service/service", 503),
      ("DELETE", "/v1/service/service/1", 409))
    run.files = [file]
    #expect(
      SummaryReport().render(run).plain == """
        coverage: 1 of 43 documented answers seen (2.3 %)
                          200  201  202  401  403  404  409  422
          create-service         1         -    -    -    -    -  undocumented: 503 × 1
          get-service       -              -    -    -
          delete-service              -    -    -    -            undocumented: 409 × 1
          list-users        -              -    -    -
          create-user            -         -    -    -    -    -
          get-user          -              -    -    -
          delete-user                 -    -    -    -
          start                  -         -    -    -    -    -
          verify            -              -    -    -         -
        error: the coverage of 2.3 % is less than the 20 % that --min-coverage demands

        1 file in 0.0 ms
        0 passed, 0 failed

        """)
  }
}
