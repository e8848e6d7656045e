import VgshRuntime

/// The option of all commands about users.
enum ServiceOption {
  static let key = Option<ServiceReference>("service", "the users' service; else the current one")
}
