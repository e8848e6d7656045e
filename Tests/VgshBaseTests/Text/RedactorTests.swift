import Foundation
import Testing
import VgshBase

@Suite("Redactor")
struct RedactorTests {
  private func redactor(_ secrets: String...) -> Redactor {
    let redactor = Redactor()
    for secret in secrets { redactor.add(secret) }
    return redactor
  }

  @Test("without secrets text stays as it is")
  func nothingKnown() {
    #expect(Redactor().redact("user:password") == "user:password")
  }

  @Test("a secret is hidden as it is, percent-encoded and in a JSON string")
  func forms() {
    let redactor = redactor("pa\"ss wörd")
    #expect(redactor.redact("a pa\"ss wörd b") == "a ••• b")
    #expect(redactor.redact("?p=pa%22ss%20w%C3%B6rd&q") == "?p=•••&q")
    #expect(redactor.redact(#"{"p":"pa\"ss wörd"}"#) == #"{"p":"•••"}"#)
  }

  @Test("a secret of fewer than six characters is not looked for")
  func short() {
    #expect(redactor("12345").redact("a 12345 b") == "a 12345 b")
    #expect(redactor("123456").redact("a 123456 b") == "a ••• b")
  }

  @Test(
    "base64 of a text that holds a secret is hidden wherever the secret stands in it",
    arguments: ["", "u", "us", "use", "user:", "sandbox:"], ["", ":", "@h", "xyz", "\n"])
  func base64(before: String, after: String) throws {
    // Two of them have both of the digits that differ between the alphabets.
    for secret in ["secret", "s3cret!", "p~~~?>?>", "õõõ???"] {
      let encoded = Data("\(before)\(secret)\(after)".utf8).base64EncodedString()
      let forURLs = encoded.replacing("+", with: "-").replacing("/", with: "_")
      for text in [encoded, forURLs] {
        let redacted = redactor(secret).redact("Basic \(text)")
        #expect(redacted.utf8.starts(with: "Basic ".utf8))
        // What is left are digits of the neighbours alone: no more than their bytes fill.
        let left = redacted.dropFirst(6).split(separator: Redactor.mark, omittingEmptySubsequences: false)
        try #require(left.count == 2, "\(text): \(redacted)")
        #expect(left[0].utf8.count == before.utf8.count * 8 / 6)
        #expect(left[1].filter { $0 != "=" }.utf8.count <= (after.utf8.count * 8 + 5) / 6)
      }
    }
  }

  @Test("secrets that hold or overlap each other leave nothing behind")
  func overlapping() {
    #expect(redactor("abcdef", "abcdefgh").redact("xabcdefghy") == "x•••y")
    #expect(redactor("abcdefg", "defghij").redact("xabcdefghijy") == "x•••y")
    #expect(redactor("abcdef", "ghijkl").redact("abcdefghijkl") == "••••••")
    #expect(redactor("ababab").redact("abababab") == "•••")
  }
}
