// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import ListImport

/// What an import has understood, with its questions as a form.
struct ImportView {
  let page: Page
  let event: String

  private var token: HTML { Page.token(page.context.visitor) }
  private var language: Language { page.context.language }

  /// Where lists are dropped.
  var drop: HTML {
    let kinds = ListKind.allCases.map {
      "<option value=\"\($0.rawValue)\">\($0.name[language])</option>" as HTML
    }
    return """
      <form class="drop" method="post" action="/e/\(event)/lists/read" enctype="multipart/form-data">\(token)
      <div class="steps"><label class="wide">\(page.text(
        "工作簿、CSV、电子名片或日历（.xlsx .csv .tsv .vcf .ics），共 16 MB 以内",
        "Workbooks, CSV, vCards or calendars (.xlsx .csv .tsv .vcf .ics), 16 MB in all"))
      <input type="file" name="list" multiple required></label>
      <label>\(page.text("是什么", "What they are")) <select name="kind">\
      <option value="">\(page.text("看表头", "by their headings"))</option>\(kinds)</select></label>
      <button class="main">\(page.text("读入", "Read"))</button></div></form>
      """
  }

  var discard: HTML {
    """
    <form class="steps" method="post" action="/e/\(event)/lists/discard">\(token)
    <button>\(page.text("不要了", "Discard"))</button></form>
    """
  }

  func done(_ report: ImportReport) -> HTML {
    let added = report.lists.reduce(0) { $0 + $1.added }
    let updated = report.lists.reduce(0) { $0 + $1.updated }
    return """
      <section class="made" role="status"><h2>\(page.text(
        "已写入：新增 \(added)，更新 \(updated)", "Written: \(added) added, \(updated) updated"))</h2>
      <p>\(report.files.map(\.name).joined(separator: page.text("、", ", ")))</p></section>
      """
  }

  func report(
    _ report: ImportReport, _ upload: EventDesk.Upload, _ version: String
  ) -> HTML {
    let lists = report.lists.map(list)
    let changed = report.files.map(\.name).joined(separator: page.text("、", ", "))
    let tables =
      changed.isEmpty
      ? page.text("表格没有变化。", "No table changes.")
      : page.text("将变动：\(changed)", "These tables will change: \(changed)")
    let write: HTML =
      changed.isEmpty
      ? HTML()
      : """
      <form class="steps" method="post" action="/e/\(event)/lists/write">\(token)
      <input type="hidden" name="version" value="\(version)">
      <button class="main">\(page.text("写入表格", "Write into the tables"))</button></form>
      """
    return """
      \(lists)\(questions(report, upload))
      \(findings(report))
      <p>\(tables)</p>\(write)\(discard)
      """
  }

  private func list(_ list: ImportReport.List) -> HTML {
    func figure(_ name: String, _ value: Int) -> HTML {
      "<div><dt>\(name)</dt><dd>\(value)</dd></div>"
    }
    let columns = list.columns.map { column -> HTML in
      let field: HTML =
        column.field.map { "<code>\($0)</code>" }
        ?? "<span class=\"quiet\">\(page.text("不保留", "not kept"))</span>"
      return "<tr><th scope=\"row\">\(column.heading)</th><td>\(field)</td></tr>"
    }
    let skipped = list.skipped.prefix(50).map {
      "<li>\($0.place.description): \($0.reason.text[language])</li>" as HTML
    }
    let left: HTML =
      skipped.isEmpty
      ? HTML()
      : "<details><summary>\(page.text("跳过的行", "Rows left out"))</summary><ul>\(skipped)</ul></details>"
    return """
      <section><h2>\(list.name) <span class="quiet">\(list.format)</span></h2>
      <dl class="figures">\(figure(page.text("行", "rows"), list.rowCount))\
      \(figure(page.text("新增", "added"), list.added))\(figure(page.text("更新", "updated"), list.updated))\
      \(figure(page.text("不变", "unchanged"), list.unchanged))\
      \(figure(page.text("跳过", "left out"), list.skipped.count))</dl>
      <details><summary>\(page.text("各列是什么", "What the columns are"))</summary>\
      <table><tbody>\(columns)</tbody></table></details>\(left)</section>
      """
  }

  /// What the office must answer, each with the answers that there are.
  private func questions(_ report: ImportReport, _ upload: EventDesk.Upload) -> HTML {
    var fields: [HTML] = []
    for list in report.lists {
      for question in list.questions {
        fields.append(
          """
          <label>\(page.text(
            "“\(question.heading)”这一列是什么？\(question.cells) 格中有 \(question.matches) 格像",
            "What is the column “\(question.heading)”? \(question.matches) of \(question.cells) cells look like")) \
          <code>\(question.fieldName)</code>
          <select name="map"><option value="">\(page.text("还没有答", "no answer yet"))</option>\
          <option value="\(question.heading)=\(question.fieldName)">\(page.text("就是它", "that is what it is"))</option>\
          <option value="\(question.heading)=-">\(page.text("不要这一列", "leave the column out"))</option></select></label>
          """)
      }
    }
    // What was answered before stays answered.
    fields += upload.maps.map { "<input type=\"hidden\" name=\"map\" value=\"\($0)\">" }
    let withoutCountry = report.lists.reduce(0) { sum, list in
      sum + list.skipped.count { $0.reason == .noCountry }
    }
    if withoutCountry > 0 || !upload.country.isEmpty {
      fields.append(
        """
        <label>\(page.text("没有写国籍的人是哪国人？", "Which country are those of whom the list names none?"))
        <input name="country" maxlength="60" value="\(upload.country)"></label>
        """)
    }
    fields += report.offers.map { offer in
      let pair = "\(offer.from)=\(offer.into)"
      return """
        <label><span><input type="checkbox" name="merge" value="\(pair)"> \
        \(page.text("\(offer.from) 与 \(offer.into) 是同一人", "\(offer.from) and \(offer.into) are one person")) \
        <span class="quiet">\(offer.reason.text[language])</span></span></label>
        """
    }
    fields += upload.merges.map { "<input type=\"hidden\" name=\"merge\" value=\"\($0)\">" }
    guard
      report.lists.contains(where: { !$0.questions.isEmpty }) || withoutCountry > 0
        || !report.offers.isEmpty
    else { return HTML() }
    return """
      <form method="post" action="/e/\(event)/lists/answer">\(token)<fieldset>
      <legend>\(page.text("请回答", "Please answer"))</legend>
      <div class="steps">\(fields)<button>\(page.text("照此再读一次", "Read again with these answers"))</button></div>
      </fieldset></form>
      """
  }

  private func findings(_ report: ImportReport) -> HTML {
    let kinds: [(Finding.Severity, String)] = [
      (.warning, page.text("请核对", "Please check")),
      (.note, page.text("整理与说明", "Repairs and notes")),
    ]
    let parts = kinds.compactMap { severity, title -> HTML? in
      let all = report.findings.filter { $0.severity == severity }
      guard !all.isEmpty else { return nil }
      let items = all.prefix(100).map {
        "<li><span class=\"key\">\($0.code)</span> \($0.location.description): \($0.words(in: language))</li>"
          as HTML
      }
      let more: HTML =
        all.count > 100
        ? "<li>\(page.text("另有 \(all.count - 100) 条", "and \(all.count - 100) more"))</li>" : HTML()
      return """
        <details><summary>\(title) <span class="count">\(all.count)</span></summary>\
        <ul class="findings">\(items)\(more)</ul></details>
        """
    }
    return "\(parts)"
  }
}

extension ListKind {
  var name: LocalizedText {
    switch self {
    case .guests: LocalizedText(zh: "嘉宾", en: "guests")
    case .media: LocalizedText(zh: "媒体", en: "media")
    case .interpreters: LocalizedText(zh: "翻译", en: "interpreters")
    case .liaison: LocalizedText(zh: "联络员", en: "liaison officers")
    case .busy: LocalizedText(zh: "个人忙时", en: "busy times of one person")
    }
  }
}
