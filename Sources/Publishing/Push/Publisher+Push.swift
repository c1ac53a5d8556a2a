// SPDX-License-Identifier: Apache-2.0

package import CalDAV
package import FestivalModel
import Folders
package import Foundation
import ICalendar
package import Ledger

/// What a push did.
package struct Pushed: Hashable, Sendable {
  /// Calendars that are on the server as they were published.
  package var calendars = 0
  /// Events written or changed there.
  package var written = 0
  /// Found as they should be, from a push that broke off.
  package var adopted = 0
  /// Events that needed nothing.
  package var unchanged = 0
  /// Events taken away.
  package var removed = 0
  /// What the server refused or somebody changed there; the rest was pushed.
  package var findings: [Finding] = []
  /// Calendars that were not tried, because the server ended the push.
  package var untried = 0

  /// Nothing went wrong and nothing is left, until told otherwise.
  package init(
    calendars: Int = 0, written: Int = 0, adopted: Int = 0, unchanged: Int = 0, removed: Int = 0
  ) {
    self.calendars = calendars
    self.written = written
    self.adopted = adopted
    self.unchanged = unchanged
    self.removed = removed
  }
}

extension Publisher {
  /// Brings the published staff calendars to a CalDAV server: one collection for each person, one
  /// resource for each event.
  ///
  /// What a person changed on the server is never overwritten unless `overwrites` says so. The ledger
  /// learns of each calendar once the server was seen to hold it, so that a push that breaks off is
  /// finished by the next one.
  ///
  /// `folder` holds the published calendars, of which all below `staff/` are pushed; `home` is the
  /// folder on the server in which the collections lie; their names begin with the festival's `slug`.
  /// `collections` names calendars that are there already, by recipient. What ends in the same way for
  /// several calendars is one finding.
  ///
  /// - Throws: `LedgerError`, or `CalendarFolderError` when the folder cannot be read.
  package static func push(
    _ folder: URL, of slug: String, to server: CalDAVClient, at home: ServerAddress,
    collections: [String: ServerAddress] = [:], ledger: Ledger, overwrites: Bool = false,
    who: String, at moment: Date
  ) throws -> Pushed {
    var pushed = Pushed()
    var failures = PushFailures(home: home)
    let files = try staffCalendars(in: folder)
    for (number, file) in files.enumerated() {
      let recipient = String(file.path.dropLast(".ics".count))
      let collection =
        collections[recipient]
        ?? home.folder(
          named: "\(slug).\(recipient.split(separator: "/").joined(separator: "."))")
      guard
        let (document, edition) = try published(file, recipient, in: ledger, &pushed.findings)
      else { continue }
      let known = try ledger.read { try $0.remoteResources(in: collection.text) }
      let outcome: CollectionPush.Outcome
      do {
        let push = try CollectionPush(
          document, of: recipient, title: document.name ?? recipient, edition: edition,
          to: collection, overwrites: overwrites)
        outcome = try push.push(to: server, known: known, mayMake: !failures.makesNoCalendars)
      } catch let error as ICalendarError {
        pushed.findings.append(unreadable(file.path, error))
        continue
      } catch let error as CalDAVError {
        failures.add(error, in: file.path, of: recipient, collection)
        guard error.concernsWholeServer else { continue }
        pushed.untried = files.count - number - 1
        break
      }
      try ledger.write { change in
        for resource in outcome.seen { try change.save(resource) }
        for uid in outcome.forgotten {
          try change.removeRemoteResource(in: collection.text, uid: uid)
        }
        if outcome.written + outcome.removed > 0 {
          try change.add(
            AuditLine(
              at: moment, who: who, recipient: recipient, purpose: "push caldav", edition: edition))
        }
      }
      pushed.written += outcome.written
      pushed.adopted += outcome.adopted
      pushed.unchanged += outcome.unchanged
      pushed.removed += outcome.removed
      pushed.findings += outcome.findings
      for (error, uid) in outcome.errors { failures.add(error, in: file.path, about: uid) }
      for strange in outcome.strange { failures.add(strange, in: file.path) }
      if outcome.findings.isEmpty, outcome.errors.isEmpty, outcome.strange.isEmpty {
        pushed.calendars += 1
      }
    }
    pushed.findings += failures.findings
    return pushed
  }

  /// The calendar of a file, if everything in it is as the ledger says that it was published.
  static func published(
    _ file: (path: String, bytes: [UInt8]), _ recipient: String, in ledger: Ledger,
    _ findings: inout [Finding]
  ) throws -> (CalendarDocument, edition: Int)? {
    let document: CalendarDocument
    do {
      let reading = try ICalendarReader.read(file.bytes)
      guard reading.documents.count == 1, reading.unread.isEmpty else {
        throw ICalendarError.notACalendar
      }
      document = reading.documents[0]
    } catch {
      findings.append(unreadable(file.path, error))
      return nil
    }
    let (publications, edition) = try ledger.read { snapshot in
      (try snapshot.publications(of: recipient), try snapshot.latestEdition()?.number ?? 0)
    }
    let sequences = Dictionary(
      publications.map { ($0.uid, $0.sequence) }, uniquingKeysWith: { first, _ in first })
    let strangers = document.events.filter { sequences[$0.uid] != $0.sequence }
    for event in strangers {
      findings.append(
        PushFindingCode.notPublished.finding(
          in: file.path,
          LocalizedText(
            zh: "日程“\(event.summary)”（\(event.uid)）与所发布的不一致",
            en: "“\(event.summary)” (\(event.uid)) was not published like this"),
          remedy: LocalizedText(
            zh: "请先运行 attache publish，再推送", en: "Run attache publish, then push what it wrote")))
    }
    return strangers.isEmpty ? (document, edition) : nil
  }

  private static func unreadable(_ path: String, _ error: any Error) -> Finding {
    PushFindingCode.unreadableCalendar.finding(
      in: path, LocalizedText(zh: "日历无法读取", en: "\(error)"),
      remedy: LocalizedText(
        zh: "请运行 attache publish，重新生成", en: "Run attache publish, which writes it again"))
  }

  /// The files below `staff/`, sorted by path.
  static func staffCalendars(
    in folder: URL
  ) throws(CalendarFolderError) -> [(path: String, bytes: [UInt8])] {
    let root = folder.path(percentEncoded: false)
    do {
      var files: [(path: String, bytes: [UInt8])] = []
      let paths = try FileManager.default.subpathsOfDirectory(atPath: "\(root)/staff")
      for path in paths.sorted() where path.hasSuffix(".ics") {
        let data = try Data(contentsOf: folder.appending(path: "staff/\(path)"))
        files.append(("staff/\(path)", Array(data)))
      }
      return files
    } catch {
      throw CalendarFolderError(.read, root, error)
    }
  }
}
