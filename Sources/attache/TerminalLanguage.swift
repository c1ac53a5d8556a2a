// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation

/// In which languages the terminal speaks, when its reader says so.
enum TerminalLanguage: String, CaseIterable, ExpressibleByArgument {
  case zh, en, both

  /// The system's, as its environment names it; `nil` for any other and for none.
  ///
  /// - Source: POSIX.1-2017, chapter 8.2: `LC_ALL` comes before `LC_MESSAGES`, and that before `LANG`.
  init?(ofSystem environment: [String: String]) {
    let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    switch name?.prefix(while: { $0.isLetter }).lowercased() {
    case "zh": self = .zh
    case "en": self = .en
    default: return nil
    }
  }

  /// What a call asks for, also one that is wrong otherwise; `nil` where it does not say, or not rightly.
  init?(askedIn arguments: [String]) {
    let option = "--language"
    let value =
      arguments.firstIndex(of: option).flatMap { arguments.dropFirst($0 + 1).first }
      ?? arguments.first { $0.hasPrefix(option + "=") }.map {
        String($0.dropFirst(option.count + 1))
      }
    guard let value else { return nil }
    self.init(rawValue: value)
  }

  var languages: [Language] {
    switch self {
    case .zh: [.zh]
    case .en: [.en]
    case .both: [.zh, .en]
    }
  }

  /// What the terminal speaks: what was asked for, or else the system's language, or else the house's, of which
  /// it knows Chinese and English.
  static func languages(
    asked: TerminalLanguage?, house: @autoclosure () -> HouseLanguages?
  ) -> [Language] {
    if let given = asked ?? TerminalLanguage(ofSystem: ProcessInfo.processInfo.environment) {
      return given.languages
    }
    let spoken = (house() ?? .chineseAndEnglish).spoken.filter { $0 == .zh || $0 == .en }
    return spoken.isEmpty ? [.en] : spoken
  }
}
