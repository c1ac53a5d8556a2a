// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// The frame of every page: head, ways through the desk, who is signed in.
struct Page {
  let title: String
  let context: DeskContext
  /// The event whose pages the navigation leads to.
  let event: EventDesk?
  /// Whether the page itself belongs to the event.
  private let isOfEvent: Bool
  /// The address below the event of the page itself, which the navigation marks.
  let place: String
  /// Modules of ours to run.
  let scripts: [String]
  /// What the style sheet tells pages apart by.
  let kind: String

  init(
    title: String, context: DeskContext, event: EventDesk? = nil, place: String = "",
    scripts: [String] = [], kind: String = "plain"
  ) {
    self.title = title
    self.context = context
    self.event = event ?? (context.visitor == nil ? nil : context.home)
    isOfEvent = event != nil
    self.place = place
    self.scripts = scripts
    self.kind = kind
  }

  private var language: Language { context.language }

  func text(_ zh: String, _ en: String) -> String { LocalizedText(zh: zh, en: en)[language] }

  /// For pages that guests and officers see, which speak four languages.
  func text(_ zh: String, _ en: String, _ ja: String, _ ko: String) -> String {
    LocalizedText(zh: zh, en: en, ja: ja, ko: ko)[language]
  }

  /// `lead` stands beside the title, quieter.
  func html(_ main: HTML, lead: HTML = HTML()) -> HTML {
    """
    <!doctype html>
    <html lang="\(Self.tag(language))">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title) · Attaché</title>
    <link rel="stylesheet" href="/static/desk.css">
    <link rel="stylesheet" href="/static/grid.css">
    <link rel="icon" href="data:,">
    \(scripts.map { "<script type=\"module\" src=\"/static/\($0)\"></script>" as HTML })
    </head>
    <body class="\(kind)"\(live)>
    <a class="skip" href="#main">\(text("跳到正文", "Skip to the content", "本文へ移動", "본문으로 건너뛰기"))</a>
    <header class="top"><a class="brand" href="/">Attach<span>é</span></a>\(named)\(find)\(account)</header>
    <div class="frame">\(navigation)
    <main id="main">
    <div class="title"><h1>\(title)</h1>\(lead)</div>
    \(main)
    </main>
    </div>
    </body>
    </html>

    """
  }

  /// Where changes are told from, for pages of an event.
  private var live: HTML {
    guard isOfEvent, let event, context.visitor?.role.may(.seeBoard) == true else { return HTML() }
    return """
       data-live="/e/\(event.slug)/live" data-place="\(place)" \
      data-here="\(text("在线：", "Here: "))" data-comma="\(text("、", ", "))" \
      data-changed="\(text(" 改动了本活动。", " has changed this event."))" \
      data-somebody="\(text("有人", "Somebody"))" data-reload="\(text("重新载入", "Reload"))"
      """
  }

  private var named: HTML {
    guard let name = event?.name else { return HTML() }
    return "<span class=\"event\">\(name[language])</span>"
  }

  private var find: HTML {
    guard let event, context.visitor?.role.may(.seeBoard) == true else { return HTML() }
    return """
      <form class="find" role="search" action="/e/\(event.slug)/find">
      <input type="search" name="q" maxlength="80" aria-label="\(text("查找", "Find"))" \
      placeholder="\(text("场次、单位、场地或代码", "A session, a unit, a room or a code"))" aria-keyshortcuts="/">
      </form>
      """
  }

  private var navigation: HTML {
    guard let visitor = context.visitor else { return HTML() }
    var groups: [(name: String, links: [(path: String, name: String)])] = []
    let role = visitor.role
    if let event {
      let root = "/e/\(event.slug)"
      if role.may(.seeBoard) {
        groups.append(
          (
            text("日程", "Programme"),
            [
              ("\(root)", text("看板", "Board")), ("\(root)/list", text("列表", "List")),
              ("\(root)/paper", text("打印", "Paper")),
            ] + (event.hasNeighbours ? [("/together", text("各活动并列", "All events"))] : [])
          ))
      } else {
        groups.append(
          (
            text("日程", "Programme", "プログラム", "일정"),
            [("\(root)/mine", text("我的日程", "My programme", "私の予定", "내 일정"))]
          ))
      }
      if role.may(.plan) {
        groups.append(
          (
            text("安排", "Work"),
            [
              ("\(root)/basket", text("变更篮", "Basket")),
              ("\(root)/proposals", text("提议", "Proposals")),
              ("\(root)/search", text("搜索", "Search")),
              ("\(root)/lists", text("名单导入", "Import lists")),
            ]
          ))
      }
      var out: [(path: String, name: String)] = []
      if role.may(.seeBoard) {
        out.append(("\(root)/editions", text("版本", "Editions")))
        out.append(("\(root)/rain", text("雨天方案", "In the rain")))
      }
      if role.may(.feeds) { out.append(("\(root)/feeds", text("谁已收到", "Who knows"))) }
      if role.may(.approve) { out.append(("\(root)/sending", text("邀请与推送", "Sending"))) }
      if !out.isEmpty { groups.append((text("对外", "Going out"), out)) }
    }
    if role.may(.people) {
      groups.append((text("本台", "Desk"), [("/people", text("人员与记录", "People and log"))]))
    }
    guard !groups.isEmpty else { return HTML() }
    let here =
      isOfEvent
      ? event.map { place.isEmpty ? "/e/\($0.slug)" : "/e/\($0.slug)/\(place)" } : "/\(place)"
    let items = groups.map { group -> HTML in
      let links = group.links.map { link -> HTML in
        let mark: HTML = link.path == here ? " aria-current=\"page\"" : ""
        return "<li><a href=\"\(link.path)\"\(mark)>\(link.name)</a></li>"
      }
      return "<div class=\"group\"><p>\(group.name)</p><ul>\(links)</ul></div>"
    }
    return """
      <nav class="rail" aria-label="\(text("页面", "Pages", "ページ", "페이지"))">\(items)</nav>
      """
  }

  private var account: HTML {
    let speaksAll = context.visitor?.role.may(.seeBoard) != true
    let others = Language.allCases.filter {
      $0 != language && (speaksAll || $0 == $0.ofTheOffice)
    }.map { other -> HTML in
      """
      <button name="language" value="\(other.rawValue)" lang="\(Self.tag(other))">\(other.ownName)</button>
      """
    }
    let choice: HTML = """
      <form class="language" method="post" action="/sign-in/language">\(others)</form>
      """
    guard let visitor = context.visitor else { return "<div class=\"who\">\(choice)</div>" }
    return """
      <div class="who">\(choice)
      <a href="/account">\(visitor.name)<span class="role">\(text("，", ", ", "、", ", "))\(visitor.role.name[language])</span></a>
      <form method="post" action="/sign-out">\(Self.token(visitor))
      <button>\(text("退出", "Sign out", "ログアウト", "로그아웃"))</button></form></div>
      """
  }

  /// The hidden field that every form of the visitor carries.
  static func token(_ visitor: Visitor?) -> HTML {
    "<input type=\"hidden\" name=\"token\" value=\"\(visitor?.formToken ?? "")\">"
  }

  /// BCP 47: Han characters are drawn in the form of their language.
  static func tag(_ language: Language) -> String {
    language == .zh ? "zh-Hans" : language.rawValue
  }
}

extension Language {
  /// As its readers write it.
  var ownName: String {
    switch self {
    case .zh: "中文"
    case .en: "English"
    case .ja: "日本語"
    case .ko: "한국어"
    }
  }

  /// The language of the pages on which the office works: Chinese or English.
  var ofTheOffice: Language { self == .zh ? .zh : .en }
}
