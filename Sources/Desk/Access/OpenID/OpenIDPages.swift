// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import HTTPTypes
import Hummingbird
import Ledger

/// Signing in with the office's identity provider: there with a state, back with a code.
///
/// The state comes back in the address and must be that of the browser's own cookie, so that nobody is signed in by a link
/// that another made. Who is not known at the desk does not get in, whatever the provider says.
///
/// - Source: OpenID Connect Core 1.0 section 3.1; RFC 9700 sections 2.1 and 4.7; RFC 9207.
struct OpenIDPages: Sendable {
  static let path = "/sign-in/with-provider"

  let options: DeskOptions
  let ledger: DeskLedger
  let signIn: SignInPages
  let provider: IdentityProvider
  let now: @Sendable () -> Date
  private let seal = SignInSeal()

  init(
    options: DeskOptions, ledger: DeskLedger, signIn: SignInPages, provider: IdentityProvider,
    now: @escaping @Sendable () -> Date
  ) {
    self.options = options
    self.ledger = ledger
    self.signIn = signIn
    self.provider = provider
    self.now = now
  }

  func add(to router: Router<DeskContext>) {
    router.get("sign-in/with-provider") { _, context in try await begin(context) }
    router.get("sign-in/with-provider/back") { request, context in
      try await comeBack(request, context)
    }
  }

  private var back: String { "\(options.address)\(Self.path)/back" }

  private func begin(_ context: DeskContext) async throws -> Response {
    let places: IdentityProvider.Places
    do throws(IdentityProvider.Fault) {
      places = try await provider.places()
    } catch {
      return refusal(error, context)
    }
    // Tokens are of the world's time, and so are sign-ins, also in a rehearsal.
    let signIn = seal.begin(at: Date())
    var response = Answers.seeOther(provider.authorization(places, back: back, for: signIn))
    response.setCookie(cookie(signIn.cookie, maxAge: Int(SignInSeal.lasting)))
    return response
  }

  private func comeBack(_ request: Request, _ context: DeskContext) async throws -> Response {
    let query = request.uri.queryParameters
    guard let state = query.get("state"), let cookie = request.cookies[cookieName]?.value,
      let begun = seal.resume(cookie, state: state, at: Date())
    else {
      // Some providers leave the state out where they refuse. Neither this nor anybody's link ends a sign-in that is under way.
      return query.get("error") == nil ? stale(context) : refusal(.refused, context)
    }
    var response = try await end(begun, query, context)
    response.setCookie(self.cookie("", maxAge: 0))
    return response
  }

  /// Ends a sign-in that this browser began.
  private func end(
    _ begun: SignInSeal.SignIn, _ query: Parameters, _ context: DeskContext
  ) async throws -> Response {
    guard query.get("error") == nil else { return refusal(.refused, context) }
    guard query.get("iss").map({ $0 == provider.named.issuer }) ?? true else {
      return refusal(.token(.notForUs), context)
    }
    guard let code = query.get("code"), code.utf8.count <= 4096 else {
      return refusal(.refused, context)
    }
    let name: String
    do throws(IdentityProvider.Fault) {
      name = try await provider.name(for: code, of: begun, back: back, at: Date())
    } catch {
      try ledger.add(DeskLedger.View(at: now(), who: "?", what: "sign-in refused"))
      return refusal(error, context)
    }
    guard let account = try ledger.account(name) else {
      try ledger.add(DeskLedger.View(at: now(), who: "?", what: "sign-in refused"))
      return unknown(name, context)
    }
    return try signIn.open(account)
  }

  /// With TLS no neighbour under the same domain can plant it.
  private var cookieName: String { options.isSecure ? "__Host-attache-sign-in" : "attache-sign-in" }

  private func cookie(_ value: String, maxAge: Int) -> Cookie {
    Cookie(
      name: cookieName, value: value, maxAge: maxAge, path: "/", secure: options.isSecure,
      httpOnly: true, sameSite: .lax)
  }

  // MARK: What went wrong

  private func stale(_ context: DeskContext) -> Response {
    answer(
      LocalizedText(
        zh: "此次登录已过期，或不是在这个浏览器里开始的。请重新登录。",
        en: "This sign-in is too old, or was begun in another browser. Please begin again.",
        ja: "このログインは期限が切れているか、別のブラウザーで始められたものです。もう一度お試しください。",
        ko: "로그인 시간이 지났거나 다른 브라우저에서 시작되었습니다. 다시 시작하십시오."),
      .badRequest, context)
  }

  private func unknown(_ name: String, _ context: DeskContext) -> Response {
    answer(
      LocalizedText(
        zh: "本台没有名为 \(name) 的人。请管理员以此名添加您。",
        en: "Nobody at this desk is called \(name). Ask the administrator to add you by that name.",
        ja: "\(name) という名の方は登録されていません。管理者にこの名での登録を依頼してください。",
        ko: "이 데스크에 \(name) 이름으로 등록된 사람이 없습니다. 관리자에게 이 이름으로 등록을 요청하십시오."),
      .forbidden, context)
  }

  private func refusal(_ fault: IdentityProvider.Fault, _ context: DeskContext) -> Response {
    let host = provider.named.host
    let words: LocalizedText =
      switch fault {
      case .away:
        LocalizedText(
          zh: "\(host) 没有应答。请稍后再试，或用登录链接登录。",
          en: "\(host) does not answer. Try again later, or use a sign-in link.",
          ja: "\(host) が応答しません。しばらくしてからお試しいただくか、ログイン用リンクをお使いください。",
          ko: "\(host)에서 응답이 없습니다. 잠시 후 다시 시도하거나 로그인 링크를 사용하십시오.")
      case .strange:
        LocalizedText(
          zh: "\(host) 的应答无法使用。请告知管理员。",
          en: "\(host) answers in a way that cannot be used. Please tell the administrator.",
          ja: "\(host) の応答を利用できません。管理者にお知らせください。",
          ko: "\(host)의 응답을 사용할 수 없습니다. 관리자에게 알려 주십시오.")
      case .busy:
        LocalizedText(
          zh: "现在登录的人太多，请稍后再试。",
          en: "Too many people are signing in just now. Try again in a moment.",
          ja: "ログインが集中しています。しばらくしてからお試しください。", ko: "지금 로그인하는 사람이 너무 많습니다. 잠시 후 다시 시도하십시오.")
      case .refused:
        LocalizedText(
          zh: "\(host) 没有让您登录。", en: "\(host) did not sign you in.",
          ja: "\(host) でログインできませんでした。", ko: "\(host)에서 로그인되지 않았습니다.")
      case .token(.nameless):
        LocalizedText(
          zh: "\(host) 没有给出经核实的 \(provider.named.claim)。请告知管理员。",
          en: "\(host) gives no verified \(provider.named.claim). Please tell the administrator.",
          ja: "\(host) から確認済みの \(provider.named.claim) が得られません。管理者にお知らせください。",
          ko: "\(host)에서 확인된 \(provider.named.claim) 값을 주지 않습니다. 관리자에게 알려 주십시오.")
      case .token(.unsigned):
        LocalizedText(
          zh: "无法核实 \(host) 的签名。请告知管理员。",
          en: "The signature of \(host) cannot be verified. Please tell the administrator.",
          ja: "\(host) の署名を確認できません。管理者にお知らせください。",
          ko: "\(host)의 서명을 확인할 수 없습니다. 관리자에게 알려 주십시오.")
      case .token(.outOfTime):
        LocalizedText(
          zh: "\(host) 与本台的时钟不一致。请告知管理员。",
          en: "The clocks of \(host) and of the desk differ. Please tell the administrator.",
          ja: "\(host) とデスクの時計が合っていません。管理者にお知らせください。",
          ko: "\(host)와 데스크의 시계가 다릅니다. 관리자에게 알려 주십시오.")
      case .token:
        LocalizedText(
          zh: "\(host) 的答复不属于此次登录，未予接受。请重新登录。",
          en:
            "The answer of \(host) does not belong to this sign-in. Please begin again.",
          ja: "\(host) の応答はこのログインのものではないため、受け付けませんでした。もう一度お試しください。",
          ko: "\(host)의 응답이 이 로그인의 것이 아니어서 받지 않았습니다. 다시 시작하십시오.")
      }
    let status: HTTPResponse.Status =
      switch fault {
      case .away, .strange: .badGateway
      case .busy: .serviceUnavailable
      case .refused, .token: .forbidden
      }
    return answer(words, status, context)
  }

  private func answer(
    _ words: LocalizedText, _ status: HTTPResponse.Status, _ context: DeskContext
  ) -> Response {
    let page = Page(
      title: LocalizedText(
        zh: "未能登录", en: "Not signed in", ja: "ログインできません", ko: "로그인되지 않음")[context.language],
      context: context)
    return Answers.page(
      page.html(
        """
        <p role="alert">\(words[context.language])</p>
        <p><a class="button" href="/sign-in">\(page.text("回到登录", "Back to sign-in", "ログインに戻る", "로그인으로 돌아가기"))</a></p>
        """), status: status)
  }
}
