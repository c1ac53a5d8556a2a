// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// What the log's lines mean in words; the ledger keeps them in one spelling whatever the reader speaks.
package enum LogWords {
  private static let beginnings: [(String, LocalizedText)] = [
    ("sign-in refused", LocalizedText(zh: "登录被拒", en: "was refused to sign in")),
    ("sign-in", LocalizedText(zh: "登录", en: "signed in")),
    ("password set", LocalizedText(zh: "设置了密码", en: "set a password")),
    ("account removed: ", LocalizedText(zh: "移除了人员：", en: "removed a person: ")),
    ("account ", LocalizedText(zh: "保存了人员：", en: "saved a person: ")),
    ("feed made: ", LocalizedText(zh: "新建了订阅地址：", en: "made a feed: ")),
    ("feed ended: ", LocalizedText(zh: "停用了订阅地址：", en: "ended a feed: ")),
    ("publish ", LocalizedText(zh: "发布了版本：", en: "published an edition: ")),
    ("roll back ", LocalizedText(zh: "恢复了版本：", en: "published an earlier edition again: ")),
    ("kept ", LocalizedText(zh: "写入了变更：", en: "kept in the tables: ")),
    ("imported ", LocalizedText(zh: "导入了名单：", en: "imported a list: ")),
    ("printed ", LocalizedText(zh: "打开了打印页：", en: "opened sheets to print: ")),
    ("invited ", LocalizedText(zh: "写了邀请：", en: "wrote invitations: ")),
    ("replies ", LocalizedText(zh: "读了答复：", en: "read replies: ")),
    ("pushed ", LocalizedText(zh: "推送了日历：", en: "pushed calendars: ")),
    ("purged ", LocalizedText(zh: "清除了个人数据：", en: "purged personal data: ")),
  ]

  /// Such as `published an edition: spring 2` for `publish spring 2`; a line that nothing here begins reads as it is.
  package static func of(_ what: String) -> LocalizedText {
    guard let (beginning, words) = beginnings.first(where: { what.hasPrefix($0.0) }) else {
      return LocalizedText(sameInAll: what)
    }
    let rest = what.dropFirst(beginning.count)
    return LocalizedText(zh: words.zh + rest, en: words.en + rest)
  }
}
