// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Solver
import SwiftProtobuf

/// One running `attache-exact` and the socket to it.
final class EngineLink: Sendable {
  private let process: Process
  private let socket: Int32
  private let megabytes: Int
  /// Seconds that a solve may take beyond its limit before it is told to stop, and then before it is ended: a part of the
  /// limit, but no more and no less than so many.
  ///
  /// The library looks at the time only now and then, which in a short question is late.
  private static let patience = (part: 0.25, least: 0.5, most: 5.0)
  /// The same for who does not want to wait any longer.
  private static let grace = 0.15

  /// Starts the process and waits until its library is loaded.
  init(executable: String, arguments: [String], megabytes: Int) throws(ExactFailure) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw .noProcess(String(cString: strerror(errno)))
    }
    socket = ends[0]
    self.megabytes = megabytes
    let process = Process()
    self.process = process
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    let end = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    process.standardInput = end
    process.standardOutput = end
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      Glibc.close(ends[0])
      throw .noProcess("\(executable): \(error.localizedDescription)")
    }
    try? end.close()
    do throws(ExactFailure) {
      _ = try receive(
        until: .now + .seconds(60), patience: Self.patience.most, stop: StopSignal())
    } catch {
      close()
      throw error
    }
  }

  func ask(
    _ model: CpModel, _ parameters: CpParameters, seconds: Double, stop: StopSignal
  ) throws(ExactFailure) -> CpResponse {
    let model = bytes(of: model)
    let parameters = bytes(of: parameters)
    var question = [UInt8(ascii: "Q")]
    for length in [parameters.count, model.count] {
      question += (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
    }
    try send(question + parameters + model)
    let patience = min(
      Self.patience.most, max(Self.patience.least, seconds * Self.patience.part))
    let answer = try receive(
      until: .now + .seconds(seconds + patience), patience: patience, stop: stop)
    guard let response = try? CpResponse(serializedBytes: answer) else {
      throw .wrongAnswer("it cannot be read")
    }
    return response
  }

  private func bytes(of message: some SwiftProtobuf.Message) -> [UInt8] {
    do {
      return try message.serializedBytes()
    } catch {
      preconditionFailure("A message of our own cannot be written: \(error)")
    }
  }

  /// Ends the process, whatever it is doing.
  func close() {
    Glibc.close(socket)
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  private func send(_ bytes: [UInt8]) throws(ExactFailure) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ending() }
      sent += count
    }
  }

  /// The next answer's bytes.
  ///
  /// A raised signal asks for it early; past the deadline it is asked for, then given up.
  private func receive(
    until deadline: ContinuousClock.Instant, patience: Double, stop: StopSignal
  ) throws(ExactFailure) -> [UInt8] {
    var deadline = deadline
    var isTold = false
    var bytes: [UInt8] = []
    var wanted = 5
    while bytes.count < wanted {
      if stop.isRaised || ContinuousClock.now > deadline {
        if isTold, ContinuousClock.now > deadline { throw .hung }
        if !isTold {
          isTold = true
          deadline = .now + .seconds(stop.isRaised ? Self.grace : patience)
          try send([UInt8(ascii: "S")])
        }
      }
      var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, 50)
      if ready == 0 || ready < 0 && errno == EINTR { continue }
      var part = [UInt8](repeating: 0, count: wanted - bytes.count)
      let count = part.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ending() }
      bytes += part[..<count]
      if wanted == 5, bytes.count == 5 {
        wanted += bytes[1...].reversed().reduce(0) { $0 << 8 | Int($1) }
      }
    }
    let text = Array(bytes[5...])
    switch bytes[0] {
    case UInt8(ascii: "H"), UInt8(ascii: "R"): return text
    case UInt8(ascii: "M"): throw .noLibrary(String(decoding: text, as: UTF8.self))
    case UInt8(ascii: "N"): throw .wrongLibrary(String(decoding: text, as: UTF8.self))
    default: throw .noProcess(String(decoding: text, as: UTF8.self))
    }
  }

  /// How the process ended that no longer answers.
  private func ending() -> ExactFailure {
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
      ? .crashed(signal: Int(process.terminationStatus), megabytes: megabytes)
      : .noProcess("it ended with exit code \(process.terminationStatus)")
  }
}
