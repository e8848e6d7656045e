import Glibc

/// A counting semaphore of the system, at an address that does not move.
///
/// `@unchecked Sendable`: the pointer never changes, and what it points to is made for use by several threads.
final class Semaphore: @unchecked Sendable {
  private let place = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(place, 0, 0) }

  deinit {
    sem_destroy(place)
    place.deallocate()
  }

  func post() { sem_post(place) }

  func wait() { while sem_wait(place) != 0 && errno == EINTR {} }
}
