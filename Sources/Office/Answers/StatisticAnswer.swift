// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// A total that the office has reported, and what the tables say, for machines; ``Summary`` has the line.
package struct StatisticAnswer: Encodable {
  let zh: String
  let en: String
  let expected: Int
  let actual: Int
  let holds: Bool
  let source: String

  /// The same in plain types.
  package init(_ result: Statistics.Result) {
    zh = result.assertion.name.zh
    en = result.assertion.name.en
    expected = result.assertion.expected
    actual = result.actual
    holds = result.holds
    source = result.assertion.source
  }
}
