import Testing

/// Reads QR codes back with zbarimg, as a phone does.
package enum QRReader {
  /// What is written in a code that is a picture of SVG.
  package static func read(svg: String) async throws -> String {
    let folder = try TemporaryFolder()
    try folder.write(svg, to: "code.svg")
    let drawn = try await ToolRun.run(
      "/usr/bin/rsvg-convert", ["--width=600", "--output=\(folder.path("code.png"))", folder.path("code.svg")])
    try #require(drawn.status == 0, "\(drawn.error)")
    return try await read(picture: folder.path("code.png"))
  }

  /// What is written in a code that is made of half-block characters.
  ///
  /// Each character is a cell of two pixels, one above the other. What is drawn is light, as on a dark terminal.
  package static func read(lines: [String]) async throws -> String {
    var rows: [[Bool]] = []
    for line in lines {
      let cells = try line.map { character -> (top: Bool, bottom: Bool) in
        switch character {
        case "█": (false, false)
        case "▀": (false, true)
        case "▄": (true, false)
        case " ": (true, true)
        case let other: throw Unreadable(description: "'\(other)' is no half block")
        }
      }
      rows += [cells.map(\.top), cells.map(\.bottom)]
    }
    let scale = 4
    let pixels = rows.flatMap { row -> [String] in
      let line = row.map { String(repeating: $0 ? "1 " : "0 ", count: scale) }.joined()
      return Array(repeating: line, count: scale)
    }
    let width = (rows.first?.count ?? 0) * scale
    let folder = try TemporaryFolder()
    try folder.write("P1\n\(width) \(pixels.count)\n" + pixels.joined(separator: "\n") + "\n", to: "code.pbm")
    return try await read(picture: folder.path("code.pbm"))
  }

  package struct Unreadable: Error, CustomStringConvertible {
    package let description: String
  }

  private static func read(picture: String) async throws -> String {
    let read = try await ToolRun.run("/usr/bin/zbarimg", ["--quiet", "--raw", "--nodbus", picture])
    try #require(read.status == 0, "zbarimg: \(read.error)")
    return read.output.hasSuffix("\n") ? String(read.output.dropLast()) : read.output
  }
}
