import Testing
import VgshSession

struct SeenUsersTests {
  private typealias User = SeenUsers.User

  @Test func aUserIsFoundByNameAndByIDWithinItsService() {
    var seen = SeenUsers()
    seen.add(User(id: "1", name: "john", phone: "+3725"), service: "a")
    #expect(seen.user(named: "john", service: "a")?.id == "1")
    #expect(seen.user(id: "1", service: "a")?.phone == "+3725")
    #expect(seen.user(named: "john", service: "b") == nil)
  }

  @Test func aListingDoesNotForgetThePhone() {
    var seen = SeenUsers()
    seen.add(User(id: "1", name: "john", phone: "+3725"), service: "a")
    seen.add(User(id: "1", name: "john"), service: "a")
    #expect(seen.user(named: "john", service: "a")?.phone == "+3725")
    #expect(seen.users(of: "a").count == 1)
  }

  @Test func aNameGivenAnewLeadsToTheNewUser() {
    var seen = SeenUsers()
    seen.add(User(id: "1", name: "john"), service: "a")
    seen.add(User(id: "2", name: "john"), service: "a")
    seen.remove(id: "1", service: "a")
    #expect(seen.user(named: "john", service: "a")?.id == "2")
  }

  @Test func whatWasDeletedIsForgotten() {
    var seen = SeenUsers()
    seen.add(User(id: "1", name: "john"), service: "a")
    seen.add(User(id: "2", name: "jane"), service: "a")
    seen.add(User(id: "3", name: "jack"), service: "b")
    seen.remove(id: "1", service: "a")
    #expect(seen.users(of: "a").map(\.name) == ["jane"])
    seen.removeAll(service: "a")
    #expect(seen.users(of: "a").isEmpty)
    #expect(seen.user(named: "jane", service: "a") == nil)
    #expect(seen.users(of: "b").map(\.name) == ["jack"])
  }

  @Test func theOldestGoWhenThereAreTooMany() {
    var seen = SeenUsers()
    let last = 2 * SeenUsers.limit
    for number in 0...last { seen.add(User(id: "\(number)", name: "u\(number)"), service: "a") }
    let users = seen.users(of: "a")
    #expect(seen.user(named: "u0", service: "a") == nil)
    #expect(users.count <= SeenUsers.limit)
    #expect(users.map(\.name) == (0..<users.count).map { "u\(last - $0)" })
    #expect(users.count > SeenUsers.limit / 2)
  }

  @Test func aUserThatWasForgottenMakesRoom() {
    var seen = SeenUsers()
    for number in 0..<SeenUsers.limit { seen.add(User(id: "\(number)", name: "u\(number)"), service: "a") }
    for number in 1..<10 { seen.remove(id: "\(number)", service: "a") }
    for number in 1..<10 { seen.add(User(id: "\(number)", name: "again\(number)"), service: "b") }
    #expect(seen.user(id: "0", service: "a") != nil)
    #expect(seen.users(of: "b").first?.name == "again9")
  }
}
