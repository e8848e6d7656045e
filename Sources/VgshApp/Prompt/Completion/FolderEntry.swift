/// What is found in a folder.
package struct FolderEntry: Hashable, Sendable {
  package let name: String
  package let isFolder: Bool

  package init(_ name: String, isFolder: Bool) {
    self.name = name
    self.isFolder = isFolder
  }
}
