// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Intake
import Office

extension EventFolderTemplate.Kind: ExpressibleByArgument {}

struct New: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "建立一个带注释的小型示例活动。", "Make a small, commented example event to start from."))
  }

  @Argument(help: .words("新文件夹，或它在 events/ 下的名称。", "The new folder, or its name under events/."))
  var event: String

  @Option(
    help: .words(
      "活动的类型：protocol、film、conference、stage、fair。",
      "What the festival is of: protocol, film, conference, stage or fair."))
  var kind = EventFolderTemplate.Kind.protocol

  @Flag(
    help: .words(
      "只写表头，留待填写或导入。", "Write the tables with their headings alone, to be filled or imported into.")
  )
  var blank = false

  @Option(help: .words("终端用语：zh、en 或 both。", "What the terminal speaks: zh, en or both."))
  var language: TerminalLanguage?

  func run() throws {
    let folder =
      event.contains("/") ? URL(filePath: event) : URL(filePath: "events").appending(path: event)
    try Pipeline.new(at: folder, kind: kind, isBlank: blank)
    let next =
      blank
      ? LocalizedText(
        zh: "下一步：填写表格，或 attache import <名单> --into \(event)",
        en: "Next: fill in the tables, or attache import <list> --into \(event)")
      : LocalizedText(zh: "下一步：attache check \(event)", en: "Next: attache check \(event)")
    let made = LocalizedText(
      zh: "已建立\(blank ? "空白" : "示例")活动：\(folder.relativePath)",
      en: "A new \(blank ? "blank" : "example") event is in \(folder.relativePath)")
    let languages = TerminalLanguage.languages(asked: language, house: nil)
    print(languages.spoken(made))
    print(languages.spoken(next))
  }
}
