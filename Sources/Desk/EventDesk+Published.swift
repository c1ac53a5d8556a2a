// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension EventDesk.State {
  /// Whether guests hold the programme as it is now, whatever its number and however it was found.
  var isPublished: Bool {
    guard var draft = programme, let published else { return false }
    draft.edition = published.edition
    draft.seed = published.seed
    draft.score = published.score
    return draft == published
  }

  /// Which edition the programme is, such as `edition 2, published` or `draft; edition 2 is published`.
  var standing: LocalizedText {
    guard let number = published?.edition else {
      return LocalizedText(zh: "草案，尚未发布", en: "draft, nothing published yet")
    }
    return isPublished
      ? LocalizedText(zh: "第\(number)版，已发布", en: "edition \(number), published")
      : LocalizedText(zh: "草案；已发布第\(number)版", en: "draft; edition \(number) is published")
  }
}
