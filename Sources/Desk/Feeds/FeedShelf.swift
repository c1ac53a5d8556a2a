// SPDX-License-Identifier: Apache-2.0

import Folders
import Foundation
import Ledger
import NIOCore
import Synchronization

/// Every published calendar in memory, plain and compressed, and who may fetch which.
///
/// A published folder is swapped as a whole, so the shelf reads it anew when its marker is another
/// file, and hands out old or new bytes, never a mixture.
final class FeedShelf: Sendable {
  /// One calendar as it goes out.
  struct Volume: Sendable {
    let plain: ByteBuffer
    let gzip: ByteBuffer
    let plainTag: EntityTag
    let gzipTag: EntityTag
    let edition: Int
  }

  private struct Folder: Sendable {
    var marker: FileMark?
    var volumes: [String: Volume] = [:]
    var edition = 0
  }

  private struct Shelves: Sendable {
    var folders: [String: Folder] = [:]
    var feeds: [String: DeskLedger.Feed] = [:]
    var feedsRead = Date.distantPast
    var fetched: [Key: DeskLedger.Fetch] = [:]
  }

  private struct Key: Hashable {
    let feed: Int
    let client: String
  }

  /// Each folder with the path of its programme, by event.
  private let published: [String: (folder: URL, programme: String)]
  private let ledger: DeskLedger
  private let shelves = Mutex(Shelves())

  /// `published` is the published folder of each event, by slug.
  init(published: [String: URL], ledger: DeskLedger) {
    self.published = published.mapValues {
      ($0, $0.appending(path: CalendarFolder.marker).path(percentEncoded: false))
    }
    self.ledger = ledger
  }

  /// The open feed of a secret; `nil` for one that never was and for one that was ended alike.
  func feed(of secret: Secret, at now: Date) throws(LedgerError) -> DeskLedger.Feed? {
    let digest = secret.digest
    let known = shelves.withLock { ($0.feeds[digest], $0.feedsRead) }
    // Feeds that the command line ended or made count within a second.
    if now.timeIntervalSince(known.1) < 1 { return known.0 }
    let all = try ledger.feeds()
    return shelves.withLock { shelves in
      shelves.feeds = Dictionary(
        all.filter { $0.ended == nil }.map { ($0.digest, $0) },
        uniquingKeysWith: { first, _ in first })
      shelves.feedsRead = now
      return shelves.feeds[digest]
    }
  }

  /// Makes the next request look at the ledger again.
  func forgetFeeds() { shelves.withLock { $0.feedsRead = .distantPast } }

  /// One recipient's calendar as it is published now.
  func volume(of recipient: String, in event: String) -> Volume? {
    guard let (folder, programme) = published[event] else { return nil }
    let marker = FileMark(path: programme)
    let known = shelves.withLock { shelves -> (isCurrent: Bool, volume: Volume?) in
      guard let shelf = shelves.folders[event], shelf.marker == marker else { return (false, nil) }
      return (true, shelf.volumes[recipient])
    }
    if known.isCurrent { return known.volume }
    let fresh = Self.read(folder, marker)
    shelves.withLock { $0.folders[event] = fresh }
    return fresh.volumes[recipient]
  }

  /// The number of the edition that is published now; `nil` before the first.
  func edition(of event: String) -> Int? {
    // Any recipient's look-up reads the folder if need be.
    _ = volume(of: "master", in: event)
    return shelves.withLock { shelves in
      guard let folder = shelves.folders[event], folder.marker != nil else { return nil }
      return folder.edition
    }
  }

  /// Notes a fetch; written to the ledger by ``flush()``.
  func note(_ fetch: DeskLedger.Fetch) {
    shelves.withLock { $0.fetched[Key(feed: fetch.feed, client: fetch.client)] = fetch }
  }

  /// Writes what was noted since the last time.
  func flush() throws(LedgerError) {
    let noted = shelves.withLock { shelves in
      let noted = shelves.fetched
      shelves.fetched = [:]
      return noted
    }
    guard !noted.isEmpty else { return }
    try ledger.save(noted.values.sorted { ($0.feed, $0.client) < ($1.feed, $1.client) })
  }

  private static func read(_ folder: URL, _ marker: FileMark?) -> Folder {
    guard marker != nil else { return Folder() }
    struct Numbered: Decodable { let edition: Int }
    let document = try? Data(contentsOf: folder.appending(path: CalendarFolder.marker))
    let edition =
      document.flatMap { try? JSONDecoder().decode(Numbered.self, from: $0) }?.edition ?? 0
    var shelf = Folder(marker: marker, volumes: [:], edition: edition)
    let root = folder.standardizedFileURL.path
    let files = FileManager.default.enumerator(atPath: root)
    while let path = files?.nextObject() as? String {
      guard path.hasSuffix(".ics"),
        let data = FileManager.default.contents(atPath: "\(root)/\(path)")
      else { continue }
      let bytes = [UInt8](data)
      let digest = ContentHash.hex(of: bytes)
      shelf.volumes[String(path.dropLast(4))] = Volume(
        plain: ByteBuffer(bytes: bytes), gzip: ByteBuffer(bytes: Gzip.bytes(of: bytes)),
        plainTag: EntityTag(opaque: digest), gzipTag: EntityTag(opaque: "\(digest)-gzip"),
        edition: edition)
    }
    return shelf
  }
}
