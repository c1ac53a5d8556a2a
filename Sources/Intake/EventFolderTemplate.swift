// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A small, complete event folder that an office starts from.
package struct EventFolderTemplate {
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

  /// The files by name, in the order of their names.
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

  /// Writes a new event folder, whole or not at all.
  ///
  /// - Throws: ``Problem`` when the folder exists or cannot be written.
  package static func write(to folder: URL) throws(Problem) {
    let disk = FileManager.default
    guard !disk.fileExists(atPath: folder.path) else { throw .alreadyExists(folder.path) }
    let parent = folder.deletingLastPathComponent()
    let draft = parent.appending(path: ".\(folder.lastPathComponent)-\(UUID().uuidString)")
    do {
      try disk.createDirectory(at: draft, withIntermediateDirectories: true)
      for (name, bytes) in files { try Data(bytes).write(to: draft.appending(path: name)) }
      try disk.moveItem(at: draft, to: folder)
    } catch {
      // The draft may not exist; the first failure is the one to report.
      try? disk.removeItem(at: draft)
      throw .cannotWrite(folder.path, cause: error.localizedDescription)
    }
  }
}
