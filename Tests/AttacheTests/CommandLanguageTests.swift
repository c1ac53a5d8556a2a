// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Testing

/// Every command, called rightly and wrongly, in the language of the terminal.
@Suite struct CommandLanguageTests {
  /// What a terminal shows of a run, without what stands in the tables or is typed.
  private static let calls: [[String]] = [
    [], ["--help"], ["frobnicate"], ["--version"],
    ["check", "fest"], ["check", "nowhere"], ["check"], ["check", "--nosuch", "fest"],
    ["check", "fest", "--language", "fr"], ["check", "--help"], ["check", "fest", "--jso"],
    ["import", "list.csv", "--into", "fest", "--dry-run"], ["import", "no.csv", "--into", "fest"],
    ["import", "--into", "fest"], ["import", "list.csv", "--into", "fest", "--as", "zebras"],
    ["import", "list.csv", "--into", "fest", "--map", "x"], ["import", "--help"],
    ["import", "list.csv", "--into", "fest", "--merge", "x"],
    ["import", "list.csv", "--into", "fest", "--country", "Ruritania"],
    ["export", "fest", "--list", "guests", "--to", "out.csv"], ["export"], ["export", "--help"],
    ["export", "fest", "--list", "cows"], ["export", "fest", "--to", "x.csv"],
    ["plan"], ["plan", "fest", "--seconds", "soon"], ["plan", "fest", "--seconds", "-1"],
    ["plan", "nowhere"], ["plan", "fest", "--iterations"], ["plan", "--help"],
    ["plan", "fest", "--iterations", "20000", "--output", "again"],
    ["explain", "fest", "--session", "OPEN", "--from", "again/programme.json", "--seconds", "2"],
    ["explain", "fest", "--session", "S999"], ["explain"], ["explain", "fest", "--seconds", "0"],
    ["explain", "fest", "--session", "A", "--wish", "B"], ["explain", "--help"],
    ["explain", "fest", "--wish", "nonsense"],
    ["whatif", "fest", "--change", "interpreter E1 ill"], ["whatif", "--help"],
    [
      "whatif", "fest", "--seconds", "2", "--change",
      "venue HALL-A closed 2030-04-10T00:00/2030-04-12T00:00",
    ],
    ["whatif", "fest", "--change", "venue HALL-A closed 2030-04-10T00:00/2030-04-13T00:00"],
    ["whatif", "fest", "--change", "nonsense here"], ["whatif"], ["whatif", "fest", "x", "y"],
    ["options", "fest", "--session", "OPEN"], ["options", "fest"], ["options", "--help"],
    ["options", "fest", "--session", "S999"],
    ["options", "fest", "--session", "OPEN", "--seconds=-1"],
    ["change", "fest", "--change", "interpreter E1 ill", "--dry-run"], ["change", "fest"],
    ["change", "fest", "--change", "x y z"], ["change", "fest", "--repair", "7"],
    ["change", "--help"],
    ["replan", "fest", "--from", "again/programme.json", "--dry-run"], ["replan", "fest"],
    [
      "replan", "fest", "--from", "again/programme.json", "--dry-run", "--change",
      "interpreter E1 ill",
    ],
    ["replan", "fest", "--from", "again/programme.json", "--freeze-before", "now"],
    ["replan", "fest", "--from", "no.json"], ["replan", "--help"],
    ["verify", "fest", "--programme", "again/programme.json"], ["verify", "fest"],
    ["verify", "fest", "--programme", "no.json"], ["verify", "--help"],
    ["stats", "fest"], ["stats", "--help"],
    ["movements", "fest"], ["movements", "fest", "--on", "2031-01-01"], ["movements", "--help"],
    ["movements", "fest", "--at", "noon"], ["movements", "fest", "--at", "2030-04-11T09:00"],
    ["submit", "fest", "--by", "Li"], ["approve", "fest", "--by", "Li"], ["submit", "--help"],
    ["publish", "fest", "--by", "Li"], ["publish", "fest", "--at", "soon"], ["publish", "--help"],
    ["editions", "fest"], ["editions", "--help"], ["return", "fest"], ["return", "--help"],
    ["rollback", "fest", "9"], ["rollback", "fest", "one"], ["rollback", "--help"],
    ["diff", "fest", "1", "1"], ["diff", "fest", "1", "7"], ["diff", "--help"],
    ["push", "fest"], ["push", "fest", "--caldav", "x"], ["push", "--help"],
    ["invite", "fest"], ["invite", "--help"],
    ["replies", "fest", "no.ics"], ["replies", "fest"], ["replies", "--help"],
    ["purge", "fest"], ["purge", "fest", "--after", "soon"], ["purge", "--help"],
    ["new", "fest"], ["new", "--help"], ["new", "a", "--kind", "circus"],
  ]

  private func said(_ language: String) throws -> [(call: String, text: String)] {
    let program = try Program()
    try program.run("new", "fest", "--language", "en")
    try program.run("plan", "fest", "--iterations", "20000", "--language", "en")
    try Data(
      """
      Name,Nationality,Organisation,Title,Arrival date,Food
      Ann BERG,Germany,Choir,Singer,10 April,halal
      TBC,,Choir,Singer,3/4/2030,no nuts
      """.utf8
    ).write(to: program.folder.appending(path: "list.csv"))
    return try Self.calls.map { call in
      let result = try program.start(call, environment: ["LANG": language]).wait()
      return ("attache \(call.joined(separator: " "))", result.output + result.errors)
    }
  }

  /// Two English words side by side that are neither typed nor quoted, nor a name of the list.
  private func english(in text: String) -> [String] {
    var text = text
    for quoted in [
      #/“[^”]*”/#, #/'[^']*'/#, #/attache(?: <subcommand>| help| [a-z]+)*/#, #/\[[^\]]*\]/#,
      #/--[a-z-]+ [^ ]+/#, #/interpreter EN-[0-9]+ added language=EN modes=[A-Z|]+/#,
      // A repair as it is typed.
      #/（venue [A-Z-]+ (?:opens|closed) [0-9T:\/-]+）/#, #/[A-Z]{2} (?:CI|SI|VOL)/#,
      #/Ann BERG|Food|Choir|make desk|make ortools|Name|Title|TBC|Arrival date/#,
    ] as [Regex<Substring>] { text.replace(quoted, with: "·") }
    return text.matches(of: #/[A-Za-z]{2,} [A-Za-z]{2,}/#).map { String($0.output) }
  }

  @Test func `a Chinese reader is told nothing in English, whatever is typed`() throws {
    for (call, text) in try said("zh_CN.UTF-8") {
      #expect(english(in: text) == [], "\(call):\n\(text)")
      #expect(halfWidthSigns(in: text) == [], "\(call)")
    }
  }

  @Test func `an English reader is told nothing in Chinese`() throws {
    for (call, text) in try said("en_US.UTF-8") {
      // Names that the tables have in Chinese alone are shown as they are.
      let text = text.replacing(#/翻译 [A-Z0-9]+ \(synthetic\)/#, with: "·")
      let chinese = text.unicodeScalars.filter { (0x3001...0x9FFF).contains($0.value) }
      #expect(String(String.UnicodeScalarView(chinese)) == "", "\(call):\n\(text)")
    }
  }
}
