// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// The catalogue of what can go wrong between the house and a calendar server, and with answers to
/// invitations; codes never change their meaning.
package enum PushFindingCode: String, CaseIterable, Sendable {
  case changedThere = "E601"
  case removedThere = "E602"
  case notStored = "E603"
  case storedOtherwise = "E604"
  case notPublished = "E605"
  case unreadableCalendar = "E606"
  case badAddress = "E607"
  case noOfficeAddress = "E608"
  case unreachable = "E611"
  case brokenOff = "E612"
  case untrusted = "E613"
  case unauthorized = "E614"
  case forbidden = "E615"
  case noSuchFolder = "E616"
  case cannotMakeFolder = "E617"
  case storageFull = "E618"
  case overloaded = "E619"
  case redirected = "E620"
  case notCalDAV = "E621"
  case refused = "E622"
  case otherLogin = "E623"
  case makesNoCalendars = "E624"
  case unreadableReply = "E701"
  case notAReply = "E702"
  case unknownEvent = "E703"
  case otherRecipient = "E704"
  case futureReply = "E705"
  case badAnswer = "E706"
  case oldReply = "W701"
  case repeatedReply = "W702"

  /// By its letter; notes there are none.
  package var severity: Finding.Severity { rawValue.hasPrefix("W") ? .warning : .error }

  /// What the code means, in one line of each language.
  package var meaning: LocalizedText {
    switch self {
    case .changedThere:
      LocalizedText(
        zh: "服务器上的日程已被人改动，未覆盖",
        en: "Somebody changed the event on the server; it was not overwritten.")
    case .removedThere:
      LocalizedText(
        zh: "服务器上的日程或日历已被人删除",
        en: "Somebody removed the event or its calendar on the server.")
    case .notStored:
      LocalizedText(
        zh: "服务器称已保存该日程，实际没有",
        en: "The server says that it stored the event, and does not have it.")
    case .storedOtherwise:
      LocalizedText(
        zh: "服务器称已保存该日程，实际内容不同",
        en: "The server says that it stored the event, and holds something else.")
    case .notPublished:
      LocalizedText(
        zh: "日历中有台账没有如此发布过的日程",
        en: "The calendar holds an event that the ledger does not know so.")
    case .unreadableCalendar:
      LocalizedText(
        zh: "已发布的日历无法读取",
        en: "A published calendar cannot be read.")
    case .badAddress:
      LocalizedText(
        zh: "邮箱地址无法用于邮件",
        en: "An e-mail address is not one that a message can carry.")
    case .noOfficeAddress:
      LocalizedText(
        zh: "活动文件没有写明接收答复的邮箱",
        en: "The festival file names no address for the answers.")
    case .unreachable:
      LocalizedText(
        zh: "服务器没有回应",
        en: "The server does not answer.")
    case .brokenOff:
      LocalizedText(
        zh: "连接中断或等待过久",
        en: "The connection broke, or the answer took too long.")
    case .untrusted:
      LocalizedText(
        zh: "服务器证书不能证明其身份",
        en: "The server's certificate does not show that it is the one named.")
    case .unauthorized:
      LocalizedText(
        zh: "服务器不接受用户名或密码（401）",
        en: "The server wants another user name or password (401).")
    case .forbidden:
      LocalizedText(
        zh: "服务器不允许（403）",
        en: "The server does not allow it (403).")
    case .noSuchFolder:
      LocalizedText(
        zh: "服务器上没有这个地址（404）",
        en: "The address is not on the server (404).")
    case .cannotMakeFolder:
      LocalizedText(
        zh: "服务器无法在所要求的位置操作（409）",
        en: "The server cannot do it where it was asked to (409).")
    case .storageFull:
      LocalizedText(
        zh: "服务器空间已满（507）",
        en: "The server has no room (507).")
    case .overloaded:
      LocalizedText(
        zh: "服务器每次都请求稍候或出错（429、5xx）",
        en: "The server asks for patience, or failed, at every try (429, 5xx).")
    case .redirected:
      LocalizedText(
        zh: "服务器把请求转到别处",
        en: "The server sends the request to another place.")
    case .notCalDAV:
      LocalizedText(
        zh: "回应不是来自日历服务器",
        en: "The answer is not that of a calendar server.")
    case .refused:
      LocalizedText(
        zh: "服务器以其他状态拒绝",
        en: "The server refuses with another status.")
    case .otherLogin:
      LocalizedText(
        zh: "服务器要求的登录方式本程序不支持",
        en: "The server asks for a login that attache does not speak.")
    case .makesNoCalendars:
      LocalizedText(
        zh: "服务器不能新建日历，须使用已有的日历",
        en: "The server makes no calendars; existing ones have to be named.")
    case .unreadableReply:
      LocalizedText(
        zh: "答复文件无法读取",
        en: "A file of replies cannot be read.")
    case .notAReply:
      LocalizedText(
        zh: "文件是日历，但不是答复",
        en: "A file is a calendar, but no reply.")
    case .unknownEvent:
      LocalizedText(
        zh: "答复所指的日程未邀请过任何人",
        en: "A reply is about an event that nobody was invited to.")
    case .otherRecipient:
      LocalizedText(
        zh: "答复人不是受邀人",
        en: "A reply comes from somebody other than the one invited.")
    case .futureReply:
      LocalizedText(
        zh: "答复所指的版本从未发出",
        en: "A reply answers a version of the event that was never sent.")
    case .badAnswer:
      LocalizedText(
        zh: "答复既非接受、谢绝，也非暂定",
        en: "A reply says neither accepted, declined nor tentative.")
    case .oldReply:
      LocalizedText(
        zh: "答复针对较早的版本",
        en: "A reply answers an earlier version of the event.")
    case .repeatedReply:
      LocalizedText(
        zh: "已读过更新的答复或这份答复",
        en: "A newer reply, or this one, was read before.")
    }
  }

  func finding(in file: String, _ cause: LocalizedText, remedy: LocalizedText) -> Finding {
    Finding(
      severity: severity, code: rawValue, location: Finding.Location(file: file), cause: cause,
      remedy: remedy)
  }
}
