// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Days and hours of tables, also as a spreadsheet writes them when it saves the table.
package enum DateCell {
  /// A day: `2027-05-10`, or with the year first and other signs, as in `2027/5/10`.
  package static func date(_ text: String) -> CivilDate? {
    if let date = CivilDate(text) { return date }
    guard
      let match = text.wholeMatch(
        of: /([0-9]{4})(?:[\/.-]([0-9]{1,2})[\/.-]([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)/),
      let month = match.2 ?? match.4, let day = match.3 ?? match.5
    else { return nil }
    return CivilDate("\(match.1)-\(twoDigits(month))-\(twoDigits(day))")
  }

  /// A time of day: `09:30`, or `9:30` and `9:30:00`.
  package static func time(_ text: String) -> Minutes? {
    guard let match = text.wholeMatch(of: /([0-9]{1,2}):([0-9]{2})(?::00)?/) else { return nil }
    return Minutes(clockFace: "\(twoDigits(match.1)):\(match.2)")
  }

  private static func twoDigits(_ text: Substring) -> String {
    text.utf8.count == 1 ? "0\(text)" : String(text)
  }
}
