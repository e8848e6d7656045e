extension QRCode {
  /// The code as a picture of SVG 1.1 that scales to any size: dark on white whatever is behind it, with its quiet zone.
  package var svg: String {
    let side = size + 2 * Self.quietZone
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges">\
      <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/><path fill="#000" d="\(path)"/></svg>

      """
  }

  /// One rectangle for each row's stretch of dark modules.
  private var path: String {
    var path = ""
    for row in 0..<size {
      var column = 0
      while column < size {
        let start = column
        while isDark(column: column, row: row) { column += 1 }
        if column > start {
          let width = column - start
          path += "M\(start + Self.quietZone) \(row + Self.quietZone)h\(width)v1h-\(width)z"
        }
        column += 1
      }
    }
    return path
  }
}
