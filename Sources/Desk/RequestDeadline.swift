// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request has not come to its end in time, however busily it goes on coming.
///
/// Between two parts of a request the server itself waits for only so long; this bounds the whole.
final class RequestDeadline: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart

  private let seconds: Int64
  private var closing: Scheduled<Void>?

  init(seconds: Int) { self.seconds = Int64(seconds) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      // Most requests have no body and end where they begin.
      if head.headerFields[.contentLength] != nil || head.headerFields[.transferEncoding] != nil {
        let channel = context.channel
        closing = context.eventLoop.scheduleTask(in: .seconds(seconds)) {
          channel.close(promise: nil)
        }
      }
    case .end:
      closing?.cancel()
      closing = nil
    case .body: break
    }
    context.fireChannelRead(data)
  }

  func channelInactive(context: ChannelHandlerContext) {
    closing?.cancel()
    closing = nil
    context.fireChannelInactive()
  }
}
