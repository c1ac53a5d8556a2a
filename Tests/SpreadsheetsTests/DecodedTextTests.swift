// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import Spreadsheets
import Testing

/// Texts whose encoding nobody names: names of people and rooms, written by Python's own tables.
@Suite struct DecodedTextTests {
  /// What people write in a language, and the encodings in which they save it.
  struct Language: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let encodings: [(TextEncoding, codec: String)]
    let surnames: String
    let given: String
    let rooms: String

    /// All people are made of these parts, and rooms as they are called.
    func word(_ random: inout SeededGenerator) -> String {
      let rooms = rooms.split(separator: " ")
      if Int.random(in: 0..<3, using: &random) == 0 {
        return String(rooms[Int.random(in: 0..<rooms.count, using: &random)])
      }
      let surnames = surnames.split(separator: " ")
      let given = given.split(separator: " ")
      return String(surnames[Int.random(in: 0..<surnames.count, using: &random)])
        + String(given[Int.random(in: 0..<given.count, using: &random)])
    }
  }

  static let languages = [
    Language(
      testDescription: "zh-Hans", encodings: [(.gb18030, "gb18030")],
      surnames: "王 李 张 欧阳 司马 高 郭 冯 蔡 黎 阮 翟 柴 覃 佟 沙 麦 诸葛 龙 裴",
      given: "伟 静 明 翀 骏 喆 琳娜 福剑 晓峰 思远 志强 雨桐 一鸣 若曦 昊天 芷晴 梦瑶 嘉懿 鹤年 海波",
      rooms: "二楼会议室 贵宾厅 樱花厅 多功能厅 报告厅 牡丹厅 休息室 国际会议中心 锦江饭店 东湖宾馆 市长会议 年度体检 牙医 值班"),
    Language(
      testDescription: "zh-Hant", encodings: [(.big5, "big5hkscs"), (.gb18030, "gb18030")],
      surnames: "陳 林 黃 張 歐陽 蔡 謝 鄧 鍾 龔 燊 蘇 郭 簡 游 詹 顏 翁 范姜 鄺",
      given: "志豪 雅婷 淑芬 家豪 宜蓁 冠宇 承翰 佳穎 慧倫 鈺婷 俊傑 麗 霆 榮 照勝 嘉玲 詠琪 浩賢 芷珊 彥廷",
      rooms: "二樓會議室 貴賓廳 櫻花廳 演講廳 牡丹廳 圓山飯店 休息室 國際會議中心 宴會廳 董事會 健康檢查 牙醫 機場接機 彩排"),
    Language(
      testDescription: "ja", encodings: [(.shiftJIS, "cp932"), (.japaneseEUC, "euc_jp")],
      surnames: "佐藤 鈴木 高橋 田中 渡邊 齋藤 長谷川 伊藤 中村 小林 さとう タナカ 清水 森 池田 橋本 前田 藤井 岡本 近藤",
      given: "花子 一郎 健太 美咲 翼 飛鳥 潤 はなこ タロウ 獅童 陽菜 颯太 結愛 悠真 莉子 大翔 さくら 蓮 杏奈 直樹",
      rooms: "大会議室 桜の間 鳳凰の間 控室 帝国ホテル 第二会議室 ホールＡ 歯医者 打合せ 出張 懇親会 リハーサル 会食 送迎"),
    Language(
      testDescription: "ko", encodings: [(.korean, "cp949")],
      surnames: "김 이 박 최 정 강 조 윤 장 임 황보 제갈 남궁 선우 류 권 추 탁 표 옥",
      given: "민준 서연 지훈 수빈 하윤 도현 은서 예준 시우 지아 관 량 민 재덕 보검 슬기 빛나 가을 동욱 나래",
      rooms: "회의실 대회의실 벚꽃홀 이층회의실 국제회의장 무궁화홀 신라호텔 강당 치과 출장 휴가 만찬 리허설 공항마중"),
    Language(
      testDescription: "western", encodings: [(.western, "cp1252")],
      surnames: "Müller, García, Ødegård, Große, Weiß, Peña, Lefèvre, Šimková, Åkesson, Núñez,",
      given: " Jürgen  José  François  Åse  Zoë  Günther  Mónica  Björn  Chloé  Søren ",
      rooms: "Gedächtnissaal Réception Salón Bürgermeisterbüro Überseemuseum Café Fête"),
    Language(
      testDescription: "ru", encodings: [(.cyrillic, "cp1251")],
      surnames: "Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров",
      given: " Александр  Дмитрий  Мария  Анна  Сергей  Наталья  Юрий  Ольга  Евгений  Ирина ",
      rooms: "Большой зал Переговорная Гостиница Конференция Приём Стоматолог Репетиция Аэропорт"),
  ]

  /// The bytes of texts; `nil` where the encoding lacks a character.
  private static func encode(_ texts: [(codec: String, text: String)]) throws -> [[UInt8]?] {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try texts.map { "\($0.codec)\t\($0.text.replacing("\n", with: "\\n"))" }
      .joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    let output = try PythonProgram.run("encode_texts.py", [file.path])
    let lines = String(decoding: output, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix(texts.count).map { line in
      if line.isEmpty { return nil }
      var bytes: [UInt8] = []
      var rest = Substring(line)
      while let byte = UInt8(rest.prefix(2), radix: 16) {
        bytes.append(byte)
        rest = rest.dropFirst(2)
      }
      return bytes
    }
  }

  private struct Reading {
    let text: String
    let written: TextEncoding
    let read: DecodedText
    var isRight: Bool { String(decoding: read.bytes, as: UTF8.self) == text }
  }

  /// Texts of so many words, in every encoding of a language, as they are read.
  private static func readings(
    _ language: Language, words: Int, count: Int
  ) throws -> [Reading] {
    var random = SeededGenerator(seed: UInt64(words))
    var texts: [(encoding: TextEncoding, codec: String, text: String)] = []
    for _ in 0..<count {
      let text = (0..<words).map { _ in language.word(&random) }.joined(separator: "\n")
      texts += language.encodings.map { ($0.0, $0.codec, text) }
    }
    let bytes = try encode(texts.map { ($0.codec, $0.text) })
    return try zip(texts, bytes).compactMap { text, bytes in
      // What is UTF-8 by chance is read as such.
      guard let bytes, String(validating: bytes, as: UTF8.self) == nil else { return nil }
      return Reading(
        text: text.text, written: text.encoding, read: try #require(DecodedText(bytes)))
    }
  }

  @Test(arguments: languages)
  func `half a dozen words in any encoding are read as they were written`(
    language: Language
  ) throws {
    let readings = try Self.readings(language, words: 6, count: 200)

    #expect(readings.count >= 100 * language.encodings.count)
    for reading in readings {
      #expect(reading.isRight, "\(reading.text), \(reading.written), \(reading.read.encoding)")
    }
  }

  @Test(arguments: languages)
  func `a single word is read as it was written, or the doubt names its encoding`(
    language: Language
  ) throws {
    for words in 1...2 {
      for reading in try Self.readings(language, words: words, count: 300) where !reading.isRight {
        #expect(
          reading.read.others.contains(reading.written),
          "\(reading.text), \(reading.written), \(reading.read.encoding)")
      }
    }
  }

  @Test(arguments: languages)
  func `what is long enough is not doubted`(language: Language) throws {
    let readings = try Self.readings(language, words: 12, count: 100)

    let doubted = readings.filter { !$0.read.others.isEmpty }

    #expect(doubted.map(\.text) == [])
  }

  @Test func `what is UTF-8 by chance is read as such, and the doubt names what it may be`() throws
  {
    // 沙思远 in GBK is ɳ˼Զ in UTF-8.
    let bytes = try #require(try Self.encode([("gb18030", "沙思远")])[0])

    let text = try #require(DecodedText(bytes))

    #expect(String(decoding: text.bytes, as: UTF8.self) == "ɳ˼Զ")
    #expect(text.encoding == .utf8)
    #expect(text.others.contains(.gb18030))
  }

  @Test(arguments: languages)
  func `words that are UTF-8 by chance are doubted`(language: Language) throws {
    var random = SeededGenerator(seed: 7)
    let texts = (0..<4000).flatMap { _ in
      let word = language.word(&random)
      return language.encodings.map { (codec: $0.codec, text: word) }
    }
    let byChance = zip(texts, try Self.encode(texts)).compactMap { text, bytes in
      bytes.flatMap { bytes -> (text: String, bytes: [UInt8])? in
        let isOther = String(validating: bytes, as: UTF8.self).map { $0 != text.text } ?? false
        return isOther ? (text.text, bytes) : nil
      }
    }

    let silent = byChance.filter { DecodedText($0.bytes)?.others.isEmpty ?? true }.map(\.text)

    #expect(Set(silent) == [])
  }

  @Test func `no name of a country in any script is doubted`() throws {
    let languages = ["fr", "pl", "vi", "tr", "ru", "el", "hy", "he", "ar", "fa", "th", "hi", "ka"]
    let codes = Locale.Region.isoRegions.map(\.identifier).filter { $0.count == 2 }
    for language in languages {
      let locale = Locale(identifier: language)
      let doubted = codes.compactMap(locale.localizedString(forRegionCode:)).filter {
        DecodedText(Array($0.utf8))?.others != []
      }
      #expect(doubted == [], "\(language)")
    }
  }

  @Test func `bytes that are the same text in two encodings raise no doubt`() throws {
    // Kana have the same places in GB 2312 and in JIS X 0208.
    let bytes = try #require(try Self.encode([("euc_jp", "さくらまつりのよてい")])[0])

    let text = try #require(DecodedText(bytes))

    #expect(String(decoding: text.bytes, as: UTF8.self) == "さくらまつりのよてい")
    #expect(text.others == [])
  }

  @Test(arguments: [
    "Müller", "José", "é", "Ångström", "Łódź", "Иван", "Ελένη", "Հայկ", "שרה", "محمد", "สมชาย",
    "अनिल",
    "佐藤", "高明", "김민준", "さくら", "樱花厅", "燊", "e\u{301}", "😀", "€", "Nguyễn Thị",
  ])
  func `what is UTF-8 stays so without a doubt, however short it is`(name: String) throws {
    for text in [name, "name,country\n\(name),JP\n"] {
      let decoded = try #require(DecodedText(Array(text.utf8)))

      #expect(decoded.encoding == .utf8 && decoded.others == [], "\(text)")
      #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
    }
  }

  @Test func `the first foreign letter may stand far behind`() throws {
    let head = Array(String(repeating: "name,country\n", count: 40_000).utf8)
    let tail = try #require(try Self.encode([("gb18030", "会议室在二楼，请准时参加")])[0])

    let text = try #require(DecodedText(head + tail))

    #expect(text.encoding == .gb18030 && text.others == [])
    #expect(String(decoding: text.bytes.suffix(36), as: UTF8.self) == "会议室在二楼，请准时参加")
  }

  @Test func `who names the encoding is believed, and nothing is doubted`() throws {
    let bytes = try #require(try Self.encode([("gb18030", "冯巩")])[0])

    let guessed = try #require(DecodedText(bytes))
    let given = try #require(DecodedText(bytes, encoding: .gb18030))

    #expect(([guessed.encoding] + guessed.others).contains(.gb18030) && !guessed.others.isEmpty)
    #expect(given.others == [] && String(decoding: given.bytes, as: UTF8.self) == "冯巩")
  }

  @Test(arguments: [
    ("GBK", TextEncoding.gb18030), ("gb2312", .gb18030), ("GB18030", .gb18030), ("Big5", .big5),
    ("Shift_JIS", .shiftJIS), ("windows-31j", .shiftJIS), ("EUC-KR", .korean),
    ("ks_c_5601-1987", .korean), ("euc-jp", .japaneseEUC), ("ISO-8859-1", .western),
    ("windows-1252", .western), ("utf-8", .utf8),
  ])
  func `an encoding has the names that mails and people give it`(
    name: String, encoding: TextEncoding
  ) {
    #expect(TextEncoding(named: name) == encoding)
  }
}
