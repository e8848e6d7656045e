import Glibc
import VgshBase
import VgshCommands

/// The password that an option leads to; no option holds one itself, for it would show in the list of processes.
enum GivenPassword {
  /// A password is a line, not a file.
  private static let limit = 64 * 1024

  /// - Returns: nil where no option asks for one.
  static func read(_ options: ProgramOptions) throws -> String? {
    if let password = options.password { return password.reveal() }
    if let path = options.passwordFile {
      do {
        return try text(OpenFile(path, .read).bytes(limit: limit), of: "--password-file")
      } catch let error as FileFailure {
        throw UsageError("--password-file: \(error.message)", help: error.help)
      }
    }
    guard options.readsPasswordFromInput else { return nil }
    return try text(StandardInput.readLine(limit: limit), of: "--password-stdin")
  }

  private static func text(_ bytes: [UInt8], of option: String) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UsageError("\(option): the password is not UTF-8")
    }
    let password = PasswordText.withoutLineBreak(text)
    guard !password.isEmpty else { throw UsageError("\(option): there is no password in it") }
    return password
  }
}
