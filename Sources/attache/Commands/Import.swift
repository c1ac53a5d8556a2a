// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import ListImport
import Office
import Spreadsheets

struct Import: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpPage.words(
        "导入各种名单：工作簿、任何编码的 CSV、名片（vCard）、日历。",
        "Take guest lists as they come: workbooks, CSV in any encoding, vCards, calendars."),
      discussion: HelpPage.words(
        """
        先显示读懂了什么、整理了什么，再询问是否写入。编号、护照号或姓名已知的人会更新；\
        不会删除任何人。
        """,
        """
        Shows what was understood and every repair, then asks before it writes. People who are known \
        by identifier, passport or name are updated; nobody is removed.
        """))
  }

  @Argument(
    help: .words(
      "名单：.xlsx、.csv、.tsv、.vcf；或一个人的忙时日历（.ics）。",
      "Lists: .xlsx, .csv, .tsv, .vcf; or calendars (.ics) of one person's busy times."))
  var lists: [String]

  @Option(help: .words("活动文件夹，或它在 events/ 下的名称。", "The event folder, or its name under events/."))
  var into: String

  @Option(
    name: .customLong("as"),
    help: .words(
      "guests、media、interpreters、liaison、busy 之一（默认按表头判断）。",
      "guests, media, interpreters, liaison or busy (default: by the headings)."))
  var kind: String?

  @Option(
    name: .customLong("for"),
    help: .words("谁的忙时：单元或翻译。", "Whose busy times: a unit or an interpreter."))
  var owner: String?

  @Option(
    help: .words(
      "CSV、名片或日历的编码，如 GB18030、Big5（默认自动判断）。",
      "The encoding of a CSV, of cards or a calendar, such as GB18030 or Big5 (default: detected).")
  )
  var encoding: String?

  @Option(
    help: .words(
      "合并报告中疑似同一人的两位嘉宾，如 G031=G030；可多次给出。",
      "Join two guests whom the report offers as one, as in G031=G030. May be repeated."))
  var merge: [String] = []

  @Option(
    help: ArgumentHelp(
      HelpPage.words(
        "某列的含义，如 'Food=diet'；不要这一列则写 'Food=-'；可多次给出。",
        "What a column means, as in 'Food=diet', or 'Food=-' to leave it out. May be repeated."),
      valueName: "heading=field"))
  var map: [String] = []

  @Option(
    help: .words(
      "名单没有写国籍的嘉宾是哪国人，如 JP 或 日本。",
      "The country of guests for whom a list names none, such as JP or Japan."))
  var country: String?

  @Flag(help: .words("不写入。", "Write nothing."))
  var dryRun = false

  @Flag(help: .words("不询问，直接写入。", "Write without asking."))
  var yes = false

  @Option(
    help: .words(
      "终端用语：zh、en 或 both（默认随系统，其次随活动）。",
      "What the terminal speaks: zh, en or both (default that of the system, or the house's)."))
  var language: TerminalLanguage?

  @Flag(help: .words("以 JSON 回答，供程序读取。", "Answer in JSON, for machines."))
  var json = false

  func validate() throws {
    if let kind, ListKind(rawValue: kind) == nil {
      let known = ListKind.allCases.map(\.rawValue)
      throw ValidationError(
        Speech.words(
          "--as 可以是 \(known.joined(separator: "、"))",
          "--as is one of \(known.joined(separator: ", "))"))
    }
    if let encoding, TextEncoding(named: encoding) == nil {
      let known = TextEncoding.allCases.map(\.title)
      throw ValidationError(
        Speech.words(
          "--encoding 可以是 \(known.joined(separator: "、"))",
          "--encoding is one of \(known.joined(separator: ", "))"))
    }
    for text in map { _ = try Self.map(text) }
    if let country, ListImporter.country(country) == nil {
      throw ValidationError(
        Speech.words(
          "--country 应为国名，或 ISO 3166 的两个字母",
          "--country is a country, by name or by the two letters of ISO 3166"))
    }
    for pair in merge where pair.split(separator: "=").count != 2 {
      throw ValidationError(
        Speech.words(
          "--merge 应写成 G031=G030",
          "--merge is written like G031=G030"))
    }
  }

  private static func map(_ text: String) throws -> HeadingMap {
    guard let map = HeadingMap(text) else {
      throw ValidationError(
        Speech.words(
          "--map 应写成 'Food=diet'；等号后是表格的列名或 docs/IMPORT.md 中的列名，不要这一列则写 -",
          "--map is written like 'Food=diet'; a field is a column of the tables or a heading of "
            + "docs/IMPORT.md, or - to leave the column out"))
    }
    return map
  }

  func run() throws {
    var request = ListImporter.Request()
    request.kind = kind.flatMap { ListKind(rawValue: $0) }
    request.encoding = encoding.flatMap { TextEncoding(named: $0) }
    request.owner = owner
    request.maps = try map.map(Self.map)
    request.country = country.flatMap { ListImporter.country($0) }
    request.merges = merge.map { pair in
      let ends = pair.split(separator: "=").map(String.init)
      return (from: ends[0], into: ends[1])
    }
    let event = EventOffice(named: into).folder
    let understood = try EventArgument.attempt(
      json: json, languages: languages
    ) {
      try Pipeline.understand(lists.map { URL(filePath: $0) }, into: event, request: request)
    }
    let report = understood.report
    if !json { Terminal.show(ImportSummary.lines(of: report)) }
    let writes = try mayWrite(report)
    if writes {
      try understood.write()
    }
    if json {
      try Terminal.answer(ImportAnswer(report, isWritten: writes))
    } else if writes {
      print("\(Speech.words("已写入", "written"))\(Speech.colon)\(event.relativePath)")
    } else {
      print(Speech.words("未写入", "nothing was written"))
    }
    let rows = report.lists.reduce(0) { $0 + $1.rowCount }
    let read = report.lists.reduce(0) { $0 + $1.added + $1.updated + $1.unchanged }
    if rows > 0, read == 0 {
      throw Outcome(.input, Speech.words("没有一行能读入", "not one row could be read"))
    }
  }

  /// What the terminal speaks.
  var languages: [Language] {
    TerminalLanguage.languages(
      asked: language, house: EventOffice(named: into).languages)
  }

  private func mayWrite(_ report: ImportReport) throws -> Bool {
    if dryRun || report.files.isEmpty { return false }
    if yes { return true }
    guard !json, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Outcome(
        .usage,
        Speech.words(
          "没有终端可以确认，未写入；请加 --yes 写入，或 --dry-run 只看",
          "There is no terminal to ask on; say --yes to write, or --dry-run to look. "
            + "Nothing was written."))
    }
    print("\(Speech.words("写入这些表？", "Write these tables?")) [y/N] ", terminator: "")
    let answer = readLine()?.lowercased() ?? ""
    return ["y", "yes", "是"].contains(answer)
  }
}
