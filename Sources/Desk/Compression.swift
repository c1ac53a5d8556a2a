// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import NIOCore

/// Sends pages compressed to browsers that ask for it from our own pages.
///
/// Whoever can make another's browser ask for pages and see how long the answers are can guess what stands in them byte by
/// byte, if they are compressed (BREACH, Gluck, Harris and Prado 2013). So what another site has asked for is sent as it is.
struct Compression: RouterMiddleware {
  /// Below this a packet holds it anyway.
  static let smallest = 1400

  func handle(
    _ request: Request, context: DeskContext,
    next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    let site = request.headers[.secFetchSite]
    guard request.method == .get, site == "same-origin" || site == "none",
      FeedRoutes.accepts(gzip: request.headers[.acceptEncoding] ?? ""),
      response.headers[.contentEncoding] == nil,
      response.headers[.contentType]?.hasPrefix("text/html") == true,
      let length = response.body.contentLength, length >= Self.smallest
    else { return response }
    let collected = Collector.Bytes()
    try await response.body.write(Collector(bytes: collected))
    response.headers[.contentEncoding] = "gzip"
    response.headers[.vary] = "Accept-Encoding, Sec-Fetch-Site"
    response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: Gzip.bytes(of: collected.value)))
    return response
  }

  /// Keeps what a page writes instead of sending it.
  private struct Collector: ResponseBodyWriter {
    final class Bytes { var value: [UInt8] = [] }

    let bytes: Bytes

    mutating func write(_ buffer: ByteBuffer) async throws {
      bytes.value += Array(buffer: buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
  }
}
