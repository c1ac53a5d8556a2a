// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Countries and regions by their names in five languages, to ISO 3166 codes.
enum CountryNames {
  private static let codes: [String: String] = {
    var codes: [String: String] = [:]
    let regions = Locale.Region.isoRegions.map(\.identifier)
      .filter { $0.utf8.count == 2 && $0.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A } }.sorted()
    for language in ["zh-Hans", "zh-Hant", "en", "ja", "ko"] {
      let locale = Locale(identifier: language)
      for region in regions {
        guard let name = locale.localizedString(forRegionCode: region) else { continue }
        let key = ListText.key(name)
        if codes[key] == nil { codes[key] = region }
      }
    }
    for region in regions { codes[ListText.key(region)] = region }
    return codes
  }()

  /// The code of a country or region, written as a name, an abbreviation of offices, or a code.
  static func code(_ text: String) -> String? {
    if let code = WordTable.words.value("country", text) { return code }
    let key = ListText.key(text)
    if let code = codes[key] { return code }
    // "中国(香港)", "日本国", "Japan (JP)": the parts outside and inside brackets must agree.
    let parts = text.split { "(（)）/".contains($0) }.map { ListText.key(String($0)) }
      .filter { !$0.isEmpty }
    if parts.count == 2 {
      let found = parts.compactMap { WordTable.words.value("country", $0) ?? codes[$0] }
      if found.count == 2, Set(found).subtracting(["CN"]).count == 1 {
        return found.first { $0 != "CN" }
      }
    }
    for ending in ["国", "籍", "國", "人"] where key.hasSuffix(ending) {
      if let code = codes[String(key.dropLast())] { return code }
    }
    return nil
  }
}
