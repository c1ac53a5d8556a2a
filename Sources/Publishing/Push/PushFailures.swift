// SPDX-License-Identifier: Apache-2.0

import CalDAV
import FestivalModel

/// What a server refused: each reason is said once, however many calendars or events it concerns.
struct PushFailures {
  private let home: ServerAddress
  private var errors: [(error: CalDAVError, file: String, uid: String?, others: Int)] = []
  /// Calendars that the server would not make, with where they were looked for.
  private var missing: [(file: String, recipient: String, address: String, sentence: String?)] = []

  /// An event that the server says it stored, though it holds something else.
  struct Strange {
    let code: PushFindingCode
    let event: LocalizedText
    let what: LocalizedText
  }

  private var stranges: [(strange: Strange, file: String, others: Int)] = []

  init(home: ServerAddress) { self.home = home }

  /// Takes an event that is not there as it was sent.
  mutating func add(_ strange: Strange, in file: String) {
    if let index = stranges.firstIndex(where: {
      $0.strange.code == strange.code && $0.strange.what == strange.what
    }) {
      stranges[index].others += 1
    } else {
      stranges.append((strange, file, 0))
    }
  }

  /// Whether the server was seen to make no calendars, so that it need not be asked again.
  var makesNoCalendars: Bool { !missing.isEmpty }

  /// Takes what ended the push of one calendar.
  mutating func add(
    _ error: CalDAVError, in file: String, of recipient: String,
    _ collection: ServerAddress
  ) {
    if error.refusesToMakeCalendars {
      missing.append((file, recipient, collection.text, error.sentence))
    } else {
      add(error, in: file, about: nil)
    }
  }

  /// Takes what concerns one event, or a whole calendar.
  mutating func add(_ error: CalDAVError, in file: String, about uid: String?) {
    if let index = errors.firstIndex(where: {
      $0.error.operation == error.operation && $0.error.reason == error.reason
        && $0.error.sentence == error.sentence
    }) {
      errors[index].others += 1
    } else {
      errors.append((error, file, uid, 0))
    }
  }

  var findings: [Finding] {
    var findings = errors.map {
      $0.error.finding(in: $0.file, about: $0.uid, others: $0.others, below: home)
    }
    findings += stranges.map { strange, file, others in
      strange.code.finding(
        in: file,
        LocalizedText(
          zh: "服务器称已保存\(strange.event.zh)"
            + (others == 0 ? "" : "等 \(others + 1) 项") + "，实际\(strange.what.zh)",
          en: "The server says that it stored \(strange.event.en)"
            + (others == 0 ? "" : " and \(others) more") + ", but \(strange.what.en)"),
        remedy: LocalizedText(
          zh: "请告知服务器管理员；修好后再推送",
          en: "Tell the server's keeper; push again when it works"))
    }
    if let first = missing.first {
      let zhNames = missing.map { "\($0.recipient)（\($0.address)）" }.joined(separator: "、")
      let names = missing.map { "\($0.recipient) (\($0.address))" }.joined(separator: ", ")
      let said = LocalizedText(
        zh: first.sentence.map { "服务器说：“\($0)”" } ?? "",
        en: first.sentence.map { " It says “\($0)”." } ?? "")
      findings.append(
        PushFindingCode.makesNoCalendars.finding(
          in: first.file,
          LocalizedText(
            zh: "\(home) 不能新建日历（MKCALENDAR），缺 \(missing.count) 份：\(zhNames)。\(said.zh)",
            en:
              "\(home) makes no calendars (MKCALENDAR); \(missing.count) are missing: \(names).\(said.en)"
          ),
          remedy: LocalizedText(
            zh: "请在服务器上按这些地址手工新建，或指定已有的日历：--calendar \(first.recipient)=名称",
            en: "Make them there by hand under these addresses, or name calendars that exist: "
              + "--calendar \(first.recipient)=NAME")))
    }
    return findings
  }
}
