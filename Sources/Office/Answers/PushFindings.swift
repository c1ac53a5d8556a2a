// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Publishing

/// What went wrong between the house, a calendar server and those invited, for a person.
package enum PushFindings {
  /// Under each code with its meaning, every place; each further language on lines of its own.
  package static func lines(_ findings: [Finding]) -> [String] {
    var lines: [String] = []
    for code in PushFindingCode.allCases {
      let group = findings.filter { $0.code == code.rawValue }
      if group.isEmpty { continue }
      let languages = Speech.languages
      lines.append(
        "\(languages.spoken(code.severity.name)) \(code.rawValue) \(languages.spoken(code.meaning))"
      )
      for finding in group {
        for (number, language) in languages.enumerated() {
          let words = finding.words(in: language)
          let place = "  \(finding.location)\(languages.colon)"
          lines.append((number == 0 ? place : "    ") + words)
        }
      }
    }
    return lines
  }
}
