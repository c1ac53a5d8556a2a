// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Folders
import Foundation
import ICalendar
import Intake
package import Ledger
import Planner
import Publishing
import Spreadsheets

/// Why a use case did not do what was asked: how it ends, and what to say.
///
/// This is the one table from errors to endings. An error that it does not know is a bug.
package struct Failure: Error, Sendable {
  /// With which code a command ends.
  package let ending: Ending
  /// One sentence or more, without a person's data.
  package let words: LocalizedText
  /// Everything that is wrong with the input, where that is the reason.
  package let findings: [Finding]

  /// Tells the four kinds of errors apart.
  package init(_ error: any Error) {
    findings = (error as? Refusal)?.findings ?? []
    (ending, words) = Self.ending(of: error)
  }

  /// What to say to somebody who reads these languages.
  package func said(in languages: [Language]) -> String {
    // Sentences of several lines follow each other.
    let isLong = words.zh.contains("\n") || words.en.contains("\n")
    guard isLong else { return languages.spoken(words) }
    return languages.map { words[$0] }.joined(separator: "\n")
  }

  private static func ending(of error: any Error) -> (Ending, LocalizedText) {
    switch error {
    case let failure as Failure: (failure.ending, failure.words)
    case let refusal as Refusal: (.input, words(of: refusal))
    case let unknown as UnknownName: (.usage, unknown.words)
    case let refusal as StepRefusal: (refusal.ending, refusal.words)
    case let refusal as WeatherRefusal: (.usage, refusal.words)
    case let early as RetentionNotOver:
      (
        .usage,
        LocalizedText(
          zh: "保存期至 \(early.due.formatted(.iso8601))，未删除",
          en: "Kept until \(early.due.formatted(.iso8601)); nothing was removed")
      )
    case let disagreement as Agreement.Disagreement:
      (
        .bug,
        LocalizedText(
          zh:
            "排程与核查在规则 \(disagreement.rule.rawValue) 上不一致：排程 \(disagreement.solver)，核查 \(disagreement.checker)。这是 Attaché 的缺陷。",
          en: disagreement.description)
      )
    case let error as LedgerError: (.world, LocalizedText(zh: error.zh, en: error.en))
    case let error as CalendarFolderError:
      (.world, LocalizedText(zh: error.chinese, en: error.description))
    case let problem as EventFolderTemplate.Problem: (.world, words(of: problem))
    case let problem as WorkbookWriter.Problem:
      (
        .world,
        LocalizedText(zh: "无法写入 \(problem.path)：\(problem.reason)", en: problem.description)
      )
    case let error as ICalendarError:
      (
        error.ending,
        LocalizedText(
          zh: "日历无法写出：\(error.description)",
          en: "A calendar cannot be written: \(error.description)")
      )
    case is DecodingError:
      (
        .input,
        LocalizedText(
          zh: "文件不是本程序写的 JSON，或已被改动",
          en: "A file is no JSON of this program, or was altered")
      )
    case let error where isOfTheSystem(error): (.world, words(ofSystem: error))
    default: (.bug, LocalizedText(sameInAll: "\(error)"))
    }
  }

  /// Whether the error is Foundation's word for what the disk or the system refused.
  private static func isOfTheSystem(_ error: any Error) -> Bool {
    if error is CocoaError || error is POSIXError { return true }
    return [NSCocoaErrorDomain, NSPOSIXErrorDomain, NSURLErrorDomain]
      .contains((error as NSError).domain)
  }

  private static func words(ofSystem error: any Error) -> LocalizedText {
    let file = (error as NSError).userInfo[NSFilePathErrorKey] as? String
    let words = SystemWords(error)
    return LocalizedText(
      zh: (file.map { "\($0)：" } ?? "") + words.zh, en: (file.map { "\($0): " } ?? "") + words.en)
  }

  private static func words(of problem: EventFolderTemplate.Problem) -> LocalizedText {
    switch problem {
    case .alreadyExists(let path):
      LocalizedText(zh: "\(path) 已经存在，请换一个名称", en: problem.description)
    case .cannotWrite(let path, let cause):
      LocalizedText(zh: "\(path) 无法写入：\(cause)", en: problem.description)
    }
  }

  private static func words(of refusal: Refusal) -> LocalizedText {
    let errors = refusal.findings.count { $0.severity == .error }
    func lines(_ language: Language, _ total: String) -> String {
      (refusal.findings.flatMap { $0.lines(in: [language]) } + [total]).joined(separator: "\n")
    }
    return LocalizedText(
      zh: lines(.zh, "需改正 \(errors) 处；未写入任何文件。"),
      en: lines(.en, "\(errors) to correct; nothing was written."))
  }
}

extension StepRefusal {
  fileprivate var ending: Ending {
    switch self {
    case .breaksRules: .noProgramme
    case .wrongStatus, .noEdition, .needsApproval: .usage
    }
  }

  fileprivate var words: LocalizedText {
    switch self {
    case .breaksRules(let violations):
      func lines(_ language: Language, _ heading: String) -> String {
        ([heading] + BreachLines.of(violations, in: [language])).joined(separator: "\n")
      }
      return LocalizedText(
        zh: lines(.zh, "该日程违反硬性规则，未发布："),
        en: lines(.en, "The programme breaks hard rules; nothing was published:"))
    case .wrongStatus(let edition, let status, let next):
      return LocalizedText(
        zh: "第\(edition)版现为\(status.words.zh)，不能改为\(next.words.zh)",
        en: "Edition \(edition) is \(status.rawValue) and cannot become \(next.rawValue)")
    case .noEdition(let number?):
      return LocalizedText(zh: "没有第\(number)版", en: "There is no edition \(number)")
    case .noEdition(nil):
      return LocalizedText(
        zh: "还没有任何版本，请用 attache submit 或 publish",
        en: "There is no edition yet; use attache submit or publish")
    case .needsApproval:
      return LocalizedText(
        zh: "已发布的是批准版；新版请先 submit、approve，或用 --draft 以草案发布",
        en: "Guests hold an approved edition: submit and approve the new one first, or publish it "
          + "as a draft with --draft")
    }
  }
}

extension WeatherRefusal {
  fileprivate var words: LocalizedText {
    switch self {
    case .noPlan(let date):
      LocalizedText(
        zh: "日程没有 \(date) 的雨天方案；请在 sessions.csv 的 wet 列填写，再重新排程",
        en: "The programme has no plan for the rain of \(date); state plans in the column 'wet' of "
          + "sessions.csv, and plan again")
    case .noDay(let text):
      LocalizedText(
        zh: "\(text) 不是活动期间的日期，请写成 2018-03-28",
        en: "\(text) is no day of the festival, written like 2018-03-28")
    }
  }
}

extension Edition.Status {
  /// The status in words, such as 送审.
  package var words: LocalizedText {
    switch self {
    case .draft: LocalizedText(zh: "草案", en: "draft")
    case .submitted: LocalizedText(zh: "送审", en: "submitted")
    case .approved: LocalizedText(zh: "批准", en: "approved")
    case .published: LocalizedText(zh: "发布", en: "published")
    case .superseded: LocalizedText(zh: "被取代", en: "superseded")
    }
  }
}

extension ICalendarError {
  /// Values come from the tables; zones and memory are the machine's; the rest is for us to keep right.
  fileprivate var ending: Ending {
    switch self {
    case .endBeforeStart, .repeatedUID, .controlCharacter, .badCategory, .badPosition, .badAlarm,
      .badRefreshInterval, .notText, .notACalendar:
      .input
    case .unknownTimeZone, .libraryRefused: .world
    case .undeclaredTimeZone, .badTimeZoneList, .timeWithoutZone, .emptyUID: .bug
    }
  }
}
