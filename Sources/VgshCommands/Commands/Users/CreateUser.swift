import Verigator
import VgshRuntime

/// Adds a user to a service.
package struct CreateUser: ShellCommand {
  private static let username = Parameter<Username>(
    "USERNAME", "what your system calls the user, often an e-mail address")
  private static let phone = Parameter<PhoneNumber>("PHONE", "the user's number with its country code")

  package static let signature = Signature(
    "create user", "add a user to a service", parameters: [username, phone],
    options: [ServiceOption.key, Flag.unchecked],
    result: .fields("id", "id_in_service", "phone_number", "ctime"),
    details: "Blanks, dashes and parentheses in the number are left out, and 00 in front means +.",
    examples: [
      .init("create user jane.doe@example.com +37255555556", "adds her to the current service"),
      .init("create user jane.doe@example.com '00372 5555 5556' --service CoffeeShop", "the same, spelled out"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let (username, phone) = (call[Self.username].text, call[Self.phone])
    let service = try await context.service(call[ServiceOption.key], at: call.span(of: ServiceOption.key))
    let user = try await context.call(about: service) { client in
      try await client.createUser(idInService: username, phoneNumber: phone, in: service.id)
    }
    context.session.changeUsers { $0.add(.init(user, phone: phone.text), service: service.id.text) }
    return .value([
      "id": .text(user.id.text), "id_in_service": .text(user.idInService ?? username),
      "phone_number": .text(phone.text), "ctime": Value(user.ctime?.text),
    ])
  }
}
