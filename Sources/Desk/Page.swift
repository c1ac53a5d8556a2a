// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// The frame of every page: head, ways through the desk, who is signed in.
struct Page {
  let title: String
  let context: DeskContext
  /// The event whose pages the navigation leads to.
  var event: String?
  /// The address below the event of the page itself, which the navigation marks.
  var place = ""
  /// Modules of ours to run.
  var scripts: [String] = []

  init(
    title: String, context: DeskContext, event: String? = nil, place: String = "",
    scripts: [String] = []
  ) {
    self.title = title
    self.context = context
    self.event = event
    self.place = place
    self.scripts = scripts
  }

  private var language: Language { context.language }

  func text(_ zh: String, _ en: String) -> String { LocalizedText(zh: zh, en: en)[language] }

  func html(_ main: HTML) -> HTML {
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
    <body>
    <a class="skip" href="#main">\(text("跳到正文", "Skip to the content"))</a>
    <header class="top"><a class="brand" href="/">Attaché</a>\(navigation)\(account)</header>
    <main id="main">
    <h1>\(title)</h1>
    \(main)
    </main>
    </body>
    </html>

    """
  }

  private var navigation: HTML {
    guard let event, let visitor = context.visitor else { return HTML() }
    var links: [(path: String, name: String)] = []
    if visitor.role.may(.seeBoard) {
      links.append(("", text("看板", "Board")))
      links.append(("list", text("列表", "List")))
    } else {
      links.append(("mine", text("我的日程", "My programme")))
    }
    if visitor.role.may(.plan) {
      links.append(("search", text("搜索", "Search")))
      links.append(("basket", text("变更篮", "Basket")))
    }
    if visitor.role.may(.seeBoard) { links.append(("editions", text("版本", "Editions"))) }
    if visitor.role.may(.feeds) { links.append(("feeds", text("订阅与送达", "Feeds"))) }
    let items = links.map { link -> HTML in
      let mark: HTML = link.path == place ? " aria-current=\"page\"" : ""
      let path = link.path.isEmpty ? "/e/\(event)" : "/e/\(event)/\(link.path)"
      return "<li><a href=\"\(path)\"\(mark)>\(link.name)</a></li>"
    }
    return """
      <nav aria-label="\(text("本活动", "This event"))"><ul>\(items)</ul></nav>
      """
  }

  private var account: HTML {
    let other: Language = language == .zh ? .en : .zh
    let name = other == .zh ? "中文" : "English"
    var html: HTML = """
      <form class="language" method="post" action="/sign-in/language">
      <button name="language" value="\(other.rawValue)" lang="\(Self.tag(other))">\(name)</button>
      </form>
      """
    if let visitor = context.visitor {
      html =
        html + """
          <form class="who" method="post" action="/sign-out">\(Self.token(visitor))
          <span>\(visitor.name)\(text("，", ", "))\(visitor.role.name[language])</span>
          <button>\(text("退出", "Sign out"))</button></form>
          """
    }
    return html
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
