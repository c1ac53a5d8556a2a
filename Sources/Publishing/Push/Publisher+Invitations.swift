// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Folders
package import Foundation
import ICalendar
package import Ledger
import ProgrammeCalendars

/// What an invitation round wrote.
package struct Invited: Hashable, Sendable {
  /// Messages that invite, or tell a change.
  package var requests = 0
  /// Messages that take an invitation back.
  package var cancellations = 0
  /// Recipients who were written to.
  package var recipients: [String] = []
  /// What was written, as paths in the folder of messages.
  package var messages: [String] = []
  /// How many of the staff have no address.
  package var withoutAddress = 0
  /// What kept messages from being written, such as an address that none can carry.
  package var findings: [Finding] = []

  /// Nothing written yet.
  package init() {}
}

extension Publisher {
  private static let invitePurpose = "invite"

  /// Writes one message for each event and person of the staff: what the last rounds have not told.
  ///
  /// A message holds one event, the office and one attendee. Only interpreters and liaison officers
  /// with an address are invited; guests, consulates and outlets never.
  ///
  /// `folder` holds the published calendars, `output` gets a folder for each person. `since` is the
  /// first edition whose changes are told; `nil` goes on where each person's last round ended.
  ///
  /// - Throws: `LedgerError`, `CalendarFolderError`.
  package static func invite(
    _ folder: URL, of festival: Festival, since: Int? = nil, to output: URL, ledger: Ledger,
    _ step: Step
  ) throws -> Invited {
    var invited = Invited()
    guard let office = MailAddress(festival.parts.officeEmail) else {
      invited.findings.append(
        PushFindingCode.noOfficeAddress.finding(
          in: "festival.yaml",
          LocalizedText(
            zh: "office_email 没有填写，或不是邮箱地址", en: "'office_email' is missing or no e-mail address"),
          remedy: LocalizedText(
            zh: "请填写接收答复的邮箱", en: "Write the address to which answers are to come")))
      return invited
    }
    let people = staff(of: festival)
    for file in try staffCalendars(in: folder) {
      let recipient = String(file.path.dropLast(".ics".count))
      guard let person = people.first(where: { $0.recipient == recipient }) else { continue }
      guard !person.email.isEmpty else {
        invited.withoutAddress += 1
        continue
      }
      guard let attendee = MailAddress(person.email) else {
        invited.findings.append(
          PushFindingCode.badAddress.finding(
            in: person.table,
            LocalizedText(
              zh: "\(person.title.zh) 的 email 不是邮箱地址",
              en: "The 'email' of \(person.id) is not an address"),
            remedy: LocalizedText(
              zh: "请写成 name@host.example", en: "Write it like name@host.example")))
        continue
      }
      guard let (document, edition) = try published(file, recipient, in: ledger, &invited.findings)
      else { continue }
      let (publications, last) = try ledger.read { snapshot in
        (
          try snapshot.publications(of: recipient),
          try snapshot.audit().last { $0.recipient == recipient && $0.purpose == invitePurpose }?
            .edition
        )
      }
      let first = since ?? last.map { $0 + 1 } ?? 1
      let editions = Dictionary(
        publications.map { ($0.uid, $0.edition) }, uniquingKeysWith: { first, _ in first })
      let events = document.events.filter { event in
        // Who was never invited needs no cancellation.
        (editions[event.uid] ?? 0) >= first && (event.status != .cancelled || last != nil)
      }
      if events.isEmpty { continue }
      for event in events {
        let message = SchedulingMessage(
          productID: document.productID, event: event, organizer: office, attendee: attendee)
        let name =
          "\(item(of: event.uid, for: recipient, in: festival) ?? "event")"
          + ".\(message.method.rawValue).\(event.sequence).ics"
        try write(try message.bytes(), to: output.appending(path: "\(recipient)/\(name)"))
        invited.messages.append("\(recipient)/\(name)")
        if message.method == .request { invited.requests += 1 } else { invited.cancellations += 1 }
      }
      try ledger.write { change in
        try change.add(
          AuditLine(
            at: step.at, who: step.who, recipient: recipient, purpose: invitePurpose,
            edition: edition))
      }
      invited.recipients.append(recipient)
    }
    return invited
  }

  /// A person who can be invited.
  struct StaffMember {
    let recipient: String
    let id: String
    let table: String
    let email: String
    let title: LocalizedText
  }

  static func staff(of festival: Festival) -> [StaffMember] {
    festival.interpreters.map {
      StaffMember(
        recipient: Recipient.path(of: $0.id), id: $0.id.rawValue, table: "interpreters.csv",
        email: $0.email, title: LocalizedText(zh: "翻译 \($0.id)", en: "Interpreter \($0.id)"))
    }
      + festival.liaisonOfficers.map {
        StaffMember(
          recipient: Recipient.path(of: $0.id), id: $0.id.rawValue, table: "liaison_officers.csv",
          email: $0.email, title: LocalizedText(zh: "联络员 \($0.id)", en: "Liaison officer \($0.id)"))
      }
  }

  /// The session or interview that a recipient's UID stands for.
  static func item(of uid: String, for recipient: String, in festival: Festival) -> String? {
    let head = "\(festival.slug)."
    let tail = ".\(recipient.split(separator: "/").joined(separator: "."))@attache"
    guard uid.hasPrefix(head), uid.hasSuffix(tail), uid.count > head.count + tail.count else {
      return nil
    }
    let item = uid.dropFirst(head.count).dropLast(tail.count)
    // It becomes part of a file's name.
    return item.contains("/") ? nil : String(item)
  }

  /// Removes the messages in a folder, whatever else lies there; a folder that is missing has none.
  ///
  /// - Returns: How many there were.
  static func removeMessages(in folder: URL) throws -> Int {
    let paths = FileManager.default.enumerator(atPath: folder.path(percentEncoded: false))?
      .compactMap { $0 as? String }
    let messages = (paths ?? []).filter {
      $0.wholeMatch(of: /staff\/.+\.(?:request|cancel)\.[0-9]+\.ics/) != nil
    }
    for path in messages.sorted() {
      do {
        try FileManager.default.removeItem(at: folder.appending(path: path))
      } catch {
        throw CalendarFolderError(.remove, path, error)
      }
    }
    return messages.count
  }

  private static func write(_ bytes: [UInt8], to file: URL) throws(CalendarFolderError) {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file, options: .atomic)
    } catch {
      throw CalendarFolderError(.write, file.path(percentEncoded: false), error)
    }
  }
}
