// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Publishing

/// What went wrong between the house, a calendar server and those invited, for a person.
package enum PushFindings {
  /// Under each code with its meaning in both languages, every place.
  package static func lines(_ findings: [Finding]) -> [String] {
    var lines: [String] = []
    for code in PushFindingCode.allCases {
      let group = findings.filter { $0.code == code.rawValue }
      if group.isEmpty { continue }
      lines.append("\(code.severity.rawValue) \(code.rawValue) \(code.meaning.bilingual)")
      lines += group.map { "  \($0.location): \($0.words(in: .en))" }
    }
    return lines
  }
}
