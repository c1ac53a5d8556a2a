// SPDX-License-Identifier: Apache-2.0

import CalDAV
import FestivalModel
import ICalendar
import Ledger

/// Brings one calendar on a server in line with what was published, without losing a person's change.
///
/// An event is written only where it was never before, or where the server still holds exactly what
/// this house put there; the condition travels with the write. Afterwards everything written is read
/// back. What the ledger remembers is what was seen, never what a server claimed.
struct CollectionPush {
  /// One event on its way.
  private struct Item {
    let event: CalendarEvent
    let bytes: [UInt8]
    let hash: String
    let address: ServerAddress
    let known: RemoteResource?

    /// The event as a person knows it, with its UID for who looks for it on the server.
    var words: LocalizedText {
      LocalizedText(
        zh: "日程“\(event.summary)”（\(event.uid)）", en: "“\(event.summary)” (\(event.uid))")
    }
  }

  private let recipient: String
  private let title: String
  private let edition: Int
  private let collection: ServerAddress
  private let overwrites: Bool
  private let productID: String
  private let zones: [String]
  private let items: [(event: CalendarEvent, bytes: [UInt8])]

  /// Prepares the calendar that `recipient` was given in `edition`.
  ///
  /// - Throws: `ICalendarError` when an event cannot be written alone.
  init(
    _ document: CalendarDocument, of recipient: String, title: String, edition: Int,
    to collection: ServerAddress, overwrites: Bool
  ) throws(ICalendarError) {
    self.recipient = recipient
    self.title = title
    self.edition = edition
    self.collection = collection
    self.overwrites = overwrites
    productID = document.productID
    zones = document.timeZones
    var items: [(event: CalendarEvent, bytes: [UInt8])] = []
    for event in document.events {
      items.append((event, try Self.bytes(of: event, productID: productID, zones: zones)))
    }
    self.items = items
  }

  /// What was done, and what the ledger has to learn from it.
  struct Outcome {
    var written = 0
    /// Found on the server as they should be, though the ledger did not know.
    var adopted = 0
    var unchanged = 0
    var removed = 0
    var findings: [Finding] = []
    /// What the server said it stored and holds otherwise, or not at all.
    var strange: [PushFailures.Strange] = []
    /// What the server refused, with the UID of the event.
    var errors: [(error: CalDAVError, uid: String)] = []
    var seen: [RemoteResource] = []
    var forgotten: [String] = []
  }

  /// Pushes the calendar; `known` is what the ledger remembers of the collection, `mayMake` whether a
  /// collection that is missing is worth asking for.
  ///
  /// - Throws: `CalDAVError` when the collection, or the whole server, cannot be used. What
  ///   was written by then is recognised by the next push.
  func push(
    to server: CalDAVClient, known: [RemoteResource], mayMake: Bool = true
  ) throws(CalDAVError) -> Outcome {
    var outcome = Outcome()
    let listing = try server.list(collection)
    if listing == nil {
      guard known.isEmpty || overwrites else {
        outcome.findings.append(
          PushFindingCode.removedThere.finding(
            in: file,
            LocalizedText(
              zh: "\(title) 的日历已从 \(collection) 删除",
              en: "The calendar of \(title) was removed from \(collection)"),
            remedy: LocalizedText(
              zh: "请问是谁删除的；--overwrite 可重新建立", en: "Ask who removed it; --overwrite makes it again")
          ))
        return outcome
      }
      guard mayMake else { throw CalDAVError.makesNoCalendars(collection) }
      try make(on: server)
    }
    let etags = Dictionary(
      (listing ?? []).map { ($0.path, $0.etag) }, uniquingKeysWith: { first, _ in first })
    let knownByUID = Dictionary(known.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })
    let items = items.map { event, bytes in
      Item(
        event: event, bytes: bytes, hash: ContentHash.hex(of: bytes),
        address: collection.file(named: event.uid), known: knownByUID[event.uid])
    }

    var writes: [(item: Item, condition: CalDAVClient.Condition)] = []
    var doubtful: [Item] = []
    for item in items {
      switch (item.known, etags[item.address.path]) {
      case (nil, nil): writes.append((item, .absent))
      case (_?, nil):
        if overwrites {
          writes.append((item, .absent))
        } else {
          outcome.findings.append(removed(item))
        }
      case (let known?, .some(.some(let etag))) where etag == known.etag:
        if item.hash == known.contentHash {
          outcome.unchanged += 1
        } else {
          writes.append((item, .unchanged(etag: etag)))
        }
      default: doubtful.append(item)
      }
    }
    writes += try resolve(doubtful, on: server, &outcome)
    try write(writes, to: server, &outcome)
    try remove(
      known.filter { old in !items.contains { $0.event.uid == old.uid } }, etags, from: server,
      &outcome)
    return outcome
  }

  /// Makes the collection, unless an earlier try of the same request has made it.
  private func make(on server: CalDAVClient) throws(CalDAVError) {
    do throws(CalDAVError) {
      try server.makeCalendar(collection, title: title)
    } catch {
      if error.concernsWholeServer { throw error }
      guard try server.list(collection) != nil else { throw error }
    }
  }

  /// Decides about events of which the server holds another version than the ledger remembers.
  private func resolve(
    _ items: [Item], on server: CalDAVClient, _ outcome: inout Outcome
  ) throws(CalDAVError) -> [(item: Item, condition: CalDAVClient.Condition)] {
    guard !items.isEmpty else { return [] }
    var writes: [(item: Item, condition: CalDAVClient.Condition)] = []
    for (item, resource) in zip(items, try server.read(items.map(\.address), in: collection)) {
      guard let resource else {
        writes.append((item, .absent))
        continue
      }
      let comparison = ResourceComparison(item.event, item.bytes, with: resource.text)
      let condition = resource.etag.map { CalDAVClient.Condition.unchanged(etag: $0) } ?? .always
      if comparison.isSame {
        // Written by a push that broke off before it could be remembered.
        outcome.adopted += 1
        outcome.seen.append(remember(item, etag: resource.etag))
      } else if overwrites || isOurs(resource.text, item)
        || item.known?.contentHash == Self.rewritten(resource.text)
      {
        writes.append((item, condition))
      } else {
        outcome.findings.append(changed(item, comparison))
      }
    }
    return writes
  }

  /// Whether a text is what was pushed last, under another validator.
  private func isOurs(_ text: String, _ item: Item) -> Bool {
    guard let known = item.known,
      let document = try? ICalendarReader.read(Array(text.utf8)).documents.first,
      let event = document.events.first, document.events.count == 1,
      // What this house cannot write, it did not write.
      let bytes = try? Self.bytes(of: event, productID: productID, zones: zones)
    else { return false }
    return ContentHash.hex(of: bytes) == known.contentHash
      && ResourceComparison(event, bytes, with: text).isSame
  }

  private func write(
    _ writes: [(item: Item, condition: CalDAVClient.Condition)], to server: CalDAVClient,
    _ outcome: inout Outcome
  ) throws(CalDAVError) {
    var tried: [(item: Item, wasChanged: Bool)] = []
    for (item, condition) in writes {
      do throws(CalDAVError) {
        try server.write(item.bytes, to: item.address, if: condition)
        tried.append((item, false))
      } catch {
        if error.concernsWholeServer { throw error }
        if error.reason == .changed {
          // Perhaps by an earlier try of this very write.
          tried.append((item, true))
        } else {
          outcome.errors.append((error, item.event.uid))
        }
      }
    }
    guard !tried.isEmpty else { return }
    let resources = try server.read(tried.map(\.item.address), in: collection)
    for ((item, wasChanged), resource) in zip(tried, resources) {
      guard let resource else {
        if wasChanged {
          outcome.findings.append(item.known != nil ? removed(item) : refused(item))
        } else {
          outcome.strange.append(
            PushFailures.Strange(
              code: .notStored, event: item.words,
              what: LocalizedText(zh: "没有", en: "does not have it")))
        }
        continue
      }
      let comparison = ResourceComparison(item.event, item.bytes, with: resource.text)
      if comparison.changed.isEmpty, comparison.added.isEmpty || !wasChanged {
        outcome.written += 1
        outcome.seen.append(remember(item, etag: resource.etag))
      } else if wasChanged {
        outcome.findings.append(changed(item, comparison))
      } else {
        outcome.strange.append(
          PushFailures.Strange(
            code: .storedOtherwise, event: item.words,
            what: LocalizedText(
              zh: "\(comparison.words.zh)不同", en: "holds another \(comparison.words.en)")))
        // What the server made of it is not a person's change.
        outcome.seen.append(
          remember(item, etag: resource.etag, hash: Self.rewritten(resource.text)))
      }
    }
  }

  /// Removes what is no longer published, where it is still ours.
  private func remove(
    _ old: [RemoteResource], _ etags: [String: String?], from server: CalDAVClient,
    _ outcome: inout Outcome
  ) throws(CalDAVError) {
    for resource in old {
      let address = collection.file(named: resource.uid)
      guard let etag = etags[address.path] else {
        outcome.forgotten.append(resource.uid)
        continue
      }
      guard overwrites || etag != nil && etag == resource.etag else {
        outcome.findings.append(
          PushFindingCode.changedThere.finding(
            in: file,
            LocalizedText(
              zh: "日程 \(resource.uid) 已不再发布，但在服务器上被改动",
              en: "\(resource.uid) is no longer published, but was changed on the server"),
            remedy: LocalizedText(
              zh: "请在服务器上手工删除，或加 --overwrite 推送",
              en: "Remove it there by hand, or push with --overwrite")))
        continue
      }
      do throws(CalDAVError) {
        let condition = etag.map { CalDAVClient.Condition.unchanged(etag: $0) } ?? .always
        try server.remove(address, if: condition)
        outcome.removed += 1
        outcome.forgotten.append(resource.uid)
      } catch {
        if error.concernsWholeServer { throw error }
        outcome.errors.append((error, resource.uid))
      }
    }
  }

  // MARK: Values

  private var file: String { "\(recipient).ics" }

  /// The event as a calendar of its own.
  private static func bytes(
    of event: CalendarEvent, productID: String, zones: [String]
  ) throws(ICalendarError) -> [UInt8] {
    var used: [String] = []
    for case .named(let name) in [event.start.zone, event.end.zone] where !used.contains(name) {
      used.append(name)
    }
    return try ICalendarWriter.bytes(
      of: CalendarDocument(
        name: nil, productID: productID, timeZones: used.isEmpty ? zones : used, events: [event]),
      method: nil)
  }

  private func remember(_ item: Item, etag: String?, hash: String? = nil) -> RemoteResource {
    RemoteResource(
      collection: collection.text, uid: item.event.uid, href: item.address.text, etag: etag,
      recipient: recipient, edition: edition, sequence: item.event.sequence,
      contentHash: hash ?? item.hash)
  }

  /// What the ledger keeps of an event that the server stored otherwise: never the hash of an event
  /// of ours, so that it is written again, and known again.
  private static func rewritten(_ text: String) -> String {
    "rewritten " + ContentHash.hex(of: Array(text.utf8))
  }

  private func changed(_ item: Item, _ comparison: ResourceComparison) -> Finding {
    PushFindingCode.changedThere.finding(
      in: file,
      LocalizedText(
        zh: "\(item.words.zh)在服务器上被改动（\(comparison.words.zh)），未覆盖",
        en:
          "\(item.words.en) was changed on the server (\(comparison.words.en)); it was left as it is"
      ),
      remedy: LocalizedText(
        zh: "请到服务器上查看；--overwrite 以发布的日程覆盖",
        en: "Look at it there; --overwrite puts the published event in its place"))
  }

  private func removed(_ item: Item) -> Finding {
    PushFindingCode.removedThere.finding(
      in: file,
      LocalizedText(
        zh: "\(item.words.zh)已在服务器上被删除", en: "\(item.words.en) was removed on the server"),
      remedy: LocalizedText(
        zh: "请问日历的主人；--overwrite 可重新放上",
        en: "Ask the calendar's owner; --overwrite puts the event there again"))
  }

  private func refused(_ item: Item) -> Finding {
    PushFindingCode.refused.finding(
      in: file,
      LocalizedText(
        zh: "服务器称已有\(item.words.zh)（412），实际没有",
        en: "The server says that \(item.words.en) is there (412), but does not have it"),
      remedy: LocalizedText(
        zh: "请告知服务器管理员；修好后再推送", en: "Tell the server's keeper; push again when it works"))
  }
}
