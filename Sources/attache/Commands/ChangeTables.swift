// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Changes
import FestivalModel
import Foundation
import Office

struct ChangeTables: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "change",
      abstract: HelpPage.words(
        "把改动，或已找到的办法，写入活动的表格。",
        "Write changes, or a repair that was found, into the event's tables."),
      discussion: HelpPage.words(
        """
        只写入有变动的单元格，要么全写，要么不写。改动的写法见 docs/CHANGES.md；\
        attache explain 会给找到的办法编号。
        """,
        """
        Only the cells that differ are written, all or none. Changes are described in docs/CHANGES.md; \
        'attache explain' numbers the repairs it finds.
        """))
  }

  @OptionGroup var event: EventArgument
  @Option(
    help: .words(
      "一项改动，如 'C-US.H arrives 2018-03-27T18:05'；可多次给出。",
      "A change, such as 'C-US.H arrives 2018-03-27T18:05'; may be given several times."))
  var change: [String] = []
  @Option(
    help: .words(
      "采用上一次 attache explain 的第几个办法，连同它所解决的改动。",
      "The number of a repair of the last 'attache explain' to keep, with what it mends."))
  var repair: Int?
  @Flag(help: .words("只显示会改的行，不写入。", "Show the lines that would change and write nothing."))
  var dryRun = false

  func validate() throws {
    if change.isEmpty == (repair == nil) {
      throw ValidationError(
        Speech.words(
          "请给出 --change，或 --repair 的编号，二者其一",
          "Give either changes or the number of a repair"))
    }
  }

  private struct Line: Encodable {
    let file: String
    let line: Int
    let before: String?
    let after: String?
  }

  private struct Report: Encodable {
    let changes: [String]
    let lines: [Line]
    let findings: [AnswerParts.Finding]
    let isWritten: Bool
  }

  func run() throws {
    let original = try event.read().festival
    let understood = try event.attempt {
      try Pipeline.change(
        change, repair: repair, of: event.office.folder, kept: event.office.keptRepairs)
    }
    if !dryRun { try understood.write() }
    if event.json {
      try Terminal.answer(
        Report(
          changes: original.written(understood.changes),
          lines: understood.lines.map {
            Line(file: $0.file, line: $0.number, before: $0.before, after: $0.after)
          }, findings: understood.findings.map(AnswerParts.Finding.init), isWritten: !dryRun))
      return
    }
    for finding in understood.findings { Terminal.complain(finding.description) }
    Terminal.show(Self.lines(of: understood))
    print(
      understood.lines.isEmpty
        ? Speech.words("表格已是如此，无须改动", "The tables say so already; nothing was written")
        : dryRun
          ? Speech.words("未写入", "nothing was written")
          : "\(Speech.words("已写入", "written"))\(Speech.colon)\(event.office.folder.relativePath)")
  }

  private static func lines(of change: FolderChange) -> [String] {
    var file = ""
    return change.lines.flatMap { line -> [String] in
      let heading = line.file == file ? [] : [line.file]
      file = line.file
      return heading
        + [
          line.before.map { "  \(line.number) - \($0)" },
          line.after.map { "  \(line.number) + \($0)" },
        ]
        .compactMap(\.self)
    }
  }
}
