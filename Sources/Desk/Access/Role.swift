// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// What somebody does in the office, and what he may therefore see and do at the desk.
package enum Role: String, CaseIterable, Sendable {
  case administrator, protocolOffice = "protocol", media, interpreters, liaison, secretary, viewer

  /// What a page or a step asks for.
  package enum Right: CaseIterable, Sendable {
    /// The whole programme, with who attends.
    case seeBoard
    /// Try changes, search, submit.
    case plan
    /// Approve, give back, publish.
    case approve
    /// Secret addresses of calendars, and who fetched them.
    case feeds
    /// Who may sign in, and what they saw.
    case people
  }

  package func may(_ right: Right) -> Bool {
    switch (self, right) {
    case (.administrator, _), (.protocolOffice, .seeBoard), (.protocolOffice, .plan),
      (.protocolOffice, .approve), (.protocolOffice, .feeds):
      true
    case (.media, .seeBoard), (.interpreters, .seeBoard): true
    default: false
    }
  }

  /// Whether the account names whose calendar it may read: an officer's or a consulate's.
  var hasScope: Bool { self == .liaison || self == .secretary }

  /// The calendar that somebody without the board reads instead.
  package func calendar(scope: String) -> String? {
    switch self {
    case .administrator, .protocolOffice, .media, .interpreters: nil
    case .liaison: "staff/liaison/\(scope)"
    case .secretary: "consulates/\(scope)"
    case .viewer: "public"
    }
  }

  package var name: LocalizedText {
    switch self {
    case .administrator: LocalizedText(zh: "管理员", en: "administrator")
    case .protocolOffice: LocalizedText(zh: "礼宾官", en: "protocol officer")
    case .media: LocalizedText(zh: "媒体官", en: "media officer")
    case .interpreters: LocalizedText(zh: "翻译调度", en: "interpreters’ desk")
    case .liaison: LocalizedText(zh: "联络员", en: "liaison officer", ja: "連絡員", ko: "연락관")
    case .secretary: LocalizedText(zh: "领馆秘书", en: "consulate secretary", ja: "領事館秘書", ko: "영사관 비서")
    case .viewer: LocalizedText(zh: "只读", en: "viewer", ja: "閲覧者", ko: "열람자")
    }
  }
}
