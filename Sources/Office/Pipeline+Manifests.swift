// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Folders
package import Foundation
import Glibc
package import Ledger
import ListImport
import Movements
package import Publishing

extension Pipeline {
  /// Who boards what, by departure: one manifest for each trip or, where no trips are planned, for each movement.
  package static func manifests(
    _ programme: Programme, of festival: Festival, on day: Int? = nil
  ) -> [Manifest] {
    let movements = self.movements(programme, of: festival)
    guard let trips = trips(programme, of: festival) else {
      return movements.filter { day ?? $0.departure.day == $0.departure.day }
        .map { Manifest($0, nil, in: festival) }
    }
    let known = Dictionary(
      movements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return trips.filter { day ?? $0.departure.day == $0.departure.day }.compactMap { trip in
      trip.movement.flatMap { known[$0] }.map { Manifest($0, trip, in: festival) }
    }
  }

  /// Writes each manifest as a text of its own, `manifest-<id>.txt`, and removes those of before.
  ///
  /// - Throws: `CalendarFolderError` when the disk refuses.
  package static func write(_ manifests: [Manifest], to folder: URL) throws {
    let files = FileManager.default
    do {
      try files.createDirectory(at: folder, withIntermediateDirectories: true)
      for name in try files.contentsOfDirectory(atPath: folder.path)
      where name.hasPrefix("manifest-") && name.hasSuffix(".txt") {
        try files.removeItem(at: folder.appending(path: name))
      }
      for manifest in manifests {
        let text = manifest.lines.joined(separator: "\n") + "\n"
        try Data(text.utf8).write(
          to: folder.appending(path: "manifest-\(manifest.id).txt"), options: .atomic)
      }
    } catch {
      throw CalendarFolderError(.write, folder.path, error)
    }
  }

  /// Writes a boarding list with the names of guests, for one recipient and purpose, and a line of it into the audit: both
  /// or neither.
  ///
  /// - Returns: how many guests are on it.
  /// - Throws: `LedgerError`, `CalendarFolderError`.
  package static func exportNames(
    on manifests: [Manifest], of festival: Festival, to file: URL, in ledger: Ledger,
    recipient: String, purpose: String, _ step: Step
  ) throws -> Int {
    var rows = [["trip", "vehicle", "from", "to", "departure", "unit_id", "name", "boarded"]]
    for manifest in manifests {
      for row in manifest.riders {
        let unit = AttendanceUnit.ID(row.id)
        guard festival.hasUnit(unit) else { continue }
        for guest in festival.guests(of: unit) {
          let names = [guest.nameZh, guest.nameLatin].filter { !$0.isEmpty }
          rows.append(
            [
              manifest.id, manifest.vehicle ?? "", manifest.from, manifest.to,
              manifest.departure, row.id, names.joined(separator: " "), "☐",
            ])
        }
      }
    }
    try ledger.write { change in
      try change.add(
        AuditLine(
          at: step.at, who: step.who, recipient: "lists/boarding",
          purpose: "\(purpose) → \(recipient)", edition: nil))
      // The file comes last: if it cannot be written, the line goes again.
      let draft = file.deletingLastPathComponent()
        .appending(path: TemporaryName.beside(file.lastPathComponent))
      defer { try? FileManager.default.removeItem(at: draft) }
      do {
        try Data(ListExport.csv(rows)).write(to: draft)
      } catch {
        throw CalendarFolderError(.write, file.path, error)
      }
      guard
        rename(draft.path(percentEncoded: false), file.path(percentEncoded: false)) == 0
      else { throw CalendarFolderError(.putInPlace, file.path) }
    }
    return rows.count - 1
  }
}
