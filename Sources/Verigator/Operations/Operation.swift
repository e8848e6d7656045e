public import ExactJSON
public import HTTPTypes

/// One call of the API: what is sent, and how the reply is read.
///
/// An operation is a plain value that knows neither client nor transport:
///
/// ```swift
/// let service = try await client.send(CreateService(name: "CoffeeShop", fqdn: try HostName("coffeeshop.com")))
/// ```
public protocol Operation: Sendable {
  /// What a successful reply is read into.
  associatedtype Output: Sendable

  /// The call's name.
  static var name: OperationName { get }
  /// The fields of the body that must not be shown in traces.
  static var secretFields: Set<String> { get }

  /// The HTTP method.
  var method: HTTPRequest.Method { get }
  /// The path below the base URL, percent-encoded, beginning with a slash.
  var path: String { get }
  /// The JSON body, or nil for none.
  var body: JSON? { get }

  /// Reads a reply whose status is 2xx.
  ///
  /// - Throws: ``UndocumentedReply`` if a needed field is missing or of another type. Unknown fields are ignored.
  func decode(_ reply: TransportReply) throws(UndocumentedReply) -> Output
}

extension Operation {
  /// None.
  public static var secretFields: Set<String> { [] }

  /// None.
  public var body: JSON? { nil }

  /// The body as it may be shown: secret fields as `•••`; nil if the body has none of them.
  var maskedBody: [UInt8]? {
    guard !Self.secretFields.isEmpty, case .object(var members) = body else { return nil }
    for field in Self.secretFields where members[field] != nil { members[field] = .string(Secret.mask) }
    return JSON.object(members).bytes()
  }
}
