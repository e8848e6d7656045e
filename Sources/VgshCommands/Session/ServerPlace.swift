import Verigator
import VgshBase
import VgshRuntime

/// Where a session talks to.
package enum ServerPlace: Hashable, Sendable {
  /// The sandbox inside the program, whose port is not known before it is started.
  case sandbox
  case url(BaseURL)

  /// The word for the embedded sandbox, on the line and in the saved services.
  package static let sandboxWord = "sandbox"

  /// As it is shown and saved.
  package var text: String {
    switch self {
    case .sandbox: Self.sandboxWord
    case .url(let url): url.description
    }
  }

  /// Whether credentials for one of the two may be sent to the other.
  package func hasSameOrigin(as other: ServerPlace) -> Bool {
    switch (self, other) {
    case (.sandbox, .sandbox): true
    case (.url(let a), .url(let b)): a.origin == b.origin
    case (.sandbox, .url), (.url, .sandbox): false
    }
  }
}

extension ServerPlace: ArgumentType {
  package static var typeName: String { "URL" }
  package static var completion: CompletionSource { .words([sandboxWord, BaseURL.production.description]) }

  package static func convert(_ value: Value) throws(ArgumentError) -> ServerPlace {
    let text = try String.convert(value)
    if text == sandboxWord { return .sandbox }
    do {
      return .url(try BaseURL(text))
    } catch {
      throw ArgumentError("'\(text.visible())': \(error.problem)", help: error.advice)
    }
  }
}
