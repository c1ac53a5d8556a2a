// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import HTTPTypes
import Hummingbird
import Ledger

/// Signing in with a link that works once, and out again.
///
/// Programs that look at mails open every link in them; so the link only shows a button, and the
/// button's POST uses it up.
struct SignInPages: Sendable {
  let options: DeskOptions
  let ledger: DeskLedger
  let gate: Gate
  let now: @Sendable () -> Date

  func add(to router: Router<DeskContext>) {
    router.get("sign-in") { _, context in invite(context) }
    router.get("sign-in/:secret") { request, context in
      try button(context.parameters.require("secret"), context)
    }
    router.post("sign-in/language") { request, context in
      let form = try await Form(request)
      guard let language = form["language"].flatMap({ Language(code: $0) }) else {
        return Answers.problem(.badRequest, context)
      }
      var response = Answers.seeOther(Self.wayBack(request))
      response.setCookie(
        Cookie(
          name: "language", value: language.rawValue, maxAge: 365 * 24 * 3600, path: "/",
          secure: options.isSecure, httpOnly: true, sameSite: .lax))
      return response
    }
    router.post("sign-in/:secret") { request, context in
      try redeem(context.parameters.require("secret"), context)
    }
    router.post("sign-out") { request, context in
      let form = try await Form(request)
      guard let visitor = context.visitor, form.belongs(to: visitor) else {
        return Answers.problem(.forbidden, context)
      }
      if let secret = request.cookies[gate.cookieName].flatMap({ Secret(shown: $0.value) }) {
        try ledger.removeSession(digest: secret.digest)
      }
      var response = Answers.seeOther("/sign-in")
      response.setCookie(cookie("", maxAge: 0))
      return response
    }
  }

  /// A link that signs an account in once within a day.
  func link(for account: String) throws(LedgerError) -> String {
    let secret = Secret()
    try ledger.addInvitation(
      digest: secret.digest, account: account, ends: now().addingTimeInterval(24 * 3600))
    return "\(options.address)/sign-in/\(secret.text)"
  }

  private func invite(_ context: DeskContext) -> Response {
    let page = Page(
      title: LocalizedText(zh: "登录", en: "Sign in")[context.language], context: context)
    return Answers.page(
      page.html(
        """
        <p>\(page.text(
          "请打开您收到的登录链接；首次启动时，链接显示在启动本台的终端里。",
          "Open the sign-in link you were given; at the first start it stands in the terminal that started the desk."))</p>
        """))
  }

  private func button(_ text: String, _ context: DeskContext) throws -> Response {
    guard let secret = Secret(shown: text) else { return Answers.problem(.notFound, context) }
    let page = Page(
      title: LocalizedText(zh: "登录", en: "Sign in")[context.language], context: context)
    return Answers.page(
      page.html(
        """
        <form method="post" action="/sign-in/\(secret.text)">
        <p>\(page.text("此链接只能用一次。", "This link works once."))</p>
        <button class="main">\(page.text("登录", "Sign in"))</button>
        </form>
        """))
  }

  private func redeem(_ text: String, _ context: DeskContext) throws -> Response {
    guard let shown = Secret(shown: text),
      let account = try ledger.redeem(digest: shown.digest, at: now())
    else {
      let page = Page(
        title: LocalizedText(zh: "链接已失效", en: "The link no longer works")[context.language],
        context: context)
      return Answers.page(
        page.html(
          """
          <p role="alert">\(page.text(
            "它已被用过或已过期，请向管理员索取新的链接。",
            "It was used before, or is too old. Ask the administrator for a new one."))</p>
          """), status: .notFound)
    }
    // A new secret at every sign-in: one that was planted before is worth nothing.
    let secret = Secret()
    try ledger.addSession(
      digest: secret.digest, account: account.name, at: now(),
      ends: now().addingTimeInterval(Gate.longest))
    try ledger.add(DeskLedger.View(at: now(), who: account.name, what: "sign-in"))
    var response = Answers.seeOther("/")
    response.setCookie(cookie(secret.text, maxAge: Int(Gate.longest)))
    return response
  }

  private func cookie(_ value: String, maxAge: Int) -> Cookie {
    Cookie(
      name: gate.cookieName, value: value, maxAge: maxAge, path: "/", secure: options.isSecure,
      httpOnly: true, sameSite: .lax)
  }

  /// The page a form was sent from, as a path of ours; never another site.
  static func wayBack(_ request: Request) -> String {
    guard let sent = request.headers[.referer].flatMap(URL.init(string:)),
      let authority = request.head.authority, let host = sent.host(),
      authority == (sent.port.map { "\(host):\($0)" } ?? host),
      sent.path.hasPrefix("/"), !sent.path.hasPrefix("//")
    else { return "/" }
    return sent.path
  }
}
