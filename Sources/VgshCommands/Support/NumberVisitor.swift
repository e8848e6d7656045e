import Verigator
import VgshRuntime

/// Who wants a number verified: options of both commands about numbers.
enum NumberVisitor {
  private static let ip = Option<String>("ip", "the person's IP address")
  private static let browser = Option<String>("browser", "the person's User-Agent")
  private static let cookie = Option<String>("cookie", "the person's browser: once verified, it needs no PIN")
  static let options: [any SignatureKey] = [ip, browser, cookie]

  static func visitor(of call: BoundCall) -> NumberVerificationVisitor {
    NumberVerificationVisitor(ip: call[ip], browser: call[browser], cookie: call[cookie].map { Secret($0) })
  }
}
