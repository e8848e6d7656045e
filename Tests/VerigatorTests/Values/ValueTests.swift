import Testing
import Verigator

@Suite struct ValueTests {
  @Test(arguments: [
    ("+37255555555", "+37255555555"), ("00372 5555-5555", "+37255555555"), ("+372 (5555) 55\u{A0}55", "+37255555555"),
    ("+1–202–555–0100", "+12025550100"), (" +1234567 ", "+1234567"), ("+123456789012345", "+123456789012345"),
  ])
  func `a phone number is normalised`(written: String, text: String) throws {
    #expect(try PhoneNumber(written).text == text)
  }

  @Test(arguments: [
    ("", "the phone number is empty"), (" - ", "the phone number is empty"),
    ("5555555", "a phone number begins with + and its country code"),
    ("+123456", "a phone number has 7 to 15 digits, this one has 6"),
    ("+1234567890123456", "a phone number has 7 to 15 digits, this one has 16"),
    ("+", "a phone number has 7 to 15 digits, this one has 0"),
    ("+372x5555555", "a phone number cannot hold 'x'"), ("+372+5555555", "a phone number cannot hold '+'"),
    ("+٣٧٢٥٥٥٥٥٥٥", "a phone number cannot hold '٣'"), ("+372\u{200B}5555555", "a phone number cannot hold U+200B"),
    ("+372\n5555555", "a phone number cannot hold U+000A"),
  ])
  func `a malformed phone number is refused with what is wrong`(written: String, problem: String) {
    let error = #expect(throws: InvalidInput.self) { try PhoneNumber(written) }
    #expect(error?.problem == problem)
    #expect(error?.advice == "write it with its country code, like +37255555555")
  }

  @Test(arguments: [
    ("coffeeshop.com", "coffeeshop.com"), ("CoffeeShop.COM.", "coffeeshop.com"), (" localhost ", "localhost"),
    ("http://example.com", "example.com"), ("HTTPS://user:pw@www.example.com:8443/a?b#c", "www.example.com"),
    ("xn--caf-dma.example", "xn--caf-dma.example"), ("1.2.3.4", "1.2.3.4"), ("a-b.c1", "a-b.c1"),
  ])
  func `a domain is taken from a host name or a URL`(written: String, text: String) throws {
    #expect(try HostName(written).text == text)
  }

  @Test(arguments: [
    ("", "the domain is empty"), ("http://", "the domain is empty"),
    ("ftp://example.com", "a service has a domain, not a 'ftp' URL"),
    ("not a host", "a domain cannot hold a blank"), ("a_b.example", "a domain cannot hold '_'"),
    ("example.com:80", "a domain has no port and no path"), ("example.com/x", "a domain has no port and no path"),
    ("café.example", "a domain is written in ASCII letters"), ("a..b", "a domain has a name between two dots"),
    (".a", "a domain has a name between two dots"), ("-a.example", "no part of a domain begins or ends with a dash"),
    ("a-.example", "no part of a domain begins or ends with a dash"), ("a\u{1B}b", "a domain cannot hold U+001B"),
    (String(repeating: "a", count: 64), "each part of a domain has at most 63 characters"),
    (String(repeating: "a.", count: 127) + "a", "a domain has at most 253 characters"),
  ])
  func `a malformed domain is refused with what is wrong`(written: String, problem: String) {
    #expect(#expect(throws: InvalidInput.self) { try HostName(written) }?.problem == problem)
  }

  @Test func `a token is digits, and shows as dots`() throws {
    #expect(try VerificationToken(" 0815-4 ").secret.reveal() == "08154")
    #expect("\(try VerificationToken("0815"))" == "•••")
    for written in ["", "  ", "12a", "١٢"] {
      #expect(throws: InvalidInput.self) { try VerificationToken(written) }
    }
    #expect(VerificationToken(unchecked: "x y").secret.reveal() == "x y")
  }

  @Test func `a secret shows as dots wherever it is printed`() throws {
    let secret = Secret("hunter2")
    var dumped = ""
    dump(secret, to: &dumped)
    for shown in ["\(secret)", secret.debugDescription, String(reflecting: [secret]), dumped] {
      #expect(shown.contains("•••"))
      #expect(!shown.contains("hunter2"))
    }
    #expect(secret.reveal() == "hunter2")
    let credentials = try Credentials(userName: "ann", password: secret)
    #expect(!"\(credentials) \(String(reflecting: credentials))".contains("hunter2"))
  }

  @Test(arguments: [
    ("", "x", "the user name is empty"), ("a:b", "x", "a user name cannot hold a colon"),
    ("a", "", "the password is empty"),
    ("a\nb", "x", "the user name holds the control character U+000A"),
    ("a", "x\r", "the password holds the control character U+000D"),
    ("a", "x\u{85}", "the password holds the control character U+0085"),
    (" a", "x", "the user name begins with a blank, which a header cannot carry"),
    ("a", "x ", "the password ends with a blank, which a header cannot carry"),
  ])
  func `credentials that cannot be sent are refused, without repeating the password`(
    name: String, password: String, problem: String
  ) {
    #expect(
      #expect(throws: InvalidInput.self) { try Credentials(userName: name, password: Secret(password)) }?.problem
        == problem)
  }

  @Test func `ids are any text but an empty one or one with control characters`() throws {
    #expect(try ServiceID("любой 👍/..").text == "любой 👍/..")
    #expect(#expect(throws: InvalidInput.self) { try ServiceID("") }?.problem == "the id of a service is empty")
    #expect(
      #expect(throws: InvalidInput.self) { try UserID("a\u{7F}") }?.problem
        == "the id of a user holds the control character U+007F")
  }

  @Test(arguments: [
    ("https://api.verigator.com", "https://api.verigator.com", false),
    ("HTTP://LOCALHOST:80/", "http://localhost", true),
    ("http://127.0.0.1:8080/base//", "http://127.0.0.1:8080/base", true), (" http://[::1]:1 ", "http://[::1]:1", true),
    ("http://127.9.9.9", "http://127.9.9.9", true), ("http://a.localhost", "http://a.localhost", true),
    ("http://127.0.0.1.example", "http://127.0.0.1.example", false), ("https://x:443", "https://x", false),
    ("http://localhost.example", "http://localhost.example", false), ("http://x:443", "http://x:443", false),
  ])
  func `a base URL is normalised and knows whether it is loopback`(written: String, text: String, isLoopback: Bool)
    throws
  {
    let url = try BaseURL(written)
    #expect(url.description == text)
    #expect(url.origin.isLoopback == isLoopback)
    #expect(try BaseURL(url.description) == url)
  }

  @Test(arguments: [
    ("", "this is no http or https URL"), ("api.verigator.com", "this is no http or https URL"),
    ("ftp://x", "this is no http or https URL"),
    ("http://", "the host or the port of the URL is malformed"),
    ("http://x:0", "the host or the port of the URL is malformed"),
    ("http://x:65536", "the host or the port of the URL is malformed"),
    ("http://x:8a", "the host or the port of the URL is malformed"),
    ("http://[x]", "the host or the port of the URL is malformed"), ("http://a b", "a URL cannot hold U+0020"),
    ("http://a\nb", "a URL cannot hold U+000A"), ("http://é.example", "a URL cannot hold U+00E9"),
    ("http://u:p@x", "a base URL holds no user name or password"),
    ("http://x?y", "a base URL has no query and no fragment"),
    ("http://x/#y", "a base URL has no query and no fragment"),
    ("http://x%00", "the host or the port of the URL is malformed"),
  ])
  func `a malformed base URL is refused with what is wrong`(written: String, problem: String) {
    #expect(#expect(throws: InvalidInput.self) { try BaseURL(written) }?.problem == problem)
  }

  @Test func `a path begins with a slash and is encoded where it must be`() throws {
    #expect(try RequestPath("/a b/ä?x=[1]&y=%2F#z").text == "/a%20b/%C3%A4?x=[1]&y=%2F%23z")
    #expect(throws: InvalidInput.self) { try RequestPath("v1") }
    #expect(throws: InvalidInput.self) { try RequestPath("http://x/") }
    #expect(throws: InvalidInput.self) { try RequestPath("/a\r\nb") }
  }
}
