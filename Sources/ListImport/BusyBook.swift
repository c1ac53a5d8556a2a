// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

/// What imported calendars took from the windows of units and interpreters.
///
/// Without it a window could only ever shrink: an event that was moved would block its old time for
/// good. Titles are not kept, and events are known by a digest of their UID, which may hold a name.
struct BusyBook {
  /// A stretch that an event took.
  struct Entry: Hashable {
    let calendar: String
    /// The digest of its UID.
    let event: String
    let sequence: Int
    let span: TimeSpan
  }

  private(set) var table: EventTable
  private let clock: FestivalClock

  init(_ table: EventTable, clock: FestivalClock) {
    self.table = table
    self.clock = clock
  }

  /// All that was taken from an owner, in the order of the table.
  func entries(of owner: String) -> [Entry] {
    rows(of: owner).compactMap { row in
      guard let start = clock.parse(table[row, "start"]), let end = clock.parse(table[row, "end"]),
        start < end
      else { return nil }
      return Entry(
        calendar: table[row, "calendar"], event: table[row, "event"],
        sequence: Int(table[row, "sequence"]) ?? 0, span: TimeSpan(start: start, end: end))
    }
  }

  /// Puts other entries in the place of an owner's; the table stays as it is when they are the same.
  mutating func replace(_ owner: String, with entries: [Entry]) {
    guard Set(entries) != Set(self.entries(of: owner)) else { return }
    for row in rows(of: owner) { table.remove(row) }
    for entry in entries {
      table.append([
        ("owner_id", owner), ("calendar", entry.calendar), ("event", entry.event),
        ("sequence", String(entry.sequence)), ("start", clock.iso8601(entry.span.start)),
        ("end", clock.iso8601(entry.span.end)),
      ])
    }
  }

  private func rows(of owner: String) -> [Int] {
    (0..<table.rowCount).filter { !table.isRemoved($0) && table[$0, "owner_id"] == owner }
  }

  /// Sixteen digits that stand for a UID; empty for an empty one.
  ///
  /// - Source: FNV-1a, 64 bits; draft-eastlake-fnv.
  static func digest(_ uid: String) -> String {
    guard !uid.isEmpty else { return "" }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in uid.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
