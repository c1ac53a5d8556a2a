// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The clock of a zone in the machine's zone data: what it shows, and when that changes.
///
/// - Source: RFC 8536 (TZif), versions 2 to 4; leap seconds are not looked at.
struct ZoneData {
  /// What a clock shows for a time.
  struct Phase: Hashable {
    /// Seconds ahead of UTC.
    let offset: Int
    let isDaylight: Bool
    let name: String
  }

  struct Change: Hashable {
    /// Seconds since 1970-01-01T00:00:00Z.
    let instant: Int
    let from: Phase
    let to: Phase
  }

  /// Before the first change.
  private let first: Phase
  private let starts: [(instant: Int, phase: Phase)]
  /// What holds after the last of the listed changes.
  private let footer: ZoneFooter?

  private static let folders = [
    "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
  ]

  /// Reads a zone by its identifier; `nil` when the machine has none of this name, or no file of this
  /// kind for it.
  init?(_ identifier: String) {
    guard TimeZoneName.isPlausible(identifier),
      let data = Self.folders.lazy.compactMap({
        FileManager.default.contents(atPath: "\($0)/\(identifier)")
      }).first
    else { return nil }
    self.init(bytes: Array(data))
  }

  /// Reads the bytes of a file; `nil` for any other, and for one of version 1.
  ///
  /// - Complexity: linear in the length.
  init?(bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let old = Counts(&reader), old.version >= UInt8(ascii: "2"),
      reader.skip(old.length(timeSize: 4)), let counts = Counts(&reader), counts.types > 0,
      reader.left >= counts.length(timeSize: 8)
    else { return nil }
    let instants = (0..<counts.times).map { _ in reader.number(8) }
    let kinds = (0..<counts.times).map { _ in reader.number(1) & 0xFF }
    let types = (0..<counts.types).map { _ in
      (offset: reader.number(4), isDaylight: reader.number(1) != 0, name: reader.number(1) & 0xFF)
    }
    let letters = reader.take(counts.characters)
    guard kinds.allSatisfy(types.indices.contains),
      types.allSatisfy({ letters.indices.contains($0.name) && abs($0.offset) < 100_000 }),
      zip(instants, instants.dropFirst()).allSatisfy(<),
      reader.skip(counts.leaps * 12 + counts.standards + counts.universals)
    else { return nil }
    let phases = types.map { type in
      Phase(
        offset: type.offset, isDaylight: type.isDaylight,
        name: String(decoding: letters[type.name...].prefix { $0 != 0 }, as: UTF8.self))
    }
    first = phases[0]
    starts = zip(instants, kinds).map { ($0, phases[$1]) }
    let text = String(decoding: reader.take(reader.left), as: UTF8.self)
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)
    footer = line.count >= 2 ? ZoneFooter(String(line[1])) : nil
  }

  /// What the clock shows at the start of a stretch, and every change in it.
  ///
  /// - Complexity: linear in the changes and in the years of the stretch.
  func changes(from start: Int, to end: Int) -> (first: Phase, changes: [Change]) {
    var now = first
    var atStart = first
    var changes: [Change] = []
    func enter(_ instant: Int, _ phase: Phase) {
      if instant <= start {
        atStart = phase
      } else if instant < end, now.offset != phase.offset || now.name != phase.name {
        changes.append(Change(instant: instant, from: now, to: phase))
      }
      now = phase
    }
    for (instant, phase) in starts { enter(instant, phase) }
    let last = starts.last?.instant ?? Int.min
    for (instant, phase) in footer?.starts(from: max(last, start - 2 * 366 * 86_400), to: end) ?? []
    where instant > last { enter(instant, phase) }
    return (atStart, changes)
  }

  /// Whether changes go on for ever by the same rules.
  var isForever: Bool { footer?.daylight != nil }

  /// How many of everything a part of the file has.
  private struct Counts {
    let version: UInt8
    let universals: Int
    let standards: Int
    let leaps: Int
    let times: Int
    let types: Int
    let characters: Int

    init?(_ reader: inout ByteReader) {
      guard reader.left >= 44, reader.take(4) == Array("TZif".utf8) else { return nil }
      version = reader.take(1)[0]
      _ = reader.take(15)
      let numbers = (0..<6).map { _ in reader.number(4) }
      guard numbers.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
      universals = numbers[0]
      standards = numbers[1]
      leaps = numbers[2]
      times = numbers[3]
      types = numbers[4]
      characters = numbers[5]
    }

    func length(timeSize: Int) -> Int {
      times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + standards
        + universals
    }
  }

  /// Reads numbers, the highest byte first; never called for more than is left.
  private struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var left: Int { bytes.count - position }

    mutating func take(_ count: Int) -> [UInt8] {
      defer { position += count }
      return Array(bytes[position..<position + count])
    }

    mutating func skip(_ count: Int) -> Bool {
      guard count <= left else { return false }
      position += count
      return true
    }

    /// A signed number of so many bytes.
    mutating func number(_ size: Int) -> Int {
      let value = take(size).reduce(0) { ($0 << 8) | Int64($1) }
      let unused = Int64(64 - size * 8)
      return Int((value << unused) >> unused)
    }
  }
}
