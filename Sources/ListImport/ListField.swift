// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// What a column of a list can mean; those that a table keeps have the name of its column.
package enum ListField: String, CaseIterable, Sendable {
  case rowNumber = "row_no"
  case guestID = "guest_id"
  case unitID = "unit_id"
  case partyID = "party_id"
  case party, name
  case nameZh = "name_zh"
  case nameLatin = "name_latin"
  case nameNative = "name_native"
  case surname
  case givenName = "given_name"
  /// `Mr`, `Dr.`, 女士: tells the sex, and is no title.
  case salutation
  case sex, country, organisation
  case organisationAndTitle = "organisation_title"
  case title
  case protocolClass = "protocol_class"
  case rank, passport
  case documentKind = "document_kind"
  case visa, birth
  case arriveDate = "arrive_date"
  case arriveTime = "arrive_time"
  case arriveBy = "arrive_by"
  case arrivePlace = "arrive_at_place"
  case departDate = "depart_date"
  case departTime = "depart_time"
  case departBy = "depart_by"
  case departPlace = "depart_from_place"
  case hotel, room, diet, mobility, languages, contact, phone, email, wechat, clearance
  case clearanceFrom = "clearance_from"
  case clearanceTo = "clearance_to"
  case synthetic, note
  /// The names of people who come with the person of the row, and have no row of their own.
  case companion
  /// A register's own number of the person, and whether it still counts the person in.
  case registration, status
  /// What a register keeps for itself: orders, tickets, payments.
  case bookkeeping
  case outletID = "outlet_id"
  case outlet
  case outletEnglish = "outlet_en"
  case kind, accreditation, named
  case pressCard = "press_card"
  case position, equipment, plate
  case interviewWish = "interview_wish"
  case journalistID = "journalist_id"
  case interpreterID = "interpreter_id"
  case modes, available
  case officerID = "officer_id"
  case parties

  /// Why a column of this meaning is not kept, in words; `nil` when it is.
  var reasonNotKept: LocalizedText? {
    switch self {
    case .rowNumber, .status: LocalizedText(sameInAll: "")
    case .bookkeeping: LocalizedText(zh: "是报名系统自用的", en: "it is the register's own")
    case .birth: LocalizedText(zh: "排日程不需要出生日期", en: "planning needs no date of birth")
    case .documentKind: LocalizedText(zh: "只保留号码", en: "the number alone is kept")
    case .rank: LocalizedText(zh: "改留职务对应的礼宾类别", en: "the class of the title is kept instead")
    case .contact: LocalizedText(zh: "联络员另有表格", en: "liaison officers have a table of their own")
    case .wechat:
      LocalizedText(zh: "改留电话和邮箱", en: "the telephone and the mail address are kept instead")
    case .plate: LocalizedText(zh: "媒体车辆不在安排之列", en: "vehicles of the press are not planned")
    case .pressCard: LocalizedText(zh: "改留记者类别", en: "the accreditation class is kept instead")
    case .interviewWish:
      LocalizedText(
        zh: "专访另有表格，其中有时间", en: "interviews have a table of their own, with their times")
    default: nil
    }
  }

  /// What a finding calls the column: in Chinese by its heading, in English by the table's name for it.
  var words: LocalizedText {
    LocalizedText(zh: "“\(Headings.title(self))”", en: "'\(rawValue)'")
  }

  /// What a column of a table is called: in Chinese as lists head it.
  static func words(ofColumn column: String) -> LocalizedText {
    LocalizedText(
      zh: ListField(rawValue: column).map { Headings.title($0) } ?? column, en: column)
  }

  /// Whether several columns may say it, which then count together.
  var mayRepeat: Bool {
    switch self {
    case .diet, .mobility, .note, .companion: true
    default: reasonNotKept.map { !$0.en.isEmpty } ?? false
    }
  }

  /// Whether 同上 in a cell means the cell above; never for what tells one person apart.
  var mayBeAbove: Bool {
    switch self {
    case .name, .nameZh, .nameLatin, .nameNative, .surname, .givenName, .passport, .registration,
      .guestID, .phone, .email, .wechat, .pressCard, .birth, .companion:
      false
    default: true
    }
  }

  /// Whether a value belongs to one person, and not to those who share a row with him.
  var isOfOnePerson: Bool {
    switch self {
    case .name, .nameZh, .nameLatin, .nameNative, .surname, .givenName, .sex, .title,
      .organisationAndTitle, .protocolClass, .passport, .phone, .email, .registration, .guestID,
      .clearance, .clearanceFrom, .clearanceTo, .journalistID, .interpreterID, .officerID:
      true
    default: false
    }
  }

  /// Values that never stand in a finding or on a screen.
  package var isSensitive: Bool {
    switch self {
    case .name, .nameZh, .nameLatin, .nameNative, .surname, .givenName, .passport, .birth, .diet,
      .mobility, .phone, .email, .wechat, .pressCard, .note, .registration, .companion:
      true
    default: false
    }
  }
}

/// Which table a list fills.
package enum ListKind: String, CaseIterable, Sendable {
  case guests, media, interpreters, liaison
  /// A calendar of one person's busy times.
  case busy
}
