// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
import ICalendar
package import Ledger

/// What a round of replies brought.
package struct Replied: Hashable, Sendable {
  /// What an answer means for the programme.
  package struct Effect: Hashable, Sendable {
    package let recipient: String
    /// The session or interview.
    package let item: String
    package let participation: AttendanceReply.Participation
    /// Whether the programme needs somebody else.
    package let isWarning: Bool
    package let words: LocalizedText
  }

  package var kept = 0
  package var effects: [Effect] = []
  package var findings: [Finding] = []

  package init() {}
}

extension Publisher {
  /// Reads answers to invitations into the ledger, and says what they mean.
  ///
  /// A file counts as a whole or not at all. A reply counts when its event was published to the
  /// person whose address it comes from, in a version that was sent; of several, the newest. Findings
  /// call each file by the name given with it.
  ///
  /// - Throws: `LedgerError`.
  package static func replies(
    _ files: [(name: String, bytes: [UInt8])], of festival: Festival, ledger: Ledger,
    received: Date
  ) throws -> Replied {
    var replied = Replied()
    let people = staff(of: festival)
    for file in files {
      let replies: [SchedulingReply]
      do {
        replies = try SchedulingReply.read(file.bytes)
      } catch {
        replied.findings.append(finding(error, in: file.name))
        continue
      }
      let publications = try ledger.read { try $0.publications() }
      var accepted: [(reply: AttendanceReply, publication: Publication, person: StaffMember)] = []
      var findings: [Finding] = []
      for reply in replies {
        guard let publication = publications.first(where: { $0.uid == reply.uid }),
          let person = people.first(where: { $0.recipient == publication.recipient })
        else {
          findings.append(
            PushFindingCode.unknownEvent.finding(
              in: file.name, "Nobody was invited to an event of this UID",
              remedy: "Look whether the reply belongs to another festival"))
          continue
        }
        guard let attendee = reply.attendee, let address = MailAddress(person.email),
          attendee.isSame(as: address)
        else {
          findings.append(
            PushFindingCode.otherRecipient.finding(
              in: file.name, "The reply to \(reply.uid) does not come from \(person.id)'s address",
              remedy: "Ask \(person.id), or correct the address in \(person.table)"))
          continue
        }
        guard reply.sequence <= publication.sequence else {
          findings.append(
            PushFindingCode.futureReply.finding(
              in: file.name,
              "The reply to \(reply.uid) answers version \(reply.sequence); "
                + "the last one sent is \(publication.sequence)",
              remedy: "Ask \(person.id) what was meant"))
          continue
        }
        guard let participation = AttendanceReply.Participation(rawValue: reply.answer.rawValue)
        else {
          findings.append(
            PushFindingCode.badAnswer.finding(
              in: file.name, "The reply to \(reply.uid) is no answer",
              remedy: "Ask \(person.id) what was meant"))
          continue
        }
        let answer = AttendanceReply(
          recipient: publication.recipient, uid: reply.uid, participation: participation,
          sequence: reply.sequence, stamp: instant(reply.stamp), received: received)
        accepted.append((answer, publication, person))
      }
      replied.findings += findings
      // One bad reply makes the file doubtful.
      guard findings.isEmpty else { continue }
      let kept = try ledger.write { change in try accepted.map { try change.keep($0.reply) } }
      for ((reply, publication, person), isKept) in zip(accepted, kept) {
        guard isKept else {
          replied.findings.append(
            PushFindingCode.repeatedReply.finding(
              in: file.name, "A reply to \(reply.uid) at least as new was read before",
              remedy: "Nothing is to be done"))
          continue
        }
        replied.kept += 1
        if reply.sequence < publication.sequence {
          replied.findings.append(
            PushFindingCode.oldReply.finding(
              in: file.name,
              "The reply to \(reply.uid) answers version \(reply.sequence) of \(publication.sequence)",
              remedy: "Ask \(person.id) about the new time or place"))
        }
        if let effect = effect(of: reply, publication, person, in: festival) {
          replied.effects.append(effect)
        }
      }
    }
    return replied
  }

  /// What an answer means; `nil` for an event that is cancelled.
  private static func effect(
    of reply: AttendanceReply, _ publication: Publication, _ person: StaffMember,
    in festival: Festival
  ) -> Replied.Effect? {
    guard publication.status != .cancelled,
      let item = item(of: reply.uid, for: reply.recipient, in: festival)
    else { return nil }
    let name = festival.name(ofItem: item) ?? LocalizedText(zh: item, en: item)
    let start = festival.clock.localTime(publication.placement.start)
    let when = "\(festival.clock.date(ofDay: start.day)) \(festival.clock.clockFace(start))"
    let zh = "\(person.title.zh) 对 \(item)（\(name.zh)，\(when)）"
    let en = "\(person.title.en)"
    let words =
      switch reply.participation {
      case .accepted:
        LocalizedText(zh: "\(zh)：已确认", en: "\(en) accepted \(item) (\(name.en), \(when))")
      case .declined:
        LocalizedText(
          zh: "\(zh)：谢绝，须另派他人",
          en: "\(en) declined \(item) (\(name.en), \(when)); it needs somebody else")
      case .tentative:
        LocalizedText(
          zh: "\(zh)：未定，请跟进",
          en: "\(en) is not sure of \(item) (\(name.en), \(when)); ask again")
      }
    return Replied.Effect(
      recipient: reply.recipient, item: item, participation: reply.participation,
      isWarning: reply.participation == .declined, words: words)
  }

  private static func finding(_ problem: SchedulingReply.Problem, in file: String) -> Finding {
    let remedy = "Save the attachment of the reply again; nothing was changed"
    return switch problem {
    case .tooLong:
      PushFindingCode.unreadableReply.finding(in: file, "Longer than any reply", remedy: remedy)
    case .notACalendar:
      PushFindingCode.unreadableReply.finding(in: file, "Not one calendar", remedy: remedy)
    case .notAReply:
      PushFindingCode.notAReply.finding(in: file, "Its method is not REPLY", remedy: remedy)
    case .incomplete:
      PushFindingCode.unreadableReply.finding(
        in: file, "A reply names no event, no time, or not exactly one attendee", remedy: remedy)
    }
  }

  /// The instant of a time in UTC.
  private static func instant(_ time: WallTime) -> Date {
    guard let date = CivilDate("\(time.datePart)") else {
      preconditionFailure("No day for \(time)")
    }
    let seconds = (time.hour * 60 + time.minute) * 60 + time.second
    return Date(timeIntervalSince1970: Double(date.daysSinceEpoch * 86_400 + seconds))
  }
}

extension WallTime {
  /// `YYYY-MM-DD`.
  fileprivate var datePart: String {
    let text = description
    return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6).prefix(2))"
  }
}
