import Foundation
import Testing
import VerigatorSandbox
import VgshTestSupport

struct PageTests {
  @Test(arguments: ["/sandbox/", "/sandbox"])
  func `the page may load what is its own and nothing else`(path: String) async throws {
    try await TestSandbox.run { sandbox in
      await sandbox.connection.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
      let page = try await sandbox.receive()
      #expect(page.status == 200)
      #expect(page[header: "content-type"] == "text/html; charset=utf-8")
      #expect(page[header: "cache-control"] == "no-store")
      #expect(page[header: "x-content-type-options"] == "nosniff")
      let policy = try #require(page[header: "content-security-policy"])
      #expect(
        policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';")
      )
      #expect(!policy.contains("unsafe"))
      #expect(!page.text.contains("<style") && !page.text.contains(" style=") && !page.text.contains(" onclick="))
    }
  }

  /// What is written in the folder is what is served, so that no file is left out of the program.
  @Test func `every file of the page is served as it is`() async throws {
    let folder = "Sources/VerigatorSandbox/Page"
    let names = try FileManager.default.contentsOfDirectory(atPath: Repository.path(folder))
    #expect(names.count > 5)
    try await TestSandbox.run { sandbox in
      for name in names where name != "page.html" {
        await sandbox.connection.send("GET /sandbox/page/\(name) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        let file = try await sandbox.receive()
        #expect(file.status == 200, "\(name)")
        #expect(try file.text == String(contentsOfFile: Repository.path("\(folder)/\(name)"), encoding: .utf8))
      }
    }
  }

  @Test func `the page is for this machine`() async throws {
    try await TestSandbox.run { sandbox in
      await sandbox.connection.send("GET /sandbox/ HTTP/1.1\r\nHost: evil.example\r\n\r\n")
      try await sandbox.expectStatus(403)
    }
  }
}
