import HTTPTypes
import VgshBase
import VgshRuntime

/// An HTTP method, in capitals.
package struct RequestMethod: ArgumentType {
  let method: HTTPRequest.Method

  package static var typeName: String { "HTTP method" }
  package static var completion: CompletionSource { .words(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"]) }

  package static func convert(_ value: Value) throws(ArgumentError) -> RequestMethod {
    let text = try String.convert(value)
    // CONNECT asks for a tunnel, which is no request that has a reply.
    guard text.utf8.allSatisfy({ $0 != UInt8(ascii: " ") && $0 < 0x7F }), text.uppercased() != "CONNECT",
      let method = HTTPRequest.Method(rawValue: text.uppercased())
    else {
      throw ArgumentError("'\(text.visible())' is no HTTP method", help: "use GET, POST, PUT, DELETE or PATCH")
    }
    return RequestMethod(method: method)
  }
}
