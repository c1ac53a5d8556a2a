// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Folders
import Foundation
import ICalendar
import Intake
import Ledger
import Planner
import Publishing
import Spreadsheets

/// Why a use case did not do what was asked: how it ends, and what to say, Chinese first where the office acts on it.
///
/// This is the one table from errors to endings. An error that it does not know is a bug.
package struct Failure: Error, Sendable {
  package let ending: Ending
  package let words: String
  /// Everything that is wrong with the input, where that is the reason.
  package let findings: [Finding]

  package init(_ error: any Error) {
    findings = (error as? Refusal)?.findings ?? []
    (ending, words) = Self.ending(of: error)
  }

  private static func ending(of error: any Error) -> (Ending, String) {
    switch error {
    case let failure as Failure: (failure.ending, failure.words)
    case let refusal as Refusal: (.input, words(of: refusal))
    case let unknown as UnknownName: (.usage, unknown.words)
    case let refusal as StepRefusal: (refusal.ending, refusal.words)
    case let early as RetentionNotOver:
      (
        .usage,
        "保存期至 \(early.due.formatted(.iso8601))，未删除 / Kept until \(early.due.formatted(.iso8601)); "
          + "nothing was removed"
      )
    case let disagreement as Agreement.Disagreement: (.bug, disagreement.description)
    case let error as LedgerError: (.world, error.description)
    case let error as CalendarFolderError: (.world, error.description)
    case let problem as EventFolderTemplate.Problem: (.world, problem.description)
    case let problem as WorkbookWriter.Problem: (.world, problem.description)
    case let error as ICalendarError:
      (
        error.ending,
        "日历无法写出 / A calendar cannot be written: \(error.description)"
      )
    case is DecodingError:
      (
        .input,
        "文件不是本程序写的 JSON，或已被改动 / A file is no JSON of this program, or was altered"
      )
    case let error where isOfTheSystem(error): (.world, words(ofSystem: error))
    default: (.bug, "\(error)")
    }
  }

  /// Whether the error is Foundation's word for what the disk or the system refused.
  private static func isOfTheSystem(_ error: any Error) -> Bool {
    if error is CocoaError || error is POSIXError { return true }
    return [NSCocoaErrorDomain, NSPOSIXErrorDomain, NSURLErrorDomain]
      .contains((error as NSError).domain)
  }

  private static func words(ofSystem error: any Error) -> String {
    let file = (error as NSError).userInfo[NSFilePathErrorKey] as? String
    return (file.map { "\($0): " } ?? "") + error.localizedDescription
  }

  private static func words(of refusal: Refusal) -> String {
    let errors = refusal.findings.count { $0.severity == .error }
    return
      (refusal.findings.map(\.description)
      + ["\(errors) to correct; nothing was written."]).joined(separator: "\n")
  }
}

extension StepRefusal {
  fileprivate var ending: Ending {
    switch self {
    case .breaksRules: .noProgramme
    case .wrongStatus, .noEdition, .needsApproval: .usage
    }
  }

  fileprivate var words: String {
    switch self {
    case .breaksRules(let violations):
      ([
        "该日程违反硬性规则，未发布 / The programme breaks hard rules; nothing was published:"
      ]
        + violations.flatMap { violation in
          [
            "  \(violation.rule.rawValue)  \(violation.message.zh)",
            "        \(violation.message.en)",
          ]
        }).joined(separator: "\n")
    case .wrongStatus(let edition, let status, let next):
      "第\(edition)版现为 \(status.rawValue)，不能改为 \(next.rawValue) / "
        + "Edition \(edition) is \(status.rawValue) and cannot become \(next.rawValue)"
    case .noEdition(let number?): "没有第\(number)版 / There is no edition \(number)"
    case .noEdition(nil): "还没有任何版本 / There is no edition yet; use attache submit or publish"
    case .needsApproval:
      "已发布的是批准版；新版请先 submit、approve，或用 --draft 以草案发布 / Guests hold an approved "
        + "edition: submit and approve the new one first, or publish it as a draft with --draft"
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
