import Testing
import VgshSession

struct FoldersTests {
  @Test func oneVariableHoldsEverything() throws {
    let folders = try Folders(environment: ["VGSH_HOME": "/v", "HOME": "/home/u", "XDG_STATE_HOME": "/s"])
    #expect(folders.history == "/v/history")
    #expect(folders.stateDatabase == "/v/state.sqlite")
    #expect(folders.sandboxDatabase == "/v/sandbox.sqlite")
    #expect(folders.configuration == "/v")
  }

  @Test func theHomeHoldsThreeFolders() throws {
    let folders = try Folders(environment: ["HOME": "/home/u", "VGSH_HOME": ""])
    #expect(folders.configuration == "/home/u/.config/vgsh")
    #expect(folders.state == "/home/u/.local/state/vgsh")
    #expect(folders.data == "/home/u/.local/share/vgsh")
  }

  @Test func theBaseFoldersAreFollowed() throws {
    let folders = try Folders(
      environment: ["HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s/", "XDG_DATA_HOME": "/d"])
    #expect(folders.configuration == "/c/vgsh")
    #expect(folders.history == "/s/vgsh/history")
    #expect(folders.sandboxDatabase == "/d/vgsh/sandbox.sqlite")
  }

  @Test func aRelativeBaseFolderCountsAsNotSet() throws {
    let folders = try Folders(environment: ["HOME": "/h", "XDG_STATE_HOME": "state", "XDG_DATA_HOME": ""])
    #expect(folders.state == "/h/.local/state/vgsh")
    #expect(folders.data == "/h/.local/share/vgsh")
  }

  @Test(arguments: [[:], ["HOME": ""], ["HOME": "relative"], ["XDG_STATE_HOME": "/s", "XDG_DATA_HOME": "/d"]])
  func withoutAHomeThereIsAnExplanation(environment: [String: String]) {
    #expect(throws: HomelessSession()) { try Folders(environment: environment) }
    #expect(HomelessSession().diagnostic.help?.contains("VGSH_HOME") == true)
  }

  @Test func allBaseFoldersTogetherReplaceTheHome() throws {
    let environment = ["XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s", "XDG_DATA_HOME": "/d"]
    #expect(try Folders(environment: environment).state == "/s/vgsh")
  }
}
