// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Where one person of the staff is wanted in two places at once, for a person who reads it.
package enum PersonClashLines {
  /// None where nobody is in two places; two languages make two lines of each.
  package static func of(_ programme: Programme, in festival: Festival) -> [String] {
    Pipeline.personClashes(in: programme, of: festival).flatMap { words in
      Speech.languages.enumerated().map { number, language in
        "\(number == 0 ? "!" : " ") \(words[language])"
      }
    }
  }
}
