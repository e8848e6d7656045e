import VgshBase
import VgshRuntime

/// Services and users as a spreadsheet takes them.
struct CSVExporter: Exporter {
  func text(of content: ExportContent) -> String? {
    switch content {
    // No service at all is still a file with headings.
    case .services(let services) where services.isEmpty: "name,id,fqdn,ctime,url,account\n"
    case .services(let services): CSVRenderer().render(.list(services.map(\.value)), for: ConsoleStyle())
    case .service(let service, _): CSVRenderer().render(service.value, for: ConsoleStyle())
    case .users(let users) where users.isEmpty: "id,id_in_service,ctime\n"
    case .users(let users): CSVRenderer().render(.list(users), for: ConsoleStyle())
    case .session, .last: nil
    }
  }
}
