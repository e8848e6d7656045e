import Foundation
import Glibc

/// A plain TCP connection to a server on this machine, for requests that no HTTP client would send.
///
/// Its calls block a thread of their own, never one of the concurrency runtime, on which the server under test runs.
package final class RawConnection: Sendable {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  private let descriptor: Int32

  /// Connects to 127.0.0.1. An answer that is not there within 20 seconds is a failure.
  ///
  /// - Parameter window: How many bytes the system takes in for a reader that does not read; nil for what it likes.
  package init(port: Int, window: Int32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(description: "no socket: \(errno)") }
    var timeout = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    if var window {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &window, socklen_t(MemoryLayout<Int32>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else {
      let reason = errno
      Glibc.close(descriptor)
      throw Failure(description: "cannot connect: \(String(cString: strerror(reason)))")
    }
  }

  deinit {
    Glibc.close(descriptor)
  }

  /// Sends all of the text; a connection that the server closed is no failure here, for its answer tells more.
  package func send(_ text: String) async {
    await send(Array(text.utf8))
  }

  package func send(_ bytes: [UInt8]) async {
    await onThread { [descriptor] in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Says that nothing more will be sent.
  package func finishSending() {
    Glibc.shutdown(descriptor, Int32(SHUT_WR))
  }

  /// Receives one response, which must have a `Content-Length`.
  ///
  /// - Parameter hasBody: False for the response to a HEAD request.
  package func receive(hasBody: Bool = true) async throws -> RawResponse {
    try await onThread { [descriptor] in
      let end = Array("\r\n\r\n".utf8)
      var head: [UInt8] = []
      while !head.suffix(end.count).elementsEqual(end) {
        // Byte by byte, so that what follows stays in the socket.
        head += try Self.receive(1, from: descriptor, after: head)
      }
      var response = try RawResponse(head: String(decoding: head.dropLast(end.count), as: UTF8.self))
      guard hasBody, response.status >= 200 else { return response }
      guard let length = response[header: "content-length"].flatMap({ Int($0) }) else {
        throw Failure(description: "no Content-Length: \(response.headers)")
      }
      while response.body.count < length {
        response.body += try Self.receive(length - response.body.count, from: descriptor, after: head)
      }
      return response
    }
  }

  private static func receive(_ count: Int, from descriptor: Int32, after head: [UInt8]) throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: min(count, 65_536))
    let received = recv(descriptor, &buffer, buffer.count, 0)
    guard received > 0 else {
      let reason = received == 0 ? "closed" : String(cString: strerror(errno))
      throw Failure(description: "connection \(reason) after: \(String(decoding: head, as: UTF8.self))")
    }
    return Array(buffer.prefix(received))
  }

  /// Receives what has come, or waits for something to come.
  ///
  /// - Returns: Empty where the server has closed the connection.
  package func receiveSome() async throws -> [UInt8] {
    try await onThread { [descriptor] in
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0, errno != ECONNRESET {
        throw Failure(description: "nothing came: \(String(cString: strerror(errno)))")
      }
      return Array(buffer.prefix(max(0, count)))
    }
  }

  /// Waits until the server closes the connection.
  ///
  /// - Returns: What it sent before. A reset counts as closed.
  package func receiveUntilClosed() async throws -> String {
    try await onThread { [descriptor] in
      var bytes: [UInt8] = []
      while true {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count < 0, errno != ECONNRESET {
          throw Failure(description: "not closed: \(String(cString: strerror(errno)))")
        }
        guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
        bytes.append(contentsOf: buffer.prefix(count))
      }
    }
  }

  private func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
    }
  }

  private func onThread(_ body: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        body()
        continuation.resume()
      }
    }
  }
}
