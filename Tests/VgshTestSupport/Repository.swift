import Foundation

/// Files of the repository.
package enum Repository {
  /// Its folder.
  package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// - Parameter name: as seen from the root.
  package static func path(_ name: String) -> String { "\(root)/\(name)" }
}
