// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// An answer that goes on: one message after the other, until the reader leaves or the desk ends.
///
/// - Source: HTML Living Standard, section 9.2, server-sent events.
enum EventStream {
  /// Sends each message as it comes.
  static func response(_ request: Request, _ messages: AsyncStream<String>) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
        .accelBuffering: "no",
      ],
      body: ResponseBody { writer in
        // A browser that was closed ends the task; otherwise it would wait for messages for ever.
        try await request.body.consumeWithCancellationOnInboundClose { _ in
          try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
          for await message in messages.cancelOnGracefulShutdown() {
            try await writer.write(ByteBuffer(string: message))
          }
        }
        try await writer.finish(nil)
      })
  }

  /// One message as it stands on the line.
  static func message(
    _ name: String, id: Int? = nil, _ value: some Encodable
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode(value), as: UTF8.self)
    return (id.map { "id: \($0)\n" } ?? "") + "event: \(name)\ndata: \(json)\n\n"
  }
}

extension HTTPField.Name {
  static let lastEventID = name("Last-Event-ID")
  static let accelBuffering = name("X-Accel-Buffering")

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no field name") }
    return name
  }
}
