// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
import ICalendar
package import Ledger

/// What a round of replies brought.
package struct Replied: Hashable, Sendable {
  /// What an answer means for the programme.
  package struct Effect: Hashable, Sendable {
    /// The path of the recipient's calendar without its ending.
    package let recipient: String
    /// The session or interview.
    package let item: String
    /// What the recipient said last.
    package let participation: AttendanceReply.Participation
    /// Whether the programme needs somebody else.
    package let isWarning: Bool
    /// Who answered what, and what the office should do, by role and identifier.
    package let words: LocalizedText
  }

  /// Answers that are in the ledger now and were not before.
  package var kept = 0
  /// In the order of the files; cancelled events have none.
  package var effects: [Effect] = []
  /// What could not be read, and answers that do not count.
  package var findings: [Finding] = []

  /// Nothing read yet.
  package init() {}
}

extension Publisher {
  /// Reads answers to invitations into the ledger, and says what they mean.
  ///
  /// A file counts as a whole or not at all. A reply counts when its event was published to the
  /// person whose address it comes from, in a version that was sent; of several, the newest. Findings
  /// call each file by the name given with it; one that could not be opened has no bytes, and stops
  /// no other.
  ///
  /// - Throws: `LedgerError`.
  package static func replies(
    _ files: [(name: String, bytes: [UInt8]?)], of festival: Festival, ledger: Ledger,
    received: Date
  ) throws -> Replied {
    var replied = Replied()
    let people = staff(of: festival)
    for file in files {
      let replies: [SchedulingReply]
      do throws(SchedulingReply.Problem) {
        guard let bytes = file.bytes else {
          replied.findings.append(
            PushFindingCode.unreadableReply.finding(
              in: file.name, LocalizedText(zh: "文件打不开", en: "The file cannot be opened"),
              remedy: LocalizedText(
                zh: "请核对文件名，并确认有权读取", en: "Check its name, and that you may read it")))
          continue
        }
        replies = try SchedulingReply.read(bytes)
      } catch {
        replied.findings.append(finding(error, in: file.name))
        continue
      }
      let publications = try ledger.read { try $0.publications() }
      var accepted:
        [(
          reply: AttendanceReply, answer: SchedulingReply.Answer, publication: Publication,
          person: StaffMember
        )] = []
      var findings: [Finding] = []
      for reply in replies {
        guard let publication = publications.first(where: { $0.uid == reply.uid }),
          let person = people.first(where: { $0.recipient == publication.recipient })
        else {
          findings.append(
            PushFindingCode.unknownEvent.finding(
              in: file.name,
              LocalizedText(
                zh: "没有邀请过任何人参加该日程（UID 不符）", en: "Nobody was invited to an event of this UID"),
              remedy: LocalizedText(
                zh: "请看是否属于另一场活动", en: "Look whether the reply belongs to another festival")))
          continue
        }
        // Programs list the organiser, other guests and delegates beside the one who answers.
        guard let address = MailAddress(person.email),
          let attendee = reply.attendees.first(where: { $0.address?.isSame(as: address) == true })
        else {
          findings.append(
            PushFindingCode.otherRecipient.finding(
              in: file.name,
              LocalizedText(
                zh: "答复不是从\(person.title.zh) 的邮箱发来的（\(reply.uid)）",
                en: "The reply to \(reply.uid) does not come from the address of \(person.title.en)"
              ),
              remedy: LocalizedText(
                zh: "请问本人，或在 \(person.table) 中更正邮箱",
                en: "Ask the person, or correct the address in \(person.table)")))
          continue
        }
        guard reply.sequence <= publication.sequence else {
          findings.append(
            PushFindingCode.futureReply.finding(
              in: file.name,
              LocalizedText(
                zh:
                  "\(person.title.zh) 答复的是第 \(reply.sequence) 稿，最后发出的是第 \(publication.sequence) 稿（\(reply.uid)）",
                en:
                  "The reply of \(person.title.en) to \(reply.uid) answers version \(reply.sequence); "
                  + "the last one sent is \(publication.sequence)"),
              remedy: LocalizedText(
                zh: "请问\(person.title.zh) 是什么意思", en: "Ask \(person.title.en) what was meant")))
          continue
        }
        guard let participation = participation(attendee.answer) else {
          findings.append(
            PushFindingCode.badAnswer.finding(
              in: file.name,
              LocalizedText(
                zh: "\(person.title.zh) 的答复没有表态（\(reply.uid)）",
                en: "The reply of \(person.title.en) to \(reply.uid) is no answer"),
              remedy: LocalizedText(
                zh: "请问\(person.title.zh) 是什么意思", en: "Ask \(person.title.en) what was meant")))
          continue
        }
        let answer = AttendanceReply(
          recipient: publication.recipient, uid: reply.uid, participation: participation,
          sequence: reply.sequence, stamp: instant(reply.stamp), received: received)
        accepted.append((answer, attendee.answer, publication, person))
      }
      replied.findings += findings
      // One bad reply makes the file doubtful.
      guard findings.isEmpty else { continue }
      let kept = try ledger.write { change in try accepted.map { try change.keep($0.reply) } }
      for ((reply, answer, publication, person), isKept) in zip(accepted, kept) {
        guard isKept else {
          replied.findings.append(
            PushFindingCode.repeatedReply.finding(
              in: file.name,
              LocalizedText(
                zh: "已读过\(person.title.zh) 的这份答复或更新的答复（\(reply.uid)）",
                en: "A reply of \(person.title.en) to \(reply.uid) at least as new was read before"),
              remedy: LocalizedText(zh: "无须处理", en: "Nothing is to be done")))
          continue
        }
        replied.kept += 1
        if reply.sequence < publication.sequence {
          replied.findings.append(
            PushFindingCode.oldReply.finding(
              in: file.name,
              LocalizedText(
                zh:
                  "\(person.title.zh) 答复的是第 \(reply.sequence) 稿，现为第 \(publication.sequence) 稿（\(reply.uid)）",
                en:
                  "The reply of \(person.title.en) to \(reply.uid) answers version \(reply.sequence) of \(publication.sequence)"
              ),
              remedy: LocalizedText(
                zh: "请向\(person.title.zh) 确认新的时间或地点",
                en: "Ask \(person.title.en) about the new time or place")))
        }
        if let effect = effect(of: reply, answer, publication, person, in: festival) {
          replied.effects.append(effect)
        }
      }
    }
    return replied
  }

  /// What an answer means; `nil` for an event that is cancelled.
  private static func effect(
    of reply: AttendanceReply, _ answer: SchedulingReply.Answer, _ publication: Publication,
    _ person: StaffMember, in festival: Festival
  ) -> Replied.Effect? {
    guard publication.status != .cancelled,
      let item = item(of: reply.uid, for: reply.recipient, in: festival)
    else { return nil }
    let name = festival.name(ofItem: item) ?? LocalizedText(zh: item, en: item)
    let when = dayAndHour(publication.placement.start, festival)
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
      case .delegated:
        delegation(answer, zh, "\(en) hands \(item) (\(name.en), \(when)) on")
      case .countered:
        proposal(
          answer, zh, "\(en) proposes another time for \(item) (\(name.en), \(when))", festival)
      }
    return Replied.Effect(
      recipient: reply.recipient, item: item, participation: reply.participation,
      isWarning: [.declined, .delegated, .countered].contains(reply.participation), words: words)
  }

  private static func participation(
    _ answer: SchedulingReply.Answer
  ) -> AttendanceReply.Participation? {
    switch answer {
    case .accepted: .accepted
    case .declined: .declined
    case .tentative: .tentative
    case .delegated: .delegated
    case .countered: .countered
    case .other: nil
    }
  }

  private static func delegation(
    _ answer: SchedulingReply.Answer, _ zh: String, _ en: String
  ) -> LocalizedText {
    guard case .delegated(let address?) = answer else {
      return LocalizedText(zh: "\(zh)：转请他人出席，须定夺", en: "\(en); it needs a decision")
    }
    return LocalizedText(
      zh: "\(zh)：转请 \(address.text) 出席，须定夺",
      en: "\(en) to \(address.text); it needs a decision")
  }

  private static func proposal(
    _ answer: SchedulingReply.Answer, _ zh: String, _ en: String, _ festival: Festival
  ) -> LocalizedText {
    guard case .countered(let start?) = answer else {
      return LocalizedText(zh: "\(zh)：提议改期，须定夺", en: "\(en); it needs a decision")
    }
    let when = dayAndHour(Date(timeIntervalSince1970: Double(start)), festival)
    return LocalizedText(
      zh: "\(zh)：提议改为 \(when)，须定夺", en: "\(en): \(when); it needs a decision")
  }

  private static func dayAndHour(_ instant: Date, _ festival: Festival) -> String {
    let time = festival.clock.localTime(instant)
    return "\(festival.clock.date(ofDay: time.day)) \(festival.clock.clockFace(time))"
  }

  private static func finding(_ problem: SchedulingReply.Problem, in file: String) -> Finding {
    let remedy = LocalizedText(
      zh: "请重新保存答复的附件；未做改动", en: "Save the attachment of the reply again; nothing was changed")
    func unreadable(_ cause: LocalizedText) -> Finding {
      PushFindingCode.unreadableReply.finding(in: file, cause, remedy: remedy)
    }
    return switch problem {
    case .tooLong:
      unreadable(LocalizedText(zh: "文件之长，不像答复", en: "The file is longer than any reply"))
    case .notACalendar:
      unreadable(LocalizedText(zh: "文件不是日历，或不完整", en: "The file is no calendar, or was cut"))
    case .severalCalendars:
      unreadable(LocalizedText(zh: "文件中有几份日历", en: "The file holds several calendars"))
    case .mailWithoutCalendar:
      unreadable(LocalizedText(zh: "邮件中没有日历", en: "The mail has no calendar in it"))
    case .mailOfOutlook:
      PushFindingCode.unreadableReply.finding(
        in: file,
        LocalizedText(zh: "邮件是 Outlook 专用的格式", en: "The mail is in a form of Outlook's own"),
        remedy: LocalizedText(
          zh: "请在 Outlook 中打开邮件，把其中的日历另存为 .ics；未做改动",
          en: "Open the mail in Outlook, and save the calendar in it as .ics; nothing was changed"))
    case .noEvent: unreadable(LocalizedText(zh: "答复没有写明日程", en: "The reply names no event"))
    case .missing(let property):
      unreadable(LocalizedText(zh: "答复缺少 \(property)", en: "The reply has no \(property)"))
    case .unreadable(let property):
      unreadable(
        LocalizedText(
          zh: "答复的 \(property) 出现两次，或无法识别",
          en: "\(property) of the reply occurs twice, or cannot be read"))
    case .notAReply(let method):
      PushFindingCode.notAReply.finding(
        in: file,
        method.isEmpty
          ? LocalizedText(
            zh: "日历没有 METHOD，不是答复", en: "The calendar has no METHOD, so it is no reply")
          : LocalizedText(
            zh: "METHOD 不是 REPLY 或 COUNTER\(kind(of: method).zh)",
            en: "Its METHOD is not REPLY or COUNTER\(kind(of: method).en)"),
        remedy: remedy)
    }
  }

  /// What a calendar of another method is, in words behind a sentence; empty for a method that no
  /// standard has.
  ///
  /// - Source: RFC 5546 section 1.4.
  private static func kind(of method: String) -> LocalizedText {
    switch method {
    case "REQUEST": LocalizedText(zh: "，而是邀请", en: " but that of an invitation")
    case "CANCEL": LocalizedText(zh: "，而是取消通知", en: " but that of a cancellation")
    case "PUBLISH", "ADD": LocalizedText(zh: "，而是日历本身", en: " but that of a calendar itself")
    case "REFRESH": LocalizedText(zh: "，而是索取最新日程", en: " but asks for the event anew")
    case "DECLINECOUNTER":
      LocalizedText(zh: "，而是谢绝所提议的时间", en: " but declines a time that was proposed")
    default: LocalizedText(sameInAll: "")
    }
  }

  /// The instant of a time in UTC.
  private static func instant(_ time: WallTime) -> Date {
    Date(timeIntervalSince1970: Double(time.secondsSinceEpoch))
  }
}
