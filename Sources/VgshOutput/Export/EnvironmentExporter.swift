/// Lines for a shell or a `.env` file: what an integrator has to configure.
struct EnvironmentExporter: Exporter {
  func text(of content: ExportContent) -> String? {
    switch content {
    case .services(let services): Self.lines(Self.variables(of: services))
    case .service(let service, let siblings): Self.lines(Self.variables(of: [service], among: siblings))
    case .session(let session):
      // The sandbox of the program is gone with it, so that its URL would lead nowhere.
      Self.lines(
        (session.url == "sandbox" ? [] : [("VERIGATOR_URL", session.url)])
          + (session.username.map { [("VERIGATOR_USERNAME", $0)] } ?? [])
          + Self.variables(of: session.service.map { [$0] } ?? [], among: session.services))
    case .users, .last: nil
    }
  }

  private static func lines(_ variables: [(name: String, value: String)]) -> String {
    variables.reduce(into: "") { $0 += "\($1.name)=\(ShellWord.quoted($1.value))\n" }
  }

  /// - Parameter siblings: the other services of the account, which may have a say in the names.
  private static func variables(
    of services: [ExportedService], among siblings: [ExportedService] = []
  ) -> [(name: String, value: String)] {
    let names = ServiceVariable.names(of: services + siblings)
    var ids: Set<String> = []
    return services.filter { ids.insert($0.id).inserted }.map { (names[$0.id, default: ""], $0.id) }
  }
}
