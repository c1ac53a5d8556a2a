// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Ledger
import ProgrammeCalendars

/// Compares what a recipient is told now with what he was told before, event by event.
struct PublicationRound {
  /// What became of the events of one calendar, or of all.
  struct Tally: Hashable, Sendable {
    var added = 0
    /// Start, end, place or status changed: SEQUENCE goes up.
    var moved = 0
    /// Other words changed: LAST-MODIFIED alone tells.
    var reworded = 0
    var cancelled = 0
    /// Cancelled before, and past now.
    var dropped = 0
    var unchanged = 0

    mutating func add(_ other: Tally) {
      added += other.added
      moved += other.moved
      reworded += other.reworded
      cancelled += other.cancelled
      dropped += other.dropped
      unchanged += other.unchanged
    }
  }

  struct Outcome: Sendable {
    let recipient: String
    let path: String
    /// The calendar with its revisions and cancellations.
    let bytes: [UInt8]
    let changed: [Publication]
    let dropped: [String]
    let tally: Tally
  }

  let edition: Int
  let at: Date
  let approval: CalendarSet.Approval
  let clock: FestivalClock

  /// `old` are all publications of the file's recipient.
  ///
  /// - Throws: `ICalendarError` when the festival holds a value that a calendar cannot.
  func revise(_ file: CalendarFile, old: [Publication]) throws -> Outcome {
    var tally = Tally()
    var changed: [Publication] = []
    var dropped: [String] = []
    var revisions: [String: Revision] = [:]
    var cancelled: [CancelledItem] = []
    let oldByUID = Dictionary(old.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in file.entries {
      let publication = publication(entry, of: file.recipient, old: oldByUID[entry.uid])
      revisions[publication.uid] = publication.revision
      note(publication, old: oldByUID[publication.uid], &tally, &changed)
    }
    for publication in old where revisions[publication.uid] == nil {
      guard publication.placement.end > at else {
        // What is past needs no cancellation, and a cancellation that is past has done its work.
        dropped.append(publication.uid)
        tally.dropped += 1
        continue
      }
      let cancellation = self.cancellation(of: publication)
      cancelled.append(
        CancelledItem(
          uid: publication.uid, title: publication.summary,
          placement: publication.placement.words, revision: cancellation.revision))
      if cancellation == publication {
        tally.unchanged += 1
      } else {
        changed.append(cancellation)
        if publication.status == .cancelled { tally.reworded += 1 } else { tally.cancelled += 1 }
      }
    }
    let revised = file.revised(
      revisions, cancelled: cancelled, approval: approval, clock: clock)
    return Outcome(
      recipient: revised.recipient, path: revised.path, bytes: try revised.bytes(),
      changed: changed, dropped: dropped, tally: tally)
  }

  private func note(
    _ publication: Publication, old: Publication?, _ tally: inout Tally,
    _ changed: inout [Publication]
  ) {
    guard let old else {
      tally.added += 1
      return changed.append(publication)
    }
    guard publication != old else {
      tally.unchanged += 1
      return
    }
    if publication.sequence != old.sequence { tally.moved += 1 } else { tally.reworded += 1 }
    changed.append(publication)
  }

  private func publication(
    _ entry: CalendarEntry, of recipient: String, old: Publication?
  ) -> Publication {
    let hash = ContentHash.hex(of: Array(entry.content.utf8))
    let placement = Publication.Placement(
      start: entry.start, end: entry.end, location: entry.location)
    let status: Publication.Status = approval == .draft ? .tentative : .confirmed
    guard var publication = old else {
      return Publication(
        recipient: recipient, uid: entry.uid, sequence: 0, stamp: at, contentHash: hash,
        status: status, placement: placement, summary: entry.title, edition: edition)
    }
    if publication.contentHash == hash, publication.status == status,
      publication.placement == placement
    {
      return publication
    }
    if publication.placement != placement { publication.previous = publication.placement }
    if publication.placement != placement || publication.status != status {
      publication.sequence += 1
    }
    publication.stamp = at
    publication.lastModified = at
    publication.contentHash = hash
    publication.status = status
    publication.placement = placement
    publication.summary = entry.title
    publication.edition = edition
    return publication
  }

  private func cancellation(of publication: Publication) -> Publication {
    // A draft's mark on a cancellation comes and goes with the status of the edition.
    let hash = ContentHash.hex(of: Array("cancelled \(approval) \(publication.summary)".utf8))
    var cancelled = publication
    if publication.status != .cancelled {
      cancelled.sequence += 1
      cancelled.status = .cancelled
      cancelled.previous = nil
    } else if publication.contentHash == hash {
      return publication
    }
    cancelled.contentHash = hash
    cancelled.stamp = at
    cancelled.lastModified = at
    cancelled.edition = edition
    return cancelled
  }
}

extension Publication {
  fileprivate var revision: Revision {
    Revision(
      sequence: sequence, stamp: stamp, lastModified: lastModified, previous: previous?.words)
  }
}

extension Publication.Placement {
  fileprivate var words: Revision.Placement {
    Revision.Placement(start: start, end: end, location: location)
  }
}
