// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake
import Spreadsheets

extension ListLog {
  /// Says that a program before this one has read a cell in a wrong encoding; what is a person's own is not repeated.
  func add(
    _ garbled: GarbledText, of field: ListField?, at place: @autoclosure () -> Finding.Location
  ) {
    let isSecret = field?.isSensitive ?? false
    let words = field?.words ?? LocalizedText(zh: "表头", en: "the header")
    let (written, read) = (garbled.written.title, garbled.read.title)
    let cause =
      switch garbled.original {
      case nil:
        LocalizedText(
          zh: "\(words.zh)中的文字在别的程序里按错误的编码转换过，有些字已经丢失",
          en:
            "Another program has read \(words.en) in a wrong encoding, and characters of it are lost"
        )
      case let text? where !isSecret:
        LocalizedText(
          zh: "\(words.zh)中是乱码，多半原是\(quotedZh(text))：\(written) 文字被当作 \(read) 读过",
          en:
            "\(words.en) is garbled and was probably \(quoted(text)): text in \(written) that was read as \(read)"
        )
      default:
        LocalizedText(
          zh: "\(words.zh)中是乱码，多半是 \(written) 文字被当作 \(read) 读过",
          en: "\(words.en) is garbled: probably text in \(written) that was read as \(read)")
      }
    add(
      .garbledText, at: place(), cause,
      remedy: LocalizedText(
        zh: "请对方重新导出（UTF-8 或 .xlsx），或照护照改正该格",
        en: "Ask for the list again, as UTF-8 or .xlsx, or correct the cell by the passport"))
  }

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
