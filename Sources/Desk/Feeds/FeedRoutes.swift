// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore

/// Published calendars at secret addresses, for calendar programs.
///
/// Strong validators, 304, HEAD, and compression only for those who ask. An address that never was and
/// one that was ended answer alike. No secret reaches a log: what is kept names the feed by number.
///
/// - Source: RFC 9110 sections 8.8.3, 12.5.3, 13.1.2 and 15.4.5; RFC 7986 section 5.7.
package struct FeedRoutes: Sendable {
  let shelf: FeedShelf
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("f/:secret/:file") { request, context in answer(request, context) }
    router.head("f/:secret/:file") { request, context in answer(request, context) }
  }

  private func answer(_ request: Request, _ context: DeskContext) -> Response {
    guard let secret = Secret(shown: context.parameters.get("secret") ?? "") else {
      return Self.missing
    }
    let moment = now()
    let feed: DeskLedger.Feed
    do throws(LedgerError) {
      guard let found = try shelf.feed(of: secret, at: moment) else { return Self.missing }
      feed = found
    } catch {
      return Response(status: .serviceUnavailable, headers: [.retryAfter: "60"])
    }
    guard context.parameters.get("file") == "\(feed.event).ics",
      let volume = shelf.volume(of: feed.recipient, in: feed.event)
    else { return Self.missing }
    let client = FeedClient(userAgent: request.headers[.userAgent] ?? "")
    shelf.note(
      DeskLedger.Fetch(
        feed: feed.number, client: client.rawValue, edition: volume.edition, at: moment))
    let isCompressed = Self.accepts(gzip: request.headers[.acceptEncoding] ?? "")
    let tag = isCompressed ? volume.gzipTag : volume.plainTag
    var headers: HTTPFields = [
      .eTag: tag.field, .cacheControl: "private, no-cache", .vary: "Accept-Encoding",
    ]
    if let list = request.headers[.ifNoneMatch], tag.isNamed(in: list) {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = "text/calendar; charset=utf-8"
    if isCompressed { headers[.contentEncoding] = "gzip" }
    let body = isCompressed ? volume.gzip : volume.plain
    let response = Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    return request.method == .head ? response.createHeadResponse() : response
  }

  /// What never was, and what was ended.
  private static var missing: Response {
    Response(
      status: .notFound, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: "No such calendar\n")))
  }

  /// Whether the header asks for gzip with a weight above 0.
  package static func accepts(gzip header: String) -> Bool {
    // What most programs send needs no reading.
    if header == "gzip" || header.hasPrefix("gzip, deflate") && !header.contains(";") {
      return true
    }
    if header.isEmpty { return false }
    return header.lowercased().split(separator: ",").contains { part in
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard pieces.first == "gzip" || pieces.first == "x-gzip" else { return false }
      guard let weight = pieces.dropFirst().first(where: { $0.hasPrefix("q=") }) else {
        return true
      }
      return Double(weight.dropFirst(2)).map { $0 > 0 } ?? false
    }
  }
}
