// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation

/// Reads an event folder into a festival, or explains everything that is wrong with it.
package struct EventFolderReader {
  /// Reads the folder; the festival is `nil` when any finding is an error.
  ///
  /// Findings come in a fixed order, table by table. What the disk refuses is a finding too.
  package static func read(
    folder: URL,
    slug: String
  ) -> (festival: Festival?, findings: [Finding]) {
    let log = FindingLog()
    guard let files = EventFiles(folder: folder, log: log) else { return (nil, log.findings) }
    return read(files, slug: slug, log: log)
  }

  /// The languages of the house, from the festival file alone; `nil` when there is none.
  package static func languages(folder: URL) -> HouseLanguages? {
    let log = FindingLog()
    guard let bytes = EventFiles(folder: folder, log: log)?.bytes[TableSchema.festivalFile] else {
      return nil
    }
    return FestivalFile(bytes, log: log).languages
  }

  /// Reads the folder and keeps the bytes of its files, by file name, for what changes them.
  package static func load(
    folder: URL,
    slug: String
  ) -> (festival: Festival?, findings: [Finding], files: [String: [UInt8]]) {
    let log = FindingLog()
    guard let files = EventFiles(folder: folder, log: log) else { return (nil, log.findings, [:]) }
    let (festival, findings) = read(files, slug: slug, log: log)
    return (festival, findings, files.bytes)
  }

  /// Reads a folder whose files are already in memory, by file name.
  package static func read(
    files: [String: [UInt8]],
    slug: String
  ) -> (festival: Festival?, findings: [Finding]) {
    read(EventFiles(bytes: files), slug: slug, log: FindingLog())
  }

  private static func read(
    _ files: EventFiles,
    slug: String,
    log: FindingLog
  ) -> (festival: Festival?, findings: [Finding]) {
    let assembly = FestivalAssembly(files: files, slug: slug, log: log)
    assembly.readPlaces()
    assembly.readVenues()
    assembly.readParties()
    assembly.readUnits()
    assembly.readGuests()
    assembly.readSessions()
    assembly.readOpenings()
    assembly.readSpeeches()
    assembly.readOutlets()
    assembly.readMediaSlots()
    assembly.readInterviews()
    assembly.readStaff()
    assembly.joinPersons()
    assembly.checkPersons()
    assembly.readFleet()
    assembly.readVehiclesAndDrivers()
    assembly.readMatchmaking()
    assembly.readWishes()
    assembly.readItems()
    assembly.readRelations()
    assembly.checkWetPlans()
    assembly.checkClosings()
    return (log.hasErrors ? nil : Festival(assembly.parts), log.findings)
  }
}
