import HTTPTypes

/// `GET /sandbox/`: a web page that shows what goes on here, and the files that it is made of.
///
/// The files are in the folder `Page`, and are built into the program. The page takes nothing from anywhere else, and
/// its policy forbids it to.
enum GetPage {
  static var route: Route { file("/sandbox/", "text/html", PackageResources.page_html) }

  /// The page under its other address, and what it is made of.
  static var files: [Route] {
    [
      file("/sandbox", "text/html", PackageResources.page_html),
      file("/sandbox/page/page.css", "text/css", PackageResources.page_css),
      file("/sandbox/page/page.js", "text/javascript", PackageResources.page_js),
      file("/sandbox/page/server.js", "text/javascript", PackageResources.server_js),
      file("/sandbox/page/elements.js", "text/javascript", PackageResources.elements_js),
      file("/sandbox/page/clock.js", "text/javascript", PackageResources.clock_js),
      file("/sandbox/page/inbox.js", "text/javascript", PackageResources.inbox_js),
      file("/sandbox/page/devices.js", "text/javascript", PackageResources.devices_js),
      file("/sandbox/page/services.js", "text/javascript", PackageResources.services_js),
      file("/sandbox/page/requests.js", "text/javascript", PackageResources.requests_js),
      file("/sandbox/page/icon.svg", "image/svg+xml", PackageResources.icon_svg),
    ]
  }

  private static func file(
    _ path: String, _ type: String, _ bytes: @autoclosure @escaping @Sendable () -> [UInt8]
  ) -> Route {
    Route(
      .page, .get, path,
      .init(
        summary: "A web page of what goes on, for people",
        replies: [.init(status: 200, meaning: "The page", contentType: type, schema: .string)]),
      .waiting { _, _ in
        var answer = Answer(200, encoded: bytes(), contentType: "\(type); charset=utf-8")
        answer.fields = headers
        return answer
      })
  }

  private static var headers: HTTPFields {
    var fields: HTTPFields = [
      .cacheControl: "no-store", .contentSecurityPolicy: policy, .xContentTypeOptions: "nosniff",
    ]
    if let referrerPolicy = HTTPField.Name("Referrer-Policy") { fields[referrerPolicy] = "no-referrer" }
    return fields
  }

  private static let policy = """
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'
    """
}
