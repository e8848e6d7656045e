/// The last request as a command for curl, with the password in an environment variable.
struct CurlExporter: Exporter {
  func text(of content: ExportContent) -> String? {
    guard case .last(let exchange) = content else { return nil }
    var parts = [Self.start(exchange)]
    for header in exchange.headers {
      // To curl a header without a value is one to leave out, unless it ends with a semicolon.
      let line = header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)"
      parts.append("--header \(ShellWord.quoted(line))")
    }
    if let username = exchange.username {
      parts.append("--header \(ShellWord.quoted("X-Service-Auth: \(username):"))\"$VERIGATOR_PASSWORD\"")
    }
    if let body = exchange.body { parts.append("--data-raw \(ShellWord.quoted(body))") }
    // To curl further pieces of a form are joined by '&'.
    if let field = exchange.passwordField { parts.append("--data-urlencode \(field)=\"$VERIGATOR_PASSWORD\"") }
    return parts.joined(separator: " \\\n  ") + "\n"
  }

  private static func start(_ exchange: ExportedExchange) -> String {
    let url = ShellWord.quoted(exchange.url)
    switch exchange.method {
    // With --request HEAD, curl would wait for a body.
    case "HEAD": return "curl --head \(url)"
    case "GET" where exchange.body == nil: return "curl \(url)"
    case let method: return "curl --request \(ShellWord.quoted(method)) \(url)"
    }
  }
}
