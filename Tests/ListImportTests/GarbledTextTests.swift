// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ListImport
import Spreadsheets
import Testing

/// Text that another program has read in a wrong encoding is said, with its cell; text that is only foreign is not.
@Suite struct GarbledTextTests {
  /// The findings about one organisation.
  private func findings(_ cell: String) throws -> [String] {
    var trial = ListTrial()
    try trial.run("姓名,国籍,单位", "样本花,日本,\"\(cell)\"")
    return trial.log.findings.filter { $0.code == "W445" }
      .map { "\($0.location.line ?? 0):\($0.location.column ?? 0) \($0.cause.en)" }
  }

  @Test(
    arguments: [
      ("FranÃ§ois", "François", "UTF-8", "Windows-1252"),
      ("SociÃ©tÃ© GÃ©nÃ©rale", "Société Générale", "UTF-8", "Windows-1252"),
      ("Voil\u{C3}\u{A0}", "Voilà", "UTF-8", "Windows-1252"),
      ("Voil\u{C3} la", "Voilàla", "UTF-8", "Windows-1252"),
      ("Lâ€™OrÃ©al", "L’Oréal", "UTF-8", "Windows-1252"),
      ("MÃ¼nchen & KÃ¶ln", "München & Köln", "UTF-8", "Windows-1252"),
      ("å¼\u{A0}ä¸‰", "张三", "UTF-8", "Windows-1252"),
      ("寮犱笁", "张三", "UTF-8", "GB18030"), ("鐜嬪皬鏄�", "王小", "UTF-8", "GB18030"),
      ("ÕÅÎ°¹«Ë¾", "张伟公司", "GB18030", "Windows-1252"),
    ])
  func `garbled text says what it was`(
    cell: String, original: String, written: String, read: String
  ) throws {
    let found = try findings(cell)

    #expect(
      found.count == 1 && found[0].contains("'\(original)")
        && found[0].contains("in \(written) that was read as \(read)"), "\(cell): \(found)")
    #expect(found.first?.hasPrefix("2:") ?? false)
  }

  @Test(arguments: ["锟斤拷锟斤拷", "北京锟斤拷公司", "Fran\u{FFFD}\u{FFFD}ois", "Franï¿½ois"])
  func `what is lost is said to be`(cell: String) throws {
    let found = try findings(cell)

    #expect(found.count == 1 && found[0].contains("are lost"), "\(cell): \(found)")
  }

  @Test(arguments: [
    "François", "Société Générale", "Ångström", "Élysée", "Müller & Söhne", "Ça et là", "Žižkov",
    "ÀÉÎÕ",
    "联通", "陆", "陆隆", "张三", "浣熊公司", "涓涓细流", "Иванов", "東京都", "서울시", "Nguyễn Thị Ánh", "São João",
    "ÖÄÜ", "L’Oréal – Paris", "Ísafjörður", "Łódź", "ÇAĞLAYAN", "Αθήνα", "กรุงเทพ", "القاهرة",
    "鹿港镇", "魏徵", "闄", "寮国代表团",
  ])
  func `text that is only foreign is not garbled`(cell: String) throws {
    #expect(try findings(cell).isEmpty, "\(cell)")
  }

  @Test func `a name is not repeated`() throws {
    var trial = ListTrial()
    try trial.run("姓名,国籍", "FranÃ§ois DUPONT,法国")

    let found = trial.log.findings.filter { $0.code == "W445" }
    #expect(
      found.map(\.cause.en) == [
        "'name' is garbled: probably text in UTF-8 that was read as Windows-1252"
      ])
    #expect(found.map(\.cause.zh) == ["“姓名”中是乱码，多半是 UTF-8 文字被当作 Windows-1252 读过"])
    #expect(found.first?.location.line == 2)
  }

  @Test func `a list whose header is garbled says so`() throws {
    var trial = ListTrial()
    let text = "濮撳悕,鍥界睄\n鏍锋湰鑺�,鏃ユ湰"
    let report = try trial.run(("list.csv", Array(text.utf8)))

    #expect(report == nil)
    #expect(trial.codes == ["E414", "W445"] || trial.codes == ["W445", "E414"], "\(trial.codes)")
  }

  @Test(arguments: [(TextEncoding.cyrillic, false), (.cyrillicKOI, true)])
  func `a Russian list is read in the encoding it was saved in, or in the one that is named`(
    encoding: TextEncoding, isNamed: Bool
  ) throws {
    let lines = [
      "Фамилия;Имя;Гражданство;Организация;Должность", "Иванов;Иван;Россия;Мэрия Казани;мэр",
      "Петрова;Анна;Россия;Мэрия Казани;переводчик",
    ]
    let bytes = try #require(encoding.bytes(of: lines.joined(separator: "\r\n")))
    var trial = ListTrial()
    if isNamed { trial.request.encoding = encoding }
    let report = try #require(try trial.run(("list.csv", bytes)))

    #expect(report.lists[0].format == "CSV, \(encoding.title)")
    #expect(try trial.guests.map(\.nameNative) == ["Иванов Иван", "Петрова Анна"])
    #expect(try trial.guests.map(\.country) == ["RU", "RU"])
    #expect(!trial.codes.contains("W445") && !trial.codes.contains("W444"))
  }
}
