// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Glibc
import Testing

/// Clients that are slow on purpose, or send more than anybody should.
@Suite(.serialized) struct RequestDeadlineTests {
  private static func limits() -> DeskOptions.Limits {
    var limits = DeskOptions.Limits()
    limits.silence = 1
    limits.request = 3
    limits.headers = 8 << 10
    limits.connections = 40
    return limits
  }

  /// A connection without anything that a browser would do for it.
  private final class Line: Sendable {
    private let socket: Int32

    init?(port: Int) {
      socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(port).bigEndian
      address.sin_addr.s_addr = inet_addr("127.0.0.1")
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let isOpen = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) == 0 }
      }
      var wait = timeval(tv_sec: 0, tv_usec: 200_000)
      setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
      setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
      guard isOpen else { return nil }
    }

    deinit { close(socket) }

    /// Whether all of it was taken.
    @discardableResult func send(_ text: String) -> Bool {
      let bytes = Array(text.utf8)
      return Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// What came within a fifth of a second; `nil` once the other side has closed.
    func receive() -> String? {
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = recv(socket, &bytes, bytes.count, 0)
      if count > 0 { return String(decoding: bytes[..<count], as: UTF8.self) }
      return count < 0 && (errno == EAGAIN || errno == EINTR) ? "" : nil
    }

    /// All that comes until the other side closes, sending `drip` after each look; `nil` when it never does.
    ///
    /// On a thread of its own, as the tests' threads also serve the desk.
    func untilClosed(dripping drip: String = "") async -> String? {
      await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: self.listen(dripping: drip)) }
      }
    }

    private func listen(dripping drip: String) -> String? {
      var heard = ""
      // Nobody is that slow: a hundred times what is asked.
      let end = Date().addingTimeInterval(120)
      while Date() < end {
        guard let more = receive() else { return heard }
        heard += more
        if !drip.isEmpty { send(drip) }
      }
      return nil
    }
  }

  @Test(arguments: [
    ("", ""), ("GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ", "x"),
    ("POST /sign-in/password HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60000\r\n\r\n", "x"),
    ("POST /sign-in/password HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60000\r\n\r\n", ""),
    (
      "POST /sign-in/password HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n",
      "1\r\nx\r\n"
    ),
    ("POST /no/such/page HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60000\r\n\r\n", "x"),
  ])
  func `who does not come to the end of his request is cut off, and pages are answered meanwhile`(
    begin: String, drip: String
  ) async throws {
    let desk = try await RunningDesk(limits: Self.limits())
    let line = try #require(Line(port: desk.port))
    line.send(begin)
    let meanwhile = try await desk.send("GET", "/sign-in")
    let heard = await line.untilClosed(dripping: drip)

    #expect(heard != nil)
    #expect(meanwhile.status == 200)
  }

  @Test func `a body without end is refused as soon as it is too large`() async throws {
    let desk = try await RunningDesk(limits: Self.limits())
    let line = try #require(Line(port: desk.port))
    line.send(
      "POST /sign-in/password HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n")
    let chunk = "1000\r\n\(String(repeating: "x", count: 4096))\r\n"
    // Below the bound; what is sent beyond it, and never read, would let the system drop the answer.
    for _ in 0..<15 { line.send(chunk) }

    let heard = try #require(await line.untilClosed(dripping: chunk))
    #expect(heard.hasPrefix("HTTP/1.1 413 "))
  }

  @Test(arguments: [
    "GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nX: \(String(repeating: "x", count: 20_000))\r\n\r\n",
    "GET /\(String(repeating: "x", count: 2_000_000)) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n\(String(repeating: "X: x\r\n", count: 500))\r\n",
    "nonsense\r\n\r\n", "\u{16}\u{3}\u{1}",
    "POST /sign-in/password HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
    "POST /sign-in/password HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
  ])
  func `what is no request, or has too much of a head, is refused and the line closed`(
    text: String
  ) async throws {
    let desk = try await RunningDesk(limits: Self.limits())
    let line = try #require(Line(port: desk.port))
    line.send(text)
    let heard = try #require(await line.untilClosed())
    let next = try await desk.send("GET", "/sign-in")

    #expect(heard.isEmpty || heard.hasPrefix("HTTP/1.1 4"), "\(heard.prefix(40))")
    #expect(next.status == 200)
  }

  @Test func `more connections than there may be wait until others have gone`() async throws {
    let desk = try await RunningDesk(limits: Self.limits())
    let lines = (0..<60).compactMap { _ in Line(port: desk.port) }
    let answer = try await desk.send("GET", "/sign-in")

    #expect(lines.count == 60)
    #expect(answer.status == 200)
  }
}
