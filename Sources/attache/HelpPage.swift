// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Office

/// The argument parser's own sentences, which it has in English alone, for whoever reads Chinese.
///
/// Descriptions of commands and options are written in both languages where they stand. A page is in one language:
/// Chinese for who reads that alone, English for everybody else.
enum HelpPage {
  /// One description, in the language of the page.
  static func words(_ zh: String, _ en: String) -> String { isChinese ? zh : en }

  private static var isChinese: Bool { Speech.languages == [.zh] }

  /// A help page as the parser made it, or the version.
  static func page(_ text: String, width: Int) -> String {
    guard isChinese else { return text }
    return framed(text).split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { WideText.wrapped(String($0), to: width, indent: $0.hasPrefix("  ") ? column : 0) }
      .joined(separator: "\n")
  }

  /// The column of the parser's pages in which descriptions begin.
  private static let column = 26

  /// A wrong call: what is wrong with it, how it is written, and where more is said.
  ///
  /// - Shapes: `full` begins with the parser's prefix and `message`, as `fullMessage(for:)` writes both.
  static func complaint(_ full: String, about message: String) -> String {
    let prefix = "Error: "
    guard full.hasPrefix(prefix + message) else { return isChinese ? framed(full) : full }
    let rest = String(full.dropFirst(prefix.count + message.count))
    let said = LocalizedText(zh: chinese(message), en: message)
    return Speech.words("错误", "Error") + (isChinese ? "：" : ": ") + Speech.languages.spoken(said)
      + (isChinese ? framed(rest) : rest)
  }

  /// The words around descriptions: headings, default values, and where to read on.
  private static func framed(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = String(line)
      for (english, chinese) in headings where line.hasPrefix(english) {
        line = chinese + line.dropFirst(english.count)
      }
      line.replace(#/See '(.+)' for (more information|detailed help)\./#) { "详见 \($0.1)" }
      line.replace(#/ ?\(values: ([^;()]+); default: ([^()]+)\)/#) {
        "（可用 \(list($0.1))；默认 \($0.2)）"
      }
      line.replace(#/ ?\(values: ([^()]+)\)/#) { "（可用 \(list($0.1))）" }
      line.replace(#/ ?\(default: ([^()]+)\)/#) { "（默认 \($0.1)）" }
      line.replace(#/(\s)Show the version\.$/#) { "\($0.1)显示版本。" }
      line.replace(#/(\s)Show (?:subcommand )?help information\.$/#) { "\($0.1)显示本说明。" }
      return line
    }.joined(separator: "\n")
  }

  private static let headings = [
    ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("Help:  ", "说明："),
    ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "命令："),
  ]

  private static func list(_ values: Substring) -> String {
    values.split(separator: ", ").joined(separator: "、")
  }

  /// What the parser found wrong; a sentence that is not the parser's is in the reader's language already.
  ///
  /// - Source: the sentences of ErrorMessageGenerator in swift-argument-parser 1.
  static func chinese(_ message: String) -> String {
    if let found = message.wholeMatch(of: #/Missing expected argument '(.+)'/#) {
      return "缺少 \(found.1)"
    }
    if let found = message.wholeMatch(of: #/Missing one of: '(.+)'/#) {
      return "须给出其一：\(quoted(found.1))"
    }
    if let found = message.wholeMatch(of: #/Missing value for '(.+)'/#) {
      return "\(found.1) 后面缺少值"
    }
    if let found = message.wholeMatch(of: #/Unknown option '(.+)'\. Did you mean '(.+)'\?/#) {
      return "没有选项 \(found.1)；是否是 \(found.2)？"
    }
    if let found = message.wholeMatch(of: #/Unknown option '(.+)'/#) {
      return "没有选项 \(found.1)"
    }
    if let found = message.wholeMatch(
      of: #/(?:Unexpected argument|\d+ unexpected arguments:) '(.+)'/#)
    {
      return "多余的参数：\(quoted(found.1))"
    }
    if let found = message.wholeMatch(
      of: #/The option '(.+)' does not take any value, but '(.*)' was specified\./#)
    {
      return "\(found.1) 后面不带值，却写了“\(found.2)”"
    }
    if let found = message.wholeMatch(
      of: #/The value '(.*)' is invalid for '(.+?)'(?:\. Please provide one of (.+)\.)?/#)
    {
      let choices = found.3.map { values in
        "；可用 " + values.matches(of: #/'([^']+)'/#).map { String($0.1) }.joined(separator: "、")
      }
      return "\(found.2) 的值“\(found.1)”无效\(choices ?? "")"
    }
    if let found = message.wholeMatch(
      of: #/Value to be set with flag '(.+)' had already been set with flag '(.+)'/#)
    {
      return "\(found.2) 和 \(found.1) 不能同时用"
    }
    return message
  }

  private static func quoted(_ values: Substring) -> String {
    String(values).replacing("', '", with: "、")
  }
}

extension ArgumentHelp {
  /// The description of an option, in the language of the page.
  static func words(_ zh: String, _ en: String) -> ArgumentHelp {
    ArgumentHelp(HelpPage.words(zh, en))
  }
}
