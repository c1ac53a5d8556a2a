// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import HTTPTypes
import Hummingbird
import Ledger

/// Lets in who is signed in, refuses what another site sent, and closes every page to the outside.
///
/// - Source: W3C CSP Level 3; Fetch Metadata Request Headers (`Sec-Fetch-Site`); OWASP CSRF Prevention
///   Cheat Sheet.
struct Gate: RouterMiddleware {
  static let idle: TimeInterval = 12 * 3600
  static let longest: TimeInterval = 7 * 24 * 3600

  let options: DeskOptions
  let ledger: DeskLedger
  let now: @Sendable () -> Date
  /// The desk's only event; `nil` where it has several.
  let home: EventDesk?

  func handle(
    _ request: Request, context: DeskContext,
    next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    // Feeds and their clients know nothing of sign-in, and come by the thousand.
    let isFeed = request.uri.path.hasPrefix("/f/")
    if isFeed, request.uri.path.hasSuffix(".ics"), isOurHost(request) {
      return close(try await next(request, context), request)
    }
    var context = context
    context.language = Self.language(of: request)
    context.home = home
    context.sender = options.sender(
      named: request.headers[.forwardedFor], by: context.remoteAddress)
    if !isOurHost(request) {
      return close(Answers.problem(.misdirectedRequest, context), request)
    }
    if isFeed { return close(try await next(request, context), request) }
    do throws(LedgerError) {
      context.visitor = try visitor(of: request, context)
      // What the office works on is written in two languages, what guests read in four.
      if context.visitor?.role.may(.seeBoard) == true {
        context.language = context.language.ofTheOffice
      }
    } catch {
      return close(Answers.world(error.description, context), request)
    }
    let isWrite = request.method != .get && request.method != .head
    if isWrite, isForeign(request) {
      return close(Answers.problem(.forbidden, context), request)
    }
    let isOpen =
      request.uri.path.hasPrefix("/static/") || request.uri.path.hasPrefix("/sign-in")
      || request.uri.path == "/worker.js"
    guard isOpen || context.visitor != nil else {
      return close(
        isWrite ? Answers.problem(.unauthorized, context) : .redirect(to: "/sign-in"), request)
    }
    return close(try await next(request, context), request)
  }

  private func visitor(
    of request: Request, _ context: DeskContext
  ) throws(LedgerError) -> Visitor? {
    if let header = options.trustedHeader, header.addresses.contains(context.remoteAddress),
      let field = HTTPField.Name(header.name), let name = request.headers[field],
      let account = try ledger.account(name)
    {
      return Self.visitor(account, secret: "")
    }
    guard let cookie = request.cookies[cookieName], let secret = Secret(shown: cookie.value),
      let account = try ledger.account(ofSession: secret.digest, at: now(), idle: Self.idle)
    else { return nil }
    return Self.visitor(account, secret: secret.text)
  }

  private static func visitor(_ account: DeskLedger.Account, secret: String) -> Visitor? {
    guard let role = Role(rawValue: account.role) else { return nil }
    return Visitor(
      name: account.name, role: role, scope: account.scope,
      formToken: ContentHash.hex(of: Array("form \(secret)".utf8)))
  }

  var cookieName: String { options.isSecure ? "__Host-attache" : "attache" }

  /// A name that another site's address was pointed at this machine under is not ours (DNS rebinding).
  private func isOurHost(_ request: Request) -> Bool {
    guard let authority = request.head.authority?.lowercased() else { return false }
    let host =
      authority.hasPrefix("[")
      ? String(authority.prefix { $0 != "]" }.dropFirst())
      : String(authority.prefix { $0 != ":" })
    if options.isLoopback, options.publicAddress == nil {
      return host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
    return host == URL(string: options.address)?.host()?.lowercased()
      || host == options.host.lowercased()
  }

  /// Whether a page of another site sent the request.
  private func isForeign(_ request: Request) -> Bool {
    if let site = request.headers[.secFetchSite] { return site != "same-origin" }
    guard let origin = request.headers[.origin] else { return false }
    guard let authority = request.head.authority else { return true }
    return origin != "http://\(authority)" && origin != "https://\(authority)"
  }

  private func close(_ response: Response, _ request: Request) -> Response {
    var response = response
    let isFeed = request.uri.path.hasPrefix("/f/")
    response.headers[.contentSecurityPolicy] =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
      + "worker-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.referrerPolicy] = isFeed ? "no-referrer" : "same-origin"
    response.headers[.robots] = "noindex"
    if !isFeed, response.headers[.cacheControl] == nil {
      response.headers[.cacheControl] = "no-store"
    }
    return response
  }

  /// The language chosen on the page, or else the first of the browser's that there is, or else English.
  static func language(of request: Request) -> Language {
    if let chosen = request.cookies["language"].flatMap({ Language(code: $0.value) }) {
      return chosen
    }
    let wanted = (request.headers[.acceptLanguage] ?? "").lowercased()
      .split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces).prefix(2) }
    return wanted.lazy.compactMap { Language(code: String($0)) }.first ?? .en
  }
}

extension HTTPField.Name {
  static let forwardedFor = field("X-Forwarded-For")
  static let secFetchSite = field("Sec-Fetch-Site")
  static let referrerPolicy = field("Referrer-Policy")
  static let robots = field("X-Robots-Tag")
  static let clearSiteData = field("Clear-Site-Data")

  private static func field(_ name: String) -> HTTPField.Name {
    guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is no field name") }
    return field
  }
}
