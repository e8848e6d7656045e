import ExactJSON
import Testing
import VgshOutput
import VgshRuntime
import VgshTestSupport

struct ExporterTests {
  private func service(_ name: String, id: String = "81213bfd-b690-499e-b9d2-8754cb1550e8") -> ExportedService {
    ExportedService(
      name: name, id: id, fqdn: "coffeeshop.com", ctime: "2016-08-04T12:00:00.000Z", url: "https://api.verigator.com",
      account: "user")
  }

  @Test func aFormIsSentWithThePasswordOfTheEnvironment() async throws {
    var exchange = ExportedExchange(
      method: "POST", url: "http://127.0.0.1:9/verify/start", headers: [], body: "username=a%20b&to=%2B372",
      username: nil, value: .null)
    exchange.passwordField = "password"
    let text = try ExportFormat.curl.export(.last(exchange))
    let words = try await shell("curl() { printf '[%s]' \"$@\"; }\n" + text)
    #expect(
      words == "[--request][POST][http://127.0.0.1:9/verify/start][--data-raw][username=a%20b&to=%2B372]"
        + "[--data-urlencode][password=pa ss]")
  }

  private func exchange(
    _ method: String = "POST", headers: [(name: String, value: String)] = [], body: String? = nil,
    username: String? = nil
  ) -> ExportContent {
    .last(
      ExportedExchange(
        method: method, url: "http://127.0.0.1:9/v1/service/service?a=1&b=2", headers: headers, body: body,
        username: username, value: ["method": .text(method)]))
  }

  /// What `/bin/sh` makes of a text.
  private func shell(_ text: String) async throws -> String {
    let run = try await ToolRun.run("/bin/sh", ["-c", text], environment: ["VERIGATOR_PASSWORD": "pa ss"])
    #expect(run.status == 0)
    return run.output
  }

  @Test func environmentLinesNameEachService() throws {
    let text = try ExportFormat.env.export(
      .services([service("CoffeeShop"), service("tea shop №1", id: "2"), service("Tea Shop №1", id: "it's")]))
    #expect(
      text == """
        VERIGATOR_SERVICE_ID_COFFEESHOP=81213bfd-b690-499e-b9d2-8754cb1550e8
        VERIGATOR_SERVICE_ID_TEA_SHOP__1=2
        VERIGATOR_SERVICE_ID_TEA_SHOP__1_IT_S='it'\\''s'

        """)
  }

  @Test func theOlderOfTwoServicesKeepsTheNameWhateverIsAdded() throws {
    var old = service("A-B", id: "ffffffff-0")
    old.ctime = "2016-01-01T00:00:00.000Z"
    let young = service("A B", id: "0123abcd-1")
    var unknown = service("a b", id: "00000000-2")
    unknown.ctime = nil
    let lines = """
      VERIGATOR_SERVICE_ID_A_B_0123ABCD=0123abcd-1
      VERIGATOR_SERVICE_ID_A_B=ffffffff-0

      """
    #expect(try ExportFormat.env.export(.services([young, old])) == lines)
    #expect(
      try ExportFormat.env.export(.services([young, old, unknown]))
        == lines + "VERIGATOR_SERVICE_ID_A_B_00000000=00000000-2\n")
    #expect(
      try ExportFormat.env.export(.service(young, among: [old, young]))
        == "VERIGATOR_SERVICE_ID_A_B_0123ABCD=0123abcd-1\n")
  }

  @Test(arguments: [
    ("Café Õun", "CAFE_OUN"), ("Cafe\u{301}", "CAFE"), ("Łódź Ærø", "LODZ_AERO"), ("straße", "STRASSE"),
    ("Жук 1", "U0416U0423U041A_1"), ("☕", "U2615"), ("--", "U002DU002D"),
  ])
  func namesAreMadeOfASCII(_ name: String, _ variable: String) throws {
    let text = try ExportFormat.env.export(.service(service(name, id: "1"), among: []))
    #expect(text == "VERIGATOR_SERVICE_ID_\(variable)=1\n")
  }

  @Test func environmentLinesAreTakenByAShell() async throws {
    let id = "a b\n$HOME `x` \"y\" 'z' \\"
    let text = try ExportFormat.env.export(.service(service("CoffeeShop", id: id), among: []))
    #expect(try await shell(text + "printf %s \"$VERIGATOR_SERVICE_ID_COFFEESHOP\"") == id)
  }

  @Test func environmentOfASession() throws {
    var session = ExportedSession(
      url: "https://api.verigator.com", username: "user", service: service("CoffeeShop"))
    #expect(
      try ExportFormat.env.export(.session(session)) == """
        VERIGATOR_URL=https://api.verigator.com
        VERIGATOR_USERNAME=user
        VERIGATOR_SERVICE_ID_COFFEESHOP=81213bfd-b690-499e-b9d2-8754cb1550e8

        """)
    session.url = "sandbox"
    session.username = nil
    session.service = nil
    #expect(try ExportFormat.env.export(.session(session)) == "")
  }

  @Test func jsonAndCSVHaveTheFieldsOfTheServices() throws {
    let services = ExportContent.services([service("Coffee, Shop")])
    let json = try JSON(parsing: ExportFormat.json.export(services))
    #expect(json[0]?["name"]?.string == "Coffee, Shop")
    #expect(json[0]?["account"]?.string == "user")
    #expect(
      try ExportFormat.csv.export(services) == """
        name,id,fqdn,ctime,url,account
        "Coffee, Shop",81213bfd-b690-499e-b9d2-8754cb1550e8,coffeeshop.com,2016-08-04T12:00:00.000Z,\
        https://api.verigator.com,user

        """)
    #expect(try ExportFormat.csv.export(.services([])) == "name,id,fqdn,ctime,url,account\n")
  }

  @Test func usersAreRows() throws {
    let users = ExportContent.users([["id": "1", "id_in_service": "john"]])
    #expect(try ExportFormat.csv.export(users) == "id,id_in_service\n1,john\n")
    #expect(try JSON(parsing: ExportFormat.json.export(users))[0]?["id"]?.string == "1")
  }

  @Test func curlHasTheRequestAndAVariableForThePassword() throws {
    let content = exchange(
      headers: [("Content-Type", "application/json"), ("X-Empty", "")], body: #"{"name":"it's"}"#, username: "us'er")
    #expect(
      try ExportFormat.curl.export(content) == #"""
        curl --request POST 'http://127.0.0.1:9/v1/service/service?a=1&b=2' \
          --header 'Content-Type: application/json' \
          --header 'X-Empty;' \
          --header 'X-Service-Auth: us'\''er:'"$VERIGATOR_PASSWORD" \
          --data-raw '{"name":"it'\''s"}'

        """#)
  }

  @Test func curlSeesTheWordsThatWereMeant() async throws {
    let content = exchange(
      headers: [("X-A", "$HOME `id` \"q\" \\")], body: "line\n'two' !x", username: "a$b")
    let text = try ExportFormat.curl.export(content)
    #expect(
      try await shell("curl() { printf '<%s>' \"$@\"; }\n" + text) == """
        <--request><POST><http://127.0.0.1:9/v1/service/service?a=1&b=2><--header><X-A: $HOME `id` "q" \\>\
        <--header><X-Service-Auth: a$b:pa ss><--data-raw><line
        'two' !x>
        """)
  }

  @Test func curlNeedsNoMethodForAPlainGet() throws {
    #expect(try ExportFormat.curl.export(exchange("GET")).hasPrefix("curl 'http"))
    #expect(try ExportFormat.curl.export(exchange("HEAD")).hasPrefix("curl --head 'http"))
    #expect(try ExportFormat.curl.export(exchange("GET", body: "x")).hasPrefix("curl --request GET 'http"))
  }

  @Test func aSessionIsAScriptWithItsNotes() throws {
    var session = ExportedSession(url: "https://api.verigator.com", username: "me\n!rm", service: nil)
    #expect(try ExportFormat.vgs.export(.session(session)) == "# A session on https://api.verigator.com as me\\n!rm\n")
    session.script.notes = ["Needs in the environment: TOKEN"]
    session.script.lines = ["# made up", "create service CoffeeShop coffeeshop.com", "", "auth verify jõhn $env.TOKEN"]
    #expect(
      try ExportFormat.vgs.export(.session(session)) == """
        # A session on https://api.verigator.com as me\\n!rm
        # Needs in the environment: TOKEN

        # made up
        create service CoffeeShop coffeeshop.com

        auth verify jõhn $env.TOKEN

        """)
    #expect(session.script.statements.count == 2)
  }

  @Test func aFormatThatCannotSayItNamesThoseThatCan() {
    let failure = #expect(throws: ExportFailure.self) { try ExportFormat.curl.export(.services([])) }
    #expect(failure?.message == "services cannot be exported as curl")
    #expect(failure?.help == "use --as env, json, csv")
    #expect(throws: ExportFailure.self) { try ExportFormat.vgs.export(exchange()) }
    #expect(throws: ExportFailure.self) { try ExportFormat.env.export(exchange()) }
  }

  @Test func theFormatsOfAThingAreThoseThatCanSayIt() {
    let session = ExportedSession(url: "sandbox", username: nil, service: nil)
    let contents: [ExportContent] = [
      .services([]), .service(service("a"), among: []), .users([]), .session(session), exchange(),
    ]
    #expect(contents.map(\.kind) == ExportContent.Kind.allCases)
    for content in contents {
      let able = ExportFormat.allCases.filter { $0.exporter.text(of: content) != nil }
      #expect(Set(able) == Set(content.kind.formats), "\(content.kind)")
    }
  }
}
