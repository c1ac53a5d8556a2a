// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Collects every finding to the end, so that an office mends all of them at once.
final class FindingLog {
  /// Thousands of findings help nobody; a file that is wrong throughout stops here.
  private static let limit = 2000

  private(set) var findings: [Finding] = []
  private(set) var hasErrors = false

  func add(
    _ code: FindingCode,
    at location: Finding.Location,
    _ cause: LocalizedText,
    remedy: LocalizedText
  ) {
    if code.severity == .error { hasErrors = true }
    guard findings.count < Self.limit else { return }
    findings.append(
      Finding(
        severity: code.severity,
        code: code.rawValue,
        location: location,
        cause: cause,
        remedy: remedy
      )
    )
  }

  /// Takes over what another log has found.
  func take(_ other: FindingLog) {
    if other.hasErrors { hasErrors = true }
    findings += other.findings.prefix(Self.limit - findings.count)
  }
}

/// Shortens a value for an English finding and shows no control characters.
package func quoted(_ text: String) -> String { "'\(shown(text))'" }

/// The same in Chinese quotation marks.
package func quotedZh(_ text: String) -> String { "“\(shown(text))”" }

/// Shortens a value for a finding and shows no control characters.
package func shown(_ text: String) -> String {
  let scalars = text.unicodeScalars.prefix(40).map { scalar in
    scalar.properties.generalCategory == .control ? "\u{FFFD}" : String(scalar)
  }
  return "\(scalars.joined())\(text.unicodeScalars.count > 40 ? "…" : "")"
}
