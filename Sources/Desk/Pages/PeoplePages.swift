// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Hummingbird
import Ledger

/// Who may sign in, and what was seen and exported.
struct PeoplePages: Sendable {
  let desk: DeskLedger
  let signIn: SignInPages
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("people") { _, context in
      _ = try context.admitted(to: .people)
      return try page(context, link: nil)
    }
    router.post("people/save") { request, context in
      let form = try await Form(request)
      let visitor = try context.admitted(to: .people, with: form)
      let name = (form["name"] ?? "").trimmingCharacters(in: .whitespaces)
      let scope = (form["scope"] ?? "").trimmingCharacters(in: .whitespaces)
      guard !name.isEmpty, name.count <= 80, scope.count <= 40,
        let role = Role(rawValue: form["role"] ?? ""), role.hasScope == !scope.isEmpty
      else { return Answers.problem(.badRequest, context) }
      // Nobody takes the last right to let people in from himself.
      guard name != visitor.name || role == .administrator else {
        return Answers.problem(.conflict, context)
      }
      try desk.save(DeskLedger.Account(name: name, role: role.rawValue, scope: scope))
      try desk.add(
        DeskLedger.View(at: now(), who: visitor.name, what: "account \(name): \(role.rawValue)"))
      return try page(context, link: (name, signIn.link(for: name)))
    }
    router.post("people/remove") { request, context in
      let form = try await Form(request)
      let visitor = try context.admitted(to: .people, with: form)
      guard let name = form["name"], name != visitor.name else {
        return Answers.problem(.forbidden, context)
      }
      try desk.removeAccount(name)
      try desk.add(DeskLedger.View(at: now(), who: visitor.name, what: "account removed: \(name)"))
      return Answers.seeOther("/people")
    }
  }

  private func page(
    _ context: DeskContext, link: (name: String, address: String)?
  ) throws -> Response {
    let language = context.language
    let page = Page(
      title: LocalizedText(zh: "人员与记录", en: "People and log")[language], context: context,
      place: "people")
    func remove(_ name: String) -> HTML {
      """
      <form method="post" action="/people/remove">\(Page.token(context.visitor))
      <button name="name" value="\(name)" aria-label="\(page.text("移除", "Remove")) \(name)">\
      \(page.text("移除", "Remove"))</button></form>
      """
    }
    let rows = try desk.accounts().map { account -> HTML in
      let role = Role(rawValue: account.role)?.name[language] ?? account.role
      return """
        <tr><th scope="row">\(account.name)</th><td>\(role) \(account.scope)</td>
        <td>\(account.name == context.visitor?.name ? HTML() : remove(account.name))</td></tr>
        """
    }
    let roles = Role.allCases.map { role -> HTML in
      "<option value=\"\(role.rawValue)\">\(role.name[language])</option>"
    }
    let views = try desk.views(limit: 100).map { view -> HTML in
      """
      <tr><td class="time">\(Self.moment(view.at))</td><td>\(view.who)</td><td>\(LogWords.of(view.what)[language])</td></tr>
      """
    }
    let made: HTML =
      link.map { link -> HTML in
        """
        <section class="made" role="status"><h2>\(link.name)</h2>
        <p>\(page.text("登录链接，一天内可用一次：", "A sign-in link, good once within a day:"))</p>
        <p><code>\(link.address)</code></p></section>
        """
      } ?? HTML()
    return Answers.page(
      page.html(
        """
        \(made)
        <table><thead><tr><th scope="col">\(page.text("姓名", "Name"))</th>
        <th scope="col">\(page.text("角色", "Role"))</th><th><span class="unseen">\(page.text("移除", "Remove"))</span></th></tr></thead><tbody>\(rows)</tbody></table>
        <h2>\(page.text("添加或更改", "Add or change somebody"))</h2>
        <form class="steps" method="post" action="/people/save">\(Page.token(context.visitor))
        <label>\(page.text("姓名", "Name")) <input name="name" required maxlength="80"></label>
        <label>\(page.text("角色", "Role")) <select name="role">\(roles)</select></label>
        <label>\(page.text("联络员或领馆代码", "Officer or consulate")) \
        <input name="scope" maxlength="40"></label>
        <button>\(page.text("保存并给出登录链接", "Save and make a sign-in link"))</button></form>
        <h2>\(page.text("记录", "Log"))</h2><table class="stack log">
        <thead><tr><th scope="col">\(page.text("时间（\(Self.zone)）", "Time (\(Self.zone))"))</th>
        <th scope="col">\(page.text("谁", "Who"))</th><th scope="col">\(page.text("做了什么", "What"))</th></tr></thead>
        <tbody>\(views)</tbody></table>
        """))
  }

  /// The zone of this machine's clock, such as `GMT+8`.
  private static var zone: String { TimeZone.current.abbreviation() ?? TimeZone.current.identifier }

  /// On the clock of this machine, as there is no festival here.
  private static func moment(_ instant: Date) -> String {
    instant.formatted(
      Date.ISO8601FormatStyle(timeZone: .current).year().month().day()
        .dateTimeSeparator(.space).time(includingFractionalSeconds: false))
  }
}
