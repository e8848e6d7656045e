/// Lines for a shell or a `.env` file: what an integrator has to configure.
struct EnvironmentExporter: Exporter {
  func text(of content: ExportContent) -> String? {
    switch content {
    case .services(let services): Self.lines(Self.variables(of: services))
    case .service(let service): Self.lines(Self.variables(of: [service]))
    case .session(let session):
      // The sandbox of the program is gone with it, so that its URL would lead nowhere.
      Self.lines(
        (session.url == "sandbox" ? [] : [("VERIGATOR_URL", session.url)])
          + (session.username.map { [("VERIGATOR_USERNAME", $0)] } ?? [])
          + Self.variables(of: session.service.map { [$0] } ?? []))
    case .users, .last: nil
    }
  }

  private static func lines(_ variables: [(name: String, value: String)]) -> String {
    variables.reduce(into: "") { $0 += "\($1.name)=\(ShellWord.quoted($1.value))\n" }
  }

  /// `VERIGATOR_SERVICE_ID_COFFEESHOP`, with a number where two names come out the same.
  private static func variables(of services: [ExportedService]) -> [(name: String, value: String)] {
    var taken: Set<String> = []
    return services.map { service in
      let name = "VERIGATOR_SERVICE_ID_\(identifier(service.name))"
      var unique = name
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(name)_\(number)"
        number += 1
      }
      return (unique, service.id)
    }
  }

  private static func identifier(_ name: String) -> String {
    let text = name.uppercased().unicodeScalars.map { scalar in
      switch scalar {
      case "A"..."Z", "0"..."9": String(scalar)
      default: "_"
      }
    }
    return text.joined()
  }
}
