// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Collects what was found and repaired; very many of one kind are counted beyond a limit.
package final class ListLog {
  /// Of each code, so that a hundred thousand repairs stay readable and small.
  private static let limit = 2000

  package private(set) var findings: [Finding] = []
  private var counts: [ListFindingCode: Int] = [:]

  package init() {}

  package var hasErrors: Bool { counts.keys.contains { $0.severity == .error } }

  /// How often each code occurred, listed or not, in the order of the codes.
  package var totals: [(code: ListFindingCode, count: Int)] {
    ListFindingCode.allCases.compactMap { code in counts[code].map { (code, $0) } }
  }

  func add(
    _ code: ListFindingCode,
    at location: @autoclosure () -> Finding.Location,
    _ cause: @autoclosure () -> LocalizedText,
    remedy: @autoclosure () -> LocalizedText
  ) {
    let count = counts[code, default: 0]
    counts[code] = count + 1
    guard count < Self.limit else { return }
    findings.append(
      Finding(
        severity: code.severity,
        code: code.rawValue,
        location: location(),
        cause: cause(),
        remedy: remedy()))
  }
}

extension LocalizedText {
  /// The remedy of what is only told.
  static var nothingToDo: LocalizedText { LocalizedText(zh: "无须处理", en: "Nothing to do") }
}
