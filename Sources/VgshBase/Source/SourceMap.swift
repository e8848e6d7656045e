import Synchronization

/// All sources of a session, so that any span can be shown.
///
/// Prompt lines are kept too: a function defined an hour ago may still fail in its body.
package final class SourceMap: Sendable {
  private let sources = Mutex<[SourceText]>([])

  package init() {}

  /// Takes a source in and gives it its id.
  package func add(name: String, utf8: [UInt8]) -> SourceText {
    sources.withLock { sources in
      let source = SourceText(id: SourceID(UInt32(sources.count)), name: name, utf8: utf8)
      sources.append(source)
      return source
    }
  }

  package func add(name: String, text: String) -> SourceText { add(name: name, utf8: Array(text.utf8)) }

  package subscript(id: SourceID) -> SourceText? {
    sources.withLock { sources in
      Int(id.rawValue) < sources.count ? sources[Int(id.rawValue)] : nil
    }
  }
}
