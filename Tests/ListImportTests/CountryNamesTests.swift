// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Foundation
import ListImport
import Testing

/// A country is known by what it is called, in any of the languages and spellings of lists.
@Suite struct CountryNamesTests {
  /// The code that an import gives each name; empty for those that it does not know.
  private static func codes(_ names: [String]) throws -> [String] {
    var trial = ListTrial()
    trial.files["parties.csv"]?.append(
      contentsOf: Array("P1,样本团,Sample,XX,civic,guest,EN,,,,,,,\r\n".utf8))
    trial.files["units.csv"]?
      .append(contentsOf: Array("P1.S,P1,成员,Members,\(names.count),group,,,,\r\n".utf8))
    let rows = names.enumerated().map { index, name in
      "P1,甲\(index),\"\(name.replacing("\"", with: "\"\""))\""
    }
    try trial.run(
      ("list.csv", Array((["团组编号,姓名,国籍"] + rows).joined(separator: "\n").utf8)))
    let guests = try trial.guests
    #expect(guests.count == names.count)
    return guests.map { $0.country == "XX" ? "" : $0.country }
  }

  private static func expect(_ names: [(code: String, name: String)]) throws {
    let found = try codes(names.map(\.name))
    let wrong = zip(names, found).filter { $0.code != $1 }
    func told(_ rows: [((code: String, name: String), String)]) -> [String] {
      rows.map { "\($0.name): \($1.isEmpty ? "?" : $1), not \($0.code)" }
    }
    #expect(told(wrong) == [])
  }

  /// The regions of ISO 3166-1, without those that CLDR has beside them.
  private static let regions: [String] = {
    let others: Set<String> = ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN"]
    return Locale.Region.isoRegions.map(\.identifier)
      .filter { $0.utf8.count == 2 && $0.utf8.allSatisfy { $0 >= 0x41 } && !others.contains($0) }
      .sorted()
  }()

  private static func wide(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (0x21...0x7E).contains(scalar.value)
            ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
        }))
  }

  @Test(arguments: ["zh-Hans", "zh-Hant", "en", "ja", "ko"])
  func `all 249 and Kosovo are known by the names of CLDR, however they are spelled`(
    language: String
  ) throws {
    #expect(Self.regions.count == 250)
    let locale = Locale(identifier: language)
    var names: [(code: String, name: String)] = []
    for code in Self.regions {
      let name = try #require(locale.localizedString(forRegionCode: code))
      names += [
        name, name.uppercased(), name.lowercased(), Self.wide(name), " \(name) ",
        name.replacing("&", with: "and"), name.replacing("St. ", with: "Saint "),
        name.decomposedStringWithCanonicalMapping, "\(name) (\(code))", "\(code) \(name)",
        "\(code) - \(name)", "\(name), \(code)", "\(name) / \(code)", "[\(code)] \(name)",
        "\(code)\u{3000}\(name)", "\(name)　",
      ].map { (code, $0) }
      switch language {
      case "en": names.append((code, "The \(name)"))
      case "ja": names += [(code, "\(name)人"), (code, "\(name)国籍")]
      case "ko": names += [(code, "\(name)인"), (code, "\(name) 국적")]
      default: names += [(code, "\(name)人"), (code, "\(name)籍"), (code, "\(name)公民")]
      }
    }
    try Self.expect(names)
  }

  @Test func `codes of two and three letters are known`() throws {
    try Self.expect(Self.regions.flatMap { [($0, $0), ($0, $0.lowercased())] })
    let three = [
      "CN": "CHN", "JP": "JPN", "KR": "KOR", "DE": "DEU", "GB": "GBR", "US": "USA", "FR": "FRA",
      "CH": "CHE", "ZA": "ZAF", "AE": "ARE", "MM": "MMR", "HK": "HKG", "MO": "MAC", "TW": "TWN",
      "AT": "AUT", "AU": "AUS", "SK": "SVK", "SI": "SVN", "NE": "NER", "NG": "NGA", "KP": "PRK",
    ]
    try Self.expect(three.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  /// Names of the package iso-codes that are errors of its translators, or mean several countries.
  private static let doubtful: Set<String> = ["米尼克共和国", "ドミニカ", "中华民国省", "タニザニア連合共和国"]

  @Test func `what the package iso-codes calls a country is known`() throws {
    let text = String(decoding: try PythonProgram.run("country_names.py", []), as: UTF8.self)
    let names = text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
      .filter { $0.count == 3 && !Self.doubtful.contains($0[2]) }.map { (code: $0[0], name: $0[2]) }
    if names.isEmpty {
      print("SKIPPED: the package iso-codes is not installed; its names were not compared.")
      return
    }
    #expect(names.count > 1500)
    try Self.expect(names)
  }

  @Test func `adjectives, people, long, short and former names are known`() throws {
    let names: [String: [String]] = [
      "CN": [
        "China", "中国", "中國", "중국", "China mainland", "PRC", "P.R. China", "Chinese", "中国籍",
        "CHN", "People's Republic of China", "China, People's Republic of", "中华人民共和国", "中国公民",
        "中国人", "🇨🇳", "🇨🇳 China", "中国 China", "CN中国",
      ],
      "HK": ["香港", "中国香港", "Hong Kong SAR", "China (Hong Kong)", "中国(香港)", "Hong Kong, China"],
      "MO": ["澳门", "中国澳门", "Macau", "Macao SAR", "China, Macao"],
      "TW": ["台湾", "中国台湾", "臺灣", "Chinese Taipei", "Taiwan, China", "中华台北", "대만"],
      "GB": ["UK", "U.K.", "Scotland", "England", "Northern Ireland", "British", "영국", "イギリス"],
      "US": ["USA", "U.S.", "the United States", "米国", "American", "アメリカ", "美籍"],
      "KR": ["Korea", "Republic of Korea", "Korea, Republic of", "Korea (South)", "ROK", "대한민국"],
      "KP": ["Korea (North)", "DPRK", "Democratic People's Republic of Korea", "朝鲜", "北朝鮮"],
      "CD": ["DR Congo", "Congo (Democratic Republic)", "刚果(金)", "Dem. Rep. of the Congo"],
      "CG": ["Congo", "Republic of the Congo", "刚果(布)", "Congo-Brazzaville"],
      "DM": ["Dominica", "Commonwealth of Dominica"],
      "DO": ["Dominican Republic", "the Dominican Rep."], "NE": ["Niger", "Nigerien"],
      "NG": ["Nigerian", "Federal Republic of Nigeria"],
      "CI": ["Ivory Coast", "Cote d’Ivoire", "CÔTE D'IVOIRE"], "CZ": ["Czech Republic", "Czechia"],
      "MM": ["Burma", "Myanmar", "Myanmar (Burma)", "Union of Myanmar"],
      "TR": ["Turkey", "Türkiye"],
      "MK": ["North Macedonia", "FYR Macedonia"], "SZ": ["Swaziland", "eSwatini"],
      "VA": ["Holy See", "Vatican City State"], "IR": ["Iran (Islamic Republic of)", "Iranian"],
      "VE": ["Venezuela (Bolivarian Republic of)"], "BO": ["Bolivia, Plurinational State of"],
      "BA": ["Bosnia and Herzegovina", "Bosnia & Herzegovina", "Bosnia-Herzegovina", "波黑"],
      "LC": ["Saint Lucia", "St Lucia", "St. Lucia"], "TT": ["Trinidad and Tobago", "Trinidad"],
      "RU": ["ロシア連邦", "Russian Federation", "俄罗斯联邦", "러시아"], "FR": ["Republic of France", "法籍"],
      "DE": ["GER", "ドイツ人", "德意志联邦共和国", "독일인"], "NL": ["Holland", "the Netherlands", "Dutch"],
      "AE": ["UAE", "阿联酋"], "SA": ["KSA", "Kingdom of Saudi Arabia"], "NA": ["NA", "Namibia"],
      "NO": ["NO", "Norwegian"], "IE": ["Republic of Ireland", "Irish"], "XK": ["Kosovo"],
    ]
    try Self.expect(
      names.sorted { $0.key < $1.key }.flatMap { code, names in names.map { (code, $0) } })
  }

  @Test func `what is no country, or may be two, is asked`() throws {
    let names = [
      "Ruritania", "Korea, People's Republic of", "日本/中国", "Japan and Korea", "亚洲", "Europe", "ABC",
      "ドミニカ",
    ]
    #expect(try Self.codes(names) == names.map { _ in "" })
  }
}
