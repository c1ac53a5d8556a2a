// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// Names of spoken languages as calendars write them.
package enum SpokenLanguage {
  /// Such as 日语 or Japanese for `JA`; the code itself for a language without a name here.
  package static func name(_ code: String) -> LocalizedText { Wording.languageName(code) }
}

/// Names that stand in every calendar: titles, weekdays, months and languages.
extension Wording {
  enum Titles {
    static let master = LocalizedText(
      zh: "总日程", en: "Master programme", ja: "全体日程", ko: "전체 일정")
    static let catering = LocalizedText(zh: "餐饮", en: "Catering", ja: "飲食", ko: "케이터링")
    static let `public` = LocalizedText(
      zh: "公开活动", en: "Public programme", ja: "公開行事", ko: "공개 행사")
    static let interview = LocalizedText(zh: "专访", en: "Interview", ja: "単独取材", ko: "단독 인터뷰")
    static let movement = LocalizedText(zh: "接送", en: "Transfer", ja: "送迎", ko: "이동")

    static func interpreter(_ name: String) -> LocalizedText {
      person(name, zh: "翻译", en: "Interpreter", ja: "通訳者", ko: "통역사")
    }
    static func liaisonOfficer(_ name: String) -> LocalizedText {
      person(name, zh: "联络员", en: "Liaison officer", ja: "連絡員", ko: "연락관")
    }

    /// A trade and a name, said once where the name already says the trade.
    private static func person(
      _ name: String, zh: String, en: String, ja: String, ko: String
    ) -> LocalizedText {
      func title(_ trade: String) -> String {
        [zh, en, ja, ko].contains { name.hasPrefix("\($0) ") } ? name : "\(trade) \(name)"
      }
      return LocalizedText(zh: title(zh), en: title(en), ja: title(ja), ko: title(ko))
    }
    /// Of a kind of vehicle.
    static func drivers(_ kind: LocalizedText) -> LocalizedText {
      LocalizedText(
        zh: "司机（\(kind.zh)）", en: "Drivers (\(kind.en))", ja: "運転手（\(kind[.ja])）",
        ko: "운전기사(\(kind[.ko]))")
    }
  }

  static func offset(_ minutes: Int) -> String {
    let size = abs(minutes)
    let rest = size % 60
    return "UTC\(minutes < 0 ? "−" : "+")\(size / 60)"
      + (rest == 0 ? "" : ":\(rest < 10 ? "0" : "")\(rest)")
  }

  static func languageName(_ code: String) -> LocalizedText {
    languages[code.uppercased()] ?? LocalizedText(zh: code, en: code)
  }

  /// The particle that follows a Korean word: `closed` after a last syllable that ends in a
  /// consonant, `open` after a vowel.
  ///
  /// `으로` counts an ending in ㄹ as a vowel.
  static func particle(after word: String, _ closed: String, _ open: String) -> String {
    guard let last = word.unicodeScalars.last?.value, (0xAC00...0xD7A3).contains(last) else {
      return open
    }
    let ending = (last - 0xAC00) % 28
    return ending == 0 || ending == 8 && closed == "으로" ? open : closed
  }

  /// What a kitchen calls the codes of special meals; none of them names an illness or a belief of
  /// anybody.
  static let meals = [
    "MOML": LocalizedText(zh: "清真餐", en: "halal", ja: "ハラール", ko: "할랄"),
    "HNML": LocalizedText(zh: "印度教餐", en: "Hindu", ja: "ヒンズー教", ko: "힌두교식"),
    "KSML": LocalizedText(zh: "犹太洁食", en: "kosher", ja: "コーシャ", ko: "코셔"),
    "VGML": LocalizedText(zh: "纯素餐", en: "vegan", ja: "ビーガン", ko: "비건"),
    "VLML": LocalizedText(zh: "蛋奶素餐", en: "vegetarian", ja: "ベジタリアン", ko: "채식"),
    "AVML": LocalizedText(zh: "印度素餐", en: "Asian vegetarian", ja: "インド風菜食", ko: "인도식 채식"),
    "VJML": LocalizedText(zh: "耆那教餐", en: "Jain", ja: "ジャイナ教", ko: "자이나교식"),
    "GFML": LocalizedText(zh: "无麸质餐", en: "gluten-free", ja: "グルテンフリー", ko: "글루텐 프리"),
    "NLML": LocalizedText(zh: "无乳糖餐", en: "lactose-free", ja: "乳糖抜き", ko: "유당 제거식"),
    "DBML": LocalizedText(zh: "低糖餐", en: "low sugar", ja: "低糖", ko: "저당식"),
    "SFML": LocalizedText(zh: "海鲜餐", en: "seafood", ja: "シーフード", ko: "해산물식"),
    "LFHA": LocalizedText(zh: "忌虾蟹餐", en: "no shellfish", ja: "甲殻類抜き", ko: "갑각류 제외"),
    "PFML": LocalizedText(zh: "忌坚果餐", en: "no nuts", ja: "ナッツ抜き", ko: "견과류 제외"),
    "NBML": LocalizedText(zh: "忌牛肉餐", en: "no beef", ja: "牛肉抜き", ko: "소고기 제외"),
    "LSML": LocalizedText(zh: "低盐餐", en: "low salt", ja: "減塩", ko: "저염식"),
  ]

  /// Monday first.
  static let weekdays = [
    LocalizedText(zh: "一", en: "Monday", ja: "月", ko: "월"),
    LocalizedText(zh: "二", en: "Tuesday", ja: "火", ko: "화"),
    LocalizedText(zh: "三", en: "Wednesday", ja: "水", ko: "수"),
    LocalizedText(zh: "四", en: "Thursday", ja: "木", ko: "목"),
    LocalizedText(zh: "五", en: "Friday", ja: "金", ko: "금"),
    LocalizedText(zh: "六", en: "Saturday", ja: "土", ko: "토"),
    LocalizedText(zh: "日", en: "Sunday", ja: "日", ko: "일"),
  ]

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let languages = [
    "AR": LocalizedText(zh: "阿拉伯语", en: "Arabic", ja: "アラビア語", ko: "아랍어"),
    "DA": LocalizedText(zh: "丹麦语", en: "Danish", ja: "デンマーク語", ko: "덴마크어"),
    "DE": LocalizedText(zh: "德语", en: "German", ja: "ドイツ語", ko: "독일어"),
    "EN": LocalizedText(zh: "英语", en: "English", ja: "英語", ko: "영어"),
    "ES": LocalizedText(zh: "西班牙语", en: "Spanish", ja: "スペイン語", ko: "스페인어"),
    "FI": LocalizedText(zh: "芬兰语", en: "Finnish", ja: "フィンランド語", ko: "핀란드어"),
    "FR": LocalizedText(zh: "法语", en: "French", ja: "フランス語", ko: "프랑스어"),
    "IT": LocalizedText(zh: "意大利语", en: "Italian", ja: "イタリア語", ko: "이탈리아어"),
    "JA": LocalizedText(zh: "日语", en: "Japanese", ja: "日本語", ko: "일본어"),
    "KM": LocalizedText(zh: "高棉语", en: "Khmer", ja: "クメール語", ko: "크메르어"),
    "KO": LocalizedText(zh: "韩语", en: "Korean", ja: "韓国語", ko: "한국어"),
    "NL": LocalizedText(zh: "荷兰语", en: "Dutch", ja: "オランダ語", ko: "네덜란드어"),
    "PL": LocalizedText(zh: "波兰语", en: "Polish", ja: "ポーランド語", ko: "폴란드어"),
    "PT": LocalizedText(zh: "葡萄牙语", en: "Portuguese", ja: "ポルトガル語", ko: "포르투갈어"),
    "RU": LocalizedText(zh: "俄语", en: "Russian", ja: "ロシア語", ko: "러시아어"),
    "TH": LocalizedText(zh: "泰语", en: "Thai", ja: "タイ語", ko: "태국어"),
    "VI": LocalizedText(zh: "越南语", en: "Vietnamese", ja: "ベトナム語", ko: "베트남어"),
    "ZH": LocalizedText(zh: "中文", en: "Chinese", ja: "中国語", ko: "중국어"),
  ]
}
