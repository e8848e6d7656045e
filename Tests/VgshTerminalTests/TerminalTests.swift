import Testing

/// All that uses a terminal or signals, one test after the other: locale, signals and the description of terminals
/// are the process's.
@Suite("Terminal", .serialized) struct TerminalTests {}
