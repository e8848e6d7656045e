import Testing
import VgshBase

@testable import VGScript

@Suite("Statements")
struct StatementParsingTests {
  @Test("the example of the language's first page")
  func example() {
    let text = """
      # coffee.vgs: register a service, add a user, walk one SMS login
      login sandbox --password-env VERIGATOR_PASSWORD

      let shop = create service CoffeeShop coffeeshop.com
      expect $last.status == 201
      expect $shop.name == "CoffeeShop"

      create user john.doe@example.com +37255555555
      let started = auth start john.doe@example.com --method totp
      expect $started.method == "sms"                      # no app set up: falls back

      auth verify john.doe@example.com (sandbox pin +37255555555)
      expect $last.body.verified

      expect error conflict { create service CoffeeShop coffeeshop.com }

      for row in csv("users.csv") {
        try { create user $row.email $row.phone } catch { print "left out" $row.email $error.message }
      }

      test "a PIN expires" {
        defer { sandbox clock reset }
        auth start john.doe@example.com
        let pin = sandbox pin +37255555555
        sandbox clock advance 301s
        let answer = auth verify john.doe@example.com $pin
        expect $answer.status.expired
      }

      """
    #expect(
      dump(text) == """
        (run (login sandbox --password-env VERIGATOR_PASSWORD)) \
        (let shop (create service CoffeeShop coffeeshop.com)) \
        (expect (== $last.status 201)) (expect (== $shop.name 'CoffeeShop')) \
        (run (create user john.doe@example.com +37255555555)) \
        (let started (auth start john.doe@example.com --method totp)) (expect (== $started.method 'sms')) \
        (run (auth verify john.doe@example.com ((sandbox pin +37255555555)))) (expect $last.body.verified) \
        (expect-error conflict {(run (create service CoffeeShop coffeeshop.com))}) \
        (for row csv('users.csv') {(try {(run (create user (bare $row.email) (bare $row.phone)))} \
        {(run (print 'left out' (bare $row.email) (bare $error.message)))})}) \
        (test 'a PIN expires' {(defer {(run (sandbox clock reset))}) (run (auth start john.doe@example.com)) \
        (let pin (sandbox pin +37255555555)) (run (sandbox clock advance 301s)) \
        (let answer (auth verify john.doe@example.com (bare $pin))) (expect $answer.status.expired)})
        """)
    let comments = parse(text).comments
    #expect(comments.count == 2)
    #expect(comments.first?.lower == 0)
  }
}
