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
  /// For one name, and for everybody behind one address.
  private let byName = AttemptLimit(burst: 5, seconds: 60)
  private let hasher = Hasher()
  private let byAddress = AttemptLimit(burst: 30, seconds: 10)

  private static let signIn = LocalizedText(zh: "登录", en: "Sign in", ja: "ログイン", ko: "로그인")

  init(
    options: DeskOptions, ledger: DeskLedger, gate: Gate, now: @escaping @Sendable () -> Date
  ) {
    self.options = options
    self.ledger = ledger
    self.gate = gate
    self.now = now
  }

  func add(to router: Router<DeskContext>) {
    router.get("sign-in") { _, context in try invite(context) }
    router.post("sign-in/password") { request, context in try await password(request, context) }
    router.get("account") { _, context in account(context) }
    router.post("account") { request, context in try await change(request, context) }
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
      // The telephone's last copy goes with the session.
      response.headers[.clearSiteData] = "\"cache\", \"storage\""
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

  private func invite(_ context: DeskContext, isRefused: Bool = false) throws -> Response {
    let page = Page(
      title: Self.signIn[context.language], context: context)
    let wrong = page.text(
      "姓名或密码不对。", "The name or the password is wrong.", "お名前かパスワードが違います。",
      "이름이나 비밀번호가 맞지 않습니다.")
    let refused: HTML = isRefused ? "<p role=\"alert\">\(wrong)</p>" : HTML()
    let provider: HTML =
      options.provider.map { provider in
        let words = page.text(
          "用 \(provider.host) 登录", "Sign in with \(provider.host)", "\(provider.host) でログイン",
          "\(provider.host)(으)로 로그인")
        return "<p><a class=\"button main\" href=\"\(OpenIDPages.path)\">\(words)</a></p>"
      } ?? HTML()
    let hasPasswords = try ledger.hasPasswords()
    let form: HTML =
      hasPasswords
      ? """
      <form class="choice" method="post" action="/sign-in/password">
      <label>\(page.text("姓名", "Name", "お名前", "이름")) <input name="name" required maxlength="80" autocomplete="username"></label>
      <label>\(page.text("密码", "Password", "パスワード", "비밀번호")) <input name="password" type="password" required maxlength="256" autocomplete="current-password"></label>
      <button class="main">\(Self.signIn[context.language])</button></form>
      """ : HTML()
    let link =
      hasPasswords || options.provider != nil
      ? page.text(
        "也可打开您收到的登录链接。", "Or open the sign-in link that you were given.",
        "または、受け取ったログイン用リンクを開いてください。", "또는 받으신 로그인 링크를 여십시오.")
      : page.text(
        "请打开您收到的登录链接；首次启动时，链接显示在启动本台的终端里。",
        "Please open the sign-in link that you were given; at the first start it stands in the terminal that started the desk.",
        "受け取ったログイン用リンクを開いてください。初回は、デスクを起動した端末に表示されます。",
        "받으신 로그인 링크를 여십시오. 처음에는 데스크를 시작한 터미널에 표시됩니다.")
    return Answers.page(
      page.html(
        """
        \(refused)\(provider)\(form)
        <p>\(link)</p>
        """), status: isRefused ? .forbidden : .ok)
  }

  // MARK: Passwords

  private func password(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await Form(request)
    let name = form["name"] ?? ""
    let isAllowed =
      byAddress.allows(context.sender, at: now()) && byName.allows(name, at: now())
    guard isAllowed else { return Answers.problem(.tooManyRequests, context) }
    let account = try ledger.account(name)
    let hash = try ledger.passwordHash(of: name)
    // An unknown name is answered as late as a known one.
    let matches = await hasher.matches(form["password"] ?? "", hash ?? PasswordHash.nobody)
    guard matches, hash != nil, let account else {
      try ledger.add(DeskLedger.View(at: now(), who: account?.name ?? "?", what: "sign-in refused"))
      return try invite(context, isRefused: true)
    }
    return try open(account)
  }

  private func account(_ context: DeskContext, _ message: HTML = HTML()) -> Response {
    let page = Page(
      title: LocalizedText(
        zh: "我的密码", en: "My password", ja: "パスワード", ko: "내 비밀번호")[context.language],
      context: context)
    return Answers.page(
      page.html(
        """
        \(message)
        <form class="choice" method="post" action="/account">\(Page.token(context.visitor))
        <label>\(page.text(
          "新密码，至少 \(PasswordHash.shortest) 个字符", "A new password of \(PasswordHash.shortest) characters or more",
          "新しいパスワード（\(PasswordHash.shortest) 文字以上）", "새 비밀번호(\(PasswordHash.shortest)자 이상)"))
        <input name="password" type="password" required minlength="\(PasswordHash.shortest)" \
        maxlength="256" autocomplete="new-password"></label>
        <button class="main">\(page.text("保存", "Save", "保存", "저장"))</button></form>
        <p class="quiet">\(page.text(
          "保存后，您在其他设备上的登录即失效。", "Where else you are signed in, you will no longer be.",
          "保存すると、ほかの端末ではログアウトされます。", "저장하면 다른 기기에서는 로그아웃됩니다."))</p>
        """))
  }

  private func change(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await Form(request)
    guard let visitor = context.visitor, form.belongs(to: visitor),
      let secret = request.cookies[gate.cookieName].flatMap({ Secret(shown: $0.value) })
    else { return Answers.problem(.forbidden, context) }
    let language = context.language
    let password = form["password"] ?? ""
    guard PasswordHash.isAcceptable(password) else {
      let words = LocalizedText(
        zh: "密码太短或太长，未保存。", en: "It is too short or too long; nothing was saved.",
        ja: "短すぎるか長すぎるため、保存していません。", ko: "너무 짧거나 길어서 저장하지 않았습니다.")
      return account(context, "<p role=\"alert\">\(words[language])</p>")
    }
    try ledger.setPassword(
      hash: await hasher.make(password), of: visitor.name, keeping: secret.digest)
    try ledger.add(DeskLedger.View(at: now(), who: visitor.name, what: "password set"))
    let words = LocalizedText(zh: "已保存。", en: "Saved.", ja: "保存しました。", ko: "저장했습니다.")
    return account(context, "<p class=\"made\" role=\"status\">\(words[language])</p>")
  }

  private func button(_ text: String, _ context: DeskContext) throws -> Response {
    guard let secret = Secret(shown: text) else { return Answers.problem(.notFound, context) }
    let page = Page(
      title: Self.signIn[context.language], context: context)
    return Answers.page(
      page.html(
        """
        <form method="post" action="/sign-in/\(secret.text)">
        <p>\(page.text(
          "此链接只能用一次。", "This link works once.", "このリンクは一度だけ使えます。",
          "이 링크는 한 번만 쓸 수 있습니다."))</p>
        <button class="main">\(Self.signIn[context.language])</button>
        </form>
        """))
  }

  private func redeem(_ text: String, _ context: DeskContext) throws -> Response {
    guard let shown = Secret(shown: text),
      let account = try ledger.redeem(digest: shown.digest, at: now())
    else {
      let page = Page(
        title: LocalizedText(
          zh: "链接已失效", en: "The link no longer works", ja: "リンクは無効です", ko: "쓸 수 없는 링크입니다")[
            context.language],
        context: context)
      return Answers.page(
        page.html(
          """
          <p role="alert">\(page.text(
            "它已被用过或已过期，请向管理员索取新的链接。",
            "It was used before, or is too old. Ask the administrator for a new one.",
            "使用済みか、期限が切れています。管理者に新しいリンクを依頼してください。",
            "이미 사용했거나 기한이 지났습니다. 관리자에게 새 링크를 요청하십시오."))</p>
          """), status: .notFound)
    }
    return try open(account)
  }

  /// Begins a browser session.
  func open(_ account: DeskLedger.Account) throws -> Response {
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

/// Hashes one password after the other, as each takes 19 MiB.
private actor Hasher {
  func make(_ password: String) -> String { PasswordHash.make(password) }
  func matches(_ password: String, _ hash: String) -> Bool { PasswordHash.matches(password, hash) }
}
