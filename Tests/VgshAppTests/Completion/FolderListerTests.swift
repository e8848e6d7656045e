import Glibc
import Testing
import VgshTestSupport

@testable import VgshApp

@Suite("Listing folders") struct FolderListerTests {
  @Test func filesFoldersAndLinksToThemAreTold() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a.vgs")
    #expect(mkdir(folder.path("tests"), 0o700) == 0)
    #expect(symlink("tests", folder.path("link")) == 0)
    #expect(symlink("nowhere", folder.path("broken")) == 0)
    try folder.write("", to: "tests/b.vgs")
    let lister = FolderLister(workingFolder: folder.path)
    #expect(
      Set(lister.entries(of: "")) == [
        FolderEntry("a.vgs", isFolder: false), FolderEntry("tests", isFolder: true),
        FolderEntry("link", isFolder: true), FolderEntry("broken", isFolder: false),
      ])
    #expect(lister.entries(of: "tests/") == [FolderEntry("b.vgs", isFolder: false)])
    #expect(FolderLister(home: folder.path).entries(of: "~/tests/") == [FolderEntry("b.vgs", isFolder: false)])
    #expect(lister.entries(of: folder.path + "/tests/") == [FolderEntry("b.vgs", isFolder: false)])
  }

  @Test func whatCannotBeReadHasNoEntries() throws {
    let folder = try TemporaryFolder()
    #expect(FolderLister(workingFolder: folder.path).entries(of: "missing/").isEmpty)
  }
}
