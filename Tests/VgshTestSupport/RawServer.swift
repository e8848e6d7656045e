import Foundation
import Glibc
import Synchronization

/// A server on a loopback port that answers each connection byte for byte as scripted, HTTP or not.
///
/// It shares nothing with the client, so that what it sends can be as wrong as the worst server. It lives until it is
/// released; a script that hangs ends when the client goes away or the server does.
package final class RawServer: Sendable {
  /// One thing the server does on a connection.
  package enum Step: Sendable {
    /// Reads one whole request, its body included.
    case readRequest
    /// Sends these bytes.
    case send([UInt8])
    /// Sends these bytes one by one, one each interval in milliseconds, until the client goes away.
    case drip([UInt8], milliseconds: Int32)
    /// Sends this byte again and again, that many times.
    case flood(UInt8, count: Int)
    /// Does nothing until the client goes away.
    case hang
    /// Closes the connection with a reset instead of an orderly end.
    case reset

    /// Sends this text.
    package static func send(_ text: String) -> Step { .send(Array(text.utf8)) }
  }

  private struct State {
    var scripts: [[Step]]
    var requests: [String] = []
    var connections = 0
    var open: Set<Int32> = []
    var isOver = false
  }

  /// The port that the server listens on.
  package let port: Int
  /// Each request as it was read, as soon as it was read. For one reader.
  package let requestStream: AsyncStream<String>

  private let listener: Int32
  private let worker: Worker

  /// Starts a server.
  ///
  /// - Parameter scripts: What it does on the first connection, the second, and so on; the last is repeated.
  package init(_ scripts: [Step]...) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard isListening else {
      Glibc.close(listener)
      throw POSIXError(.init(rawValue: errno) ?? .EIO)
    }
    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    requestStream = stream
    worker = Worker(scripts: scripts.isEmpty ? [[.hang]] : scripts, continuation: continuation)
    let worker = worker
    Thread.detachNewThread { worker.accept(on: listener) }
  }

  deinit {
    worker.stop()
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// `http://127.0.0.1:PORT`.
  package var url: String { "http://127.0.0.1:\(port)" }

  /// All requests read so far, in order, as text.
  package var requests: [String] { worker.state.withLock { $0.requests } }

  /// How many connections were made.
  package var connections: Int { worker.state.withLock { $0.connections } }

  /// A whole reply with a body of JSON.
  package static func reply(_ status: String, _ body: String = "{}", headers: [String] = []) -> Step {
    let lines =
      ["HTTP/1.1 \(status)", "Content-Type: application/json", "Content-Length: \(body.utf8.count)"] + headers
    return .send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
  }

  /// What the threads share; they do not keep the server itself alive.
  private final class Worker: Sendable {
    let state: Mutex<State>
    private let continuation: AsyncStream<String>.Continuation

    init(scripts: [[Step]], continuation: AsyncStream<String>.Continuation) {
      state = Mutex(State(scripts: scripts))
      self.continuation = continuation
    }

    func stop() {
      state.withLock { state in
        state.isOver = true
        for connection in state.open { shutdown(connection, Int32(SHUT_RDWR)) }
      }
      continuation.finish()
    }

    func accept(on listener: Int32) {
      while true {
        let connection = Glibc.accept(listener, nil, nil)
        guard connection >= 0 else { break }
        let script = state.withLock { state -> [Step]? in
          guard !state.isOver else { return nil }
          state.open.insert(connection)
          state.connections += 1
          return state.scripts.count > 1 ? state.scripts.removeFirst() : state.scripts[0]
        }
        guard let script else {
          Glibc.close(connection)
          break
        }
        Thread.detachNewThread { self.serve(connection, by: script) }
      }
      Glibc.close(listener)
    }

    private func serve(_ connection: Int32, by script: [Step]) {
      for step in script where !perform(step, on: connection) { break }
      state.withLock { state in
        state.open.remove(connection)
        Glibc.close(connection)
      }
    }

    /// - Returns: Whether the connection is still good for the next step.
    private func perform(_ step: Step, on connection: Int32) -> Bool {
      switch step {
      case .readRequest:
        guard let request = readRequest(from: connection) else { return false }
        state.withLock { $0.requests.append(request) }
        continuation.yield(request)
        return true
      case .send(let bytes): return write(bytes, to: connection)
      case .drip(let bytes, let milliseconds):
        return bytes.allSatisfy { write([$0], to: connection) && !isClosed(connection, within: milliseconds) }
      case .flood(let byte, let count):
        let chunk = [UInt8](repeating: byte, count: 1 << 16)
        var left = count
        while left > 0 {
          guard write(Array(chunk.prefix(left)), to: connection) else { return false }
          left -= min(left, chunk.count)
        }
        return true
      case .hang: return !isClosed(connection, within: -1)
      case .reset:
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        return false
      }
    }

    private func readRequest(from connection: Int32) -> String? {
      var bytes: [UInt8] = []
      var byte: UInt8 = 0
      while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
        guard recv(connection, &byte, 1, 0) == 1 else { return nil }
        bytes.append(byte)
      }
      let head = String(decoding: bytes, as: UTF8.self)
      let length = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
      for _ in 0..<(length ?? 0) {
        guard recv(connection, &byte, 1, 0) == 1 else { return nil }
        bytes.append(byte)
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    private func write(_ bytes: [UInt8], to connection: Int32) -> Bool {
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes {
          Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }

    /// Waits that long at most for the client to go away; -1 is for ever.
    private func isClosed(_ connection: Int32, within milliseconds: Int32) -> Bool {
      var poller = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
      return poll(&poller, 1, milliseconds) != 0
    }
  }
}
