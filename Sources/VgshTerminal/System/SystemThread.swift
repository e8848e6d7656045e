import Glibc

/// A thread outside of the cooperative pool, for work that waits for the system.
enum SystemThread {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread that ends with the closure.
  ///
  /// Without it nothing at the terminal can go on, so a system that has no thread left ends the program.
  static func start(_ run: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let body = Unmanaged.passRetained(Body(run))
    let result = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, body.toOpaque())
    precondition(result == 0, "the system has no thread left")
    pthread_detach(thread)
  }
}
