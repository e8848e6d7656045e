/// A text that must not be shown by accident: whatever prints it prints `•••`.
///
/// The text comes out by ``reveal()`` only, so that a search for that name finds every place that has it in the clear.
public struct Secret: Sendable, Hashable {
  /// What is shown in place of a secret.
  public static let mask = "•••"

  private let text: String

  /// Keeps a text from being shown.
  public init(_ text: String) { self.text = text }

  /// The text in the clear.
  public func reveal() -> String { text }

  /// Whether the text is empty.
  public var isEmpty: Bool { text.isEmpty }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `•••`.
  public var description: String { Self.mask }

  /// `•••`.
  public var debugDescription: String { Self.mask }

  /// No children: a dump shows `•••` too.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
