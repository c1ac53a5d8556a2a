// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore

/// The style sheets and modules that are part of the program.
struct StaticFiles: Sendable {
  private struct File: Sendable {
    let bytes: ByteBuffer
    let gzip: ByteBuffer
    let type: String
    let tag: EntityTag
    let gzipTag: EntityTag

    init(_ bytes: [UInt8], type: String) {
      self.bytes = ByteBuffer(bytes: bytes)
      gzip = ByteBuffer(bytes: Gzip.bytes(of: bytes))
      self.type = type
      let digest = ContentHash.hex(of: bytes)
      tag = EntityTag(opaque: digest)
      gzipTag = EntityTag(opaque: "\(digest)-gzip")
    }
  }

  private let files: [String: File] = [
    "desk.css": File(PackageResources.desk_css, type: "text/css; charset=utf-8"),
    "desk.js": File(PackageResources.desk_js, type: "text/javascript; charset=utf-8"),
    "live.js": File(PackageResources.live_js, type: "text/javascript; charset=utf-8"),
    "phone.js": File(PackageResources.phone_js, type: "text/javascript; charset=utf-8"),
    "search.js": File(PackageResources.search_js, type: "text/javascript; charset=utf-8"),
    "grid.css": File(Array(Self.grid.utf8), type: "text/css; charset=utf-8"),
  ]

  /// What keeps a telephone's last copy; served from the root, since it may only speak for what lies below it.
  private let worker = File(PackageResources.worker_js, type: "text/javascript; charset=utf-8")

  func add(to router: Router<DeskContext>) {
    router.get("worker.js") { _, _ in
      Response(
        status: .ok, headers: [.contentType: worker.type, .cacheControl: "no-cache"],
        body: ResponseBody(byteBuffer: worker.bytes))
    }
    router.get("static/:file") { request, context in
      guard let file = files[context.parameters.get("file") ?? ""] else {
        return Answers.problem(.notFound, context)
      }
      let isCompressed = FeedRoutes.accepts(gzip: request.headers[.acceptEncoding] ?? "")
      let tag = isCompressed ? file.gzipTag : file.tag
      var headers: HTTPFields = [
        .eTag: tag.field, .cacheControl: "no-cache", .vary: "Accept-Encoding",
      ]
      if let list = request.headers[.ifNoneMatch], tag.isNamed(in: list) {
        return Response(status: .notModified, headers: headers)
      }
      headers[.contentType] = file.type
      if isCompressed { headers[.contentEncoding] = "gzip" }
      return Response(
        status: .ok, headers: headers,
        body: ResponseBody(byteBuffer: isCompressed ? file.gzip : file.bytes))
    }
  }

  /// Classes for columns: `n168` is a day of so many, `s12` begins at the 13th, `d6` is six long.
  ///
  /// The pages carry no style of their own, which their policy forbids.
  private static let grid: String = {
    let longest = 48 * 60 / Board.slot
    var text = ""
    for hours in 1...48 {
      let columns = hours * 60 / Board.slot
      text += ".n\(columns){grid-template-columns:repeat(\(columns),minmax(0,1fr))}\n"
    }
    for column in 0..<longest { text += ".s\(column){grid-column-start:\(column + 1)}\n" }
    for length in 1...longest { text += ".d\(length){grid-column-end:span \(length)}\n" }
    for lane in 0..<12 { text += ".r\(lane){grid-row:\(lane + 1)}\n" }
    return text
  }()
}
