// SPDX-License-Identifier: Apache-2.0

import FestivalModel

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

    static func interpreter(_ id: String) -> LocalizedText {
      LocalizedText(
        zh: "翻译 \(id)", en: "Interpreter \(id)", ja: "通訳者 \(id)", ko: "통역사 \(id)")
    }
    static func liaisonOfficer(_ id: String) -> LocalizedText {
      LocalizedText(
        zh: "联络员 \(id)", en: "Liaison officer \(id)", ja: "連絡員 \(id)", ko: "연락관 \(id)")
    }
    static func drivers(_ id: String) -> LocalizedText {
      LocalizedText(zh: "司机 \(id)", en: "Drivers \(id)", ja: "運転手 \(id)", ko: "운전기사 \(id)")
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
