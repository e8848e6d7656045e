/// A response as it came over the wire.
package struct RawResponse: Sendable {
  package let status: Int

  /// In the order received, names in lower case.
  package let headers: [(name: String, value: String)]
  package var body: [UInt8] = []

  package var text: String { String(decoding: body, as: UTF8.self) }

  /// The value of the first header of that name.
  package subscript(header name: String) -> String? {
    headers.first { $0.name == name }?.value
  }

  /// - Parameter head: The status line and the header fields, without the empty line.
  init(head: String) throws {
    let lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)
    let statusLine = lines[0].split(separator: " ", maxSplits: 2)
    guard statusLine.count >= 2, statusLine[0] == "HTTP/1.1", let status = Int(statusLine[1]) else {
      throw RawConnection.Failure(description: "no HTTP response: \(lines[0])")
    }
    self.status = status
    headers = lines.dropFirst().map { line in
      let sides = line.split(separator: ":", maxSplits: 1)
      return (name: sides[0].lowercased(), value: sides.count < 2 ? "" : String(sides[1].drop { $0 == " " }))
    }
  }
}
