// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// The catalogue of what keeps a purge from beginning; codes keep their meaning.
package enum PurgeFindingCode: String, CaseIterable, Sendable {
  case placeMissing = "E801"
  case unreadable = "E802"

  /// What the code means, in one line of each language.
  package var meaning: LocalizedText {
    switch self {
    case .placeMissing:
      LocalizedText(
        zh: "--also 所指的文件或文件夹不存在",
        en: "A file or folder that --also names is not there.")
    case .unreadable:
      LocalizedText(
        zh: "须复查的文件或文件夹无法读取",
        en: "A file or folder that has to be searched cannot be read.")
    }
  }

  func finding(in file: String, _ cause: LocalizedText, remedy: LocalizedText) -> Finding {
    Finding(
      code: rawValue, location: Finding.Location(file: file), cause: cause, remedy: remedy)
  }
}
