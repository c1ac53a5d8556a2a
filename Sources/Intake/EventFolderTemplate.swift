// SPDX-License-Identifier: Apache-2.0

import FestivalModel
package import Foundation

/// A small, complete event folder that an office starts from.
package struct EventFolderTemplate {
  /// What a festival is of; each kind says by example what such a festival has.
  package enum Kind: String, CaseIterable, Sendable {
    /// Consulates, calls and ranks: the visits of a city's guests.
    case `protocol`
    /// Films, their teams, a jury, cinemas and interviews.
    case film
    /// Keynotes, papers in parallel rooms, posters.
    case conference
    /// Companies, load-in, sound check, rehearsals and shows.
    case stage
    /// Exhibitors, demonstrations and one-to-one meetings.
    case fair
  }

  /// Why the folder was not written.
  package enum Problem: Error, Sendable, CustomStringConvertible {
    /// There is something at this path already; nothing was changed.
    case alreadyExists(String)
    /// The disk refused; nothing is left behind.
    case cannotWrite(String, cause: String)

    package var description: String {
      switch self {
      case .alreadyExists(let path): "\(path) exists already; choose another name"
      case .cannotWrite(let path, let cause): "\(path) cannot be written: \(cause)"
      }
    }
  }

  /// The files of the protocol kind by name, in the order of their names.
  ///
  /// They are compiled in, so that the program works when it is copied alone.
  package static let files: [(name: String, bytes: [UInt8])] = [
    ("festival.yaml", PackageResources.festival_yaml),
    ("firms.csv", PackageResources.firms_csv),
    ("guests.csv", PackageResources.guests_csv),
    ("interpreters.csv", PackageResources.interpreters_csv),
    ("interviews.csv", PackageResources.interviews_csv),
    ("journalists.csv", PackageResources.journalists_csv),
    ("liaison_officers.csv", PackageResources.liaison_officers_csv),
    ("matchmaking.csv", PackageResources.matchmaking_csv),
    ("media_slots.csv", PackageResources.media_slots_csv),
    ("openings.csv", PackageResources.openings_csv),
    ("outlets.csv", PackageResources.outlets_csv),
    ("parties.csv", PackageResources.parties_csv),
    ("places.csv", PackageResources.places_csv),
    ("requests.csv", PackageResources.requests_csv),
    ("sessions.csv", PackageResources.sessions_csv),
    ("speeches.csv", PackageResources.speeches_csv),
    ("travel.csv", PackageResources.travel_csv),
    ("units.csv", PackageResources.units_csv),
    ("vehicles.csv", PackageResources.vehicles_csv),
    ("venues.csv", PackageResources.venues_csv),
    ("waves.csv", PackageResources.waves_csv),
    ("wishes.csv", PackageResources.wishes_csv),
  ]

  /// The files of a kind: an example, or with `isBlank` the festival file and tables of headings alone.
  package static func files(
    of kind: Kind, isBlank: Bool = false
  ) -> [(name: String, bytes: [UInt8])] {
    let example =
      switch kind {
      case .protocol: files
      case .film: parts(of: PackageResources.film_tables)
      case .conference: parts(of: PackageResources.conference_tables)
      case .stage: parts(of: PackageResources.stage_tables)
      case .fair: parts(of: PackageResources.fair_tables)
      }
    guard isBlank, let file = example.first(where: { $0.name == TableSchema.festivalFile }) else {
      return example
    }
    let tables = TableSchema.all.map { ($0.file, heading($0.required + $0.optional)) }
    return [(file.name, withoutExamples(file.bytes))]
      + (tables + [(TableSchema.travelFile, heading(["from\\to"]))]).sorted { $0.0 < $1.0 }
  }

  /// Several files in one text: `== name` stands above each.
  private static func parts(of bytes: [UInt8]) -> [(name: String, bytes: [UInt8])] {
    var parts: [(name: String, lines: [Substring])] = []
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("== ") {
        parts.append((String(line.dropFirst(3)), []))
      } else if !parts.isEmpty, !line.isEmpty {
        parts[parts.count - 1].lines.append(line)
      }
    }
    return parts.map { name, lines in
      // Tables are written as Excel reads them.
      let isTable = name.hasSuffix(".csv")
      let text = lines.map { $0 + (isTable ? "\r\n" : "\n") }.joined()
      return (name, (isTable ? byteOrderMark : []) + Array(text.utf8))
    }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func heading(_ columns: [String]) -> [UInt8] {
    let kept = columns.filter { !$0.hasSuffix("_ja") && !$0.hasSuffix("_ko") }
    return byteOrderMark + Array((kept.joined(separator: ",") + "\r\n").utf8)
  }

  /// The festival file without the totals and places of the example, which an empty event does not have.
  private static func withoutExamples(_ bytes: [UInt8]) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    if let totals = text.range(of: "\n# Totals") { text.removeSubrange(totals.lowerBound...) }
    // Journeys that take longer name places of the example.
    if let travel = text.range(of: "# Optional: journeys that touch"),
      let end = text[travel.upperBound...].range(of: "\n\n")
    {
      text.removeSubrange(travel.lowerBound..<end.upperBound)
    }
    return Array(text.utf8)
  }

  /// Writes a new event folder, whole or not at all.
  ///
  /// - Throws: ``Problem`` when the folder exists or cannot be written.
  package static func write(
    to folder: URL, kind: Kind = .protocol, isBlank: Bool = false
  ) throws(Problem) {
    let disk = FileManager.default
    guard !disk.fileExists(atPath: folder.path) else { throw .alreadyExists(folder.path) }
    let parent = folder.deletingLastPathComponent()
    let draft = parent.appending(path: ".\(folder.lastPathComponent)-\(UUID().uuidString)")
    do {
      try disk.createDirectory(at: draft, withIntermediateDirectories: true)
      for (name, bytes) in files(of: kind, isBlank: isBlank) {
        try Data(bytes).write(to: draft.appending(path: name))
      }
      try disk.moveItem(at: draft, to: folder)
    } catch {
      // The draft may not exist; the first failure is the one to report.
      try? disk.removeItem(at: draft)
      throw .cannotWrite(folder.path, cause: error.localizedDescription)
    }
  }
}
