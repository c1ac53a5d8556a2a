// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Spreadsheets

extension ListLog {
  /// Says that the bytes of a list may be another text, if they may.
  func addDoubt(of text: DecodedText, at place: Finding.Location) {
    guard let other = text.others.first else { return }
    let taken = text.encoding.title
    let names = text.others.map(\.title)
    add(
      .encodingDoubtful, at: place,
      LocalizedText(
        zh: "文字太少，编码也可能是 \(names.joined(separator: "、"))；按 \(taken) 读取",
        en: "The text is short and may be \(names.joined(separator: " or ")) as well; "
          + "it was read as \(taken)"),
      remedy: LocalizedText(
        zh: "若文字不对，请加 --encoding \(other.title) 再导入",
        en: "If its words are wrong, import again with --encoding \(other.title)"))
  }
}
