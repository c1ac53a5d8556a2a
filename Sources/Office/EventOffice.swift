// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation

/// One event of the office: its folder, and where all that is made of it lies.
///
/// A value without state: what the files say is read when it is asked for.
package struct EventOffice: Hashable, Sendable {
  /// The event folder, with festival.yaml and the tables.
  package let folder: URL
  /// The parents of every event's drafts, published calendars and invitations.
  private let roots: Roots

  /// Where drafts, published calendars and invitations of all events lie.
  package struct Roots: Hashable, Sendable {
    /// Holds a folder of drafts for each event.
    package var drafts: URL
    /// Holds a folder of published calendars for each event.
    package var published: URL
    /// Holds a folder of invitations for each event.
    package var invitations: URL

    /// Below the folder in which a program runs.
    package init(
      drafts: URL = URL(filePath: "calendars"), published: URL = URL(filePath: "published"),
      invitations: URL = URL(filePath: "invitations")
    ) {
      self.drafts = drafts
      self.published = published
      self.invitations = invitations
    }
  }

  /// An event whose drafts and calendars lie below the folder in which the program runs, unless
  /// told.
  package init(folder: URL, roots: Roots = Roots()) {
    self.folder = folder
    self.roots = roots
  }

  /// The event of this path, or of this name under `events/`.
  package init(named event: String) {
    let given = URL(filePath: event)
    let isName = !FileManager.default.fileExists(atPath: given.path) && !event.contains("/")
    self.init(folder: isName ? URL(filePath: "events").appending(path: event) : given)
  }

  /// The name of the folder, under which everything of the event is filed.
  package var slug: String { folder.standardizedFileURL.lastPathComponent }

  /// Calendars that nobody was given yet, with the latest programme.
  package var drafts: URL { roots.drafts.appending(path: slug) }

  /// Calendars that their recipients hold, of the last edition published.
  package var published: URL { roots.published.appending(path: slug) }

  /// Invitations and cancellations, ready to be sent.
  package var invitations: URL { roots.invitations.appending(path: slug) }

  /// The latest programme.
  package var latestProgramme: URL { drafts.appending(path: "programme.json") }

  /// Where the repairs of the last explanation are kept: beside the drafts, which a plan replaces as a whole.
  package var keptRepairs: URL { roots.drafts.appending(path: "\(slug).repairs.json") }

  /// Editions, replies and the audit, in the event folder.
  package var ledger: URL { folder.appending(path: "ledger.sqlite") }

  /// What the tables say.
  ///
  /// - Throws: ``Refusal`` with every finding when any of them is an error.
  package func read() throws(Refusal) -> Pipeline.Reading { try Pipeline.read(folder) }

  /// The languages of the house, also when its tables cannot be used; `nil` without a festival file.
  package var languages: HouseLanguages? { Pipeline.languages(folder) }

  /// The zone of the festival's clocks; that of this machine while the folder cannot be read.
  package var zone: TimeZone { (try? read())?.festival.clock.timeZone ?? .current }

  /// Lists that this program wrote for the event into the folder in which it runs, in the order of their names.
  package var exportedLists: [URL] {
    let here = URL(filePath: FileManager.default.currentDirectoryPath)
    // A folder that cannot be listed has no lists of ours.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: here.path)) ?? []
    return names.sorted().filter { name in
      name.hasPrefix("\(slug)-") && (name.hasSuffix(".xlsx") || name.hasSuffix(".csv"))
    }.map { URL(filePath: $0) }
  }
}
