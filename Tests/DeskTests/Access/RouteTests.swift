// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

/// Every address of the desk under every role.
@Suite(.serialized) struct RouteTests {
  private static let slug = "cherry-blossom-2018"

  /// Addresses, each with the right that it takes; `nil` is open to everybody who has signed in.
  private static let pages: [(path: String, right: Role.Right?)] = [
    ("/e/\(slug)", .seeBoard), ("/e/\(slug)/day/3", .seeBoard),
    ("/e/\(slug)/day/3?by=leaders", .seeBoard), ("/e/\(slug)/day/3?by=interpreters", .seeBoard),
    ("/e/\(slug)/list", .seeBoard), ("/e/\(slug)/week", .seeBoard),
    ("/e/\(slug)/day/3?only=mayor", .seeBoard), ("/e/\(slug)/paper/slips", .seeBoard),
    ("/e/\(slug)/find?q=mayor", .seeBoard),
    ("/e/\(slug)/session/S21", .seeBoard), ("/e/\(slug)/session/S21/weigh", .seeBoard),
    ("/e/\(slug)/session/S21/options.json", .seeBoard), ("/e/\(slug)/basket", .plan),
    ("/e/\(slug)/proposals", .plan), ("/e/\(slug)/search", .plan), ("/e/\(slug)/lists", .plan),
    ("/e/\(slug)/editions", .seeBoard), ("/e/\(slug)/feeds", .feeds),
    ("/e/\(slug)/rain", .seeBoard),
    ("/e/\(slug)/paper", .seeBoard), ("/e/\(slug)/paper/week", .seeBoard),
    ("/e/\(slug)/paper/sheets?for=master", .seeBoard), ("/people", .people),
    ("/e/\(slug)/day/3?by=vehicles", .seeBoard), ("/e/\(slug)/sending", .approve),
    ("/together", .seeBoard), ("/together/2018-03-28", .seeBoard), ("/account", nil),
  ]

  /// Answers that go on; who may not have them is refused at once.
  private static let streams: [(path: String, right: Role.Right)] = [
    ("/e/\(slug)/live", .seeBoard), ("/e/\(slug)/search/events", .plan),
  ]

  /// What only an event on which a search has run has.
  private static let searched: [(path: String, right: Role.Right)] = [
    ("/e/\(slug)/search/board", .plan)
  ]

  /// What who has not the board may see and say of his own calendar.
  private static let own = [
    "/e/\(slug)/mine", "/e/\(slug)/mine/late", "/e/\(slug)/mine/absent",
    "/e/\(slug)/mine/interpreter",
  ]

  /// What is open to everybody, or asks for something else than a role: sign-in, feeds by their secret, files.
  private static let open: Set = [
    "GET /sign-in", "POST /sign-in/password", "POST /sign-in/language", "GET /sign-in/{secret}",
    "POST /sign-in/{secret}", "POST /sign-out", "POST /account", "GET /", "GET /static/{file}",
    "GET /worker.js", "GET /f/{secret}/{file}", "HEAD /f/{secret}/{file}",
  ]

  /// What changes something, each with its right.
  private static let steps: [(path: String, right: Role.Right)] = [
    ("/e/\(slug)/basket/add", .plan), ("/e/\(slug)/basket/try", .plan),
    ("/e/\(slug)/basket/keep", .plan), ("/e/\(slug)/session/S21/possible", .plan),
    ("/e/\(slug)/proposals/take", .plan), ("/e/\(slug)/search/start", .plan),
    ("/e/\(slug)/lists/read", .plan), ("/e/\(slug)/lists/write", .plan),
    ("/e/\(slug)/editions/submit", .plan), ("/e/\(slug)/editions/approve", .approve),
    ("/e/\(slug)/editions/publish", .approve), ("/e/\(slug)/editions/back", .approve),
    ("/e/\(slug)/rain/begin", .approve), ("/e/\(slug)/rain/end", .approve),
    ("/e/\(slug)/feeds/make", .feeds), ("/e/\(slug)/feeds/end", .feeds),
    ("/e/\(slug)/feeds/replace", .feeds),
    ("/people/save", .people), ("/people/remove", .people),
    ("/e/\(slug)/sending/invite", .approve), ("/e/\(slug)/sending/push", .approve),
    ("/e/\(slug)/sending/replies", .approve), ("/e/\(slug)/sending/purge", .people),
  ]

  /// What an officer says from his telephone, or takes back.
  private static let reports = ["/e/\(slug)/mine/late", "/e/\(slug)/mine/withdraw"]

  private static let scopes: [Role: String] = [.liaison: "LO01", .secretary: "C-US"]

  @Test func `no address is answered of which it is not said here who may have it`() async throws {
    let desk = try await RunningDesk()
    let known =
      Self.pages.map { "GET \($0.path)" } + Self.streams.map { "GET \($0.path)" }
      + Self.searched.map { "GET \($0.path)" }
      + Self.own.map { "GET \($0)" } + Self.steps.map { "POST \($0.path)" }
      + Self.reports.map { "POST \($0)" }
    for route in desk.routes where !Self.open.contains(route) {
      let isKnown = known.contains { address in
        let given = address.prefix { $0 != "?" }.split(separator: "/")
        let wanted = route.split(separator: "/")
        return given.count == wanted.count
          && zip(given, wanted).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
      }
      #expect(isKnown, "\(route)")
    }
    #expect(desk.routes.count > 50)
  }

  @Test
  func `every page opens to the roles that may, is refused to the others, and names no guest`()
    async throws
  {
    let desk = try await RunningDesk()
    #expect(Sentinels.values.count > 300)
    for (role, cookie) in try await everybody(desk) {
      for page in Self.pages {
        let answer = try await desk.send("GET", page.path, headers: cookie)
        let isAllowed = page.right.map { role.may($0) } ?? true
        let isThere = answer.status == (page.path == "/together" ? 303 : 200)
        #expect(isAllowed ? isThere : answer.status == 403, "\(role) \(page.path)")
        #expect(Sentinels.found(in: answer.body) == [], "\(role) \(page.path)")
      }
      for page in Self.searched {
        let answer = try await desk.send("GET", page.path, headers: cookie)
        #expect(answer.status == (role.may(page.right) ? 404 : 403), "\(role) \(page.path)")
      }
      for stream in Self.streams where !role.may(stream.right) {
        let answer = try await desk.send("GET", stream.path, headers: cookie)
        #expect(answer.status == 403, "\(role) \(stream.path)")
        #expect(Sentinels.found(in: answer.body) == [], "\(role) \(stream.path)")
      }
      for path in Self.own {
        let mine = try await desk.send("GET", path, headers: cookie)
        // Only an officer has somebody to report of.
        let isThere = path.hasSuffix("/mine") || role == .liaison
        #expect(
          mine.status == (role.may(.seeBoard) ? 403 : isThere ? 200 : 404), "\(role) \(path)")
        #expect(Sentinels.found(in: mine.body) == [], "\(role) \(path)")
      }
    }
  }

  @Test func `every step is refused to who may not, and to who may without the form's token`()
    async throws
  {
    let desk = try await RunningDesk()
    for (role, cookie) in try await everybody(desk) {
      for step in Self.steps {
        let answer = try await desk.send(
          "POST", step.path, headers: cookie, form: "token=\(String(repeating: "0", count: 64))")
        let isForm = step.path.hasSuffix("lists/read") || step.path.hasSuffix("sending/replies")
        let isBad = isForm && role.may(step.right) && answer.status == 400
        #expect(answer.status == 403 || isBad, "\(role) \(step.path) \(answer.status)")
        #expect(Sentinels.found(in: answer.body) == [], "\(role) \(step.path)")
      }
      for path in Self.reports + ["/account", "/sign-out"] {
        let answer = try await desk.send("POST", path, headers: cookie, form: "token=x")
        #expect(answer.status == 403, "\(role) \(path) \(answer.status)")
      }
    }
  }

  @Test func `nobody climbs out of the pages, and no line of a header is made from what was sent`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    for path in [
      "/static/..%2f..%2fPackage.swift", "/static/%2e%2e/desk.css", "/e/..%2f..%2fetc/list",
      "/e/\(Self.slug)/paper/sheets?for=../../events", "/e/\(Self.slug)/session/..%2fS21",
      "/e/\(Self.slug)/day/99999999999999999999", "/e/\(Self.slug)/day/-1",
    ] {
      let answer = try await desk.send("GET", path, headers: cookie)
      #expect(answer.status == 404, "\(path) \(answer.status)")
    }
    let injected = try await desk.send(
      "POST", "/sign-in/language",
      headers: cookie.merging(["Referer": "http://evil.example/x"]) { a, _ in a },
      form: "language=en%0d%0aSet-Cookie:%20a=b")
    #expect(injected.status == 400)
    #expect(injected.headers["set-cookie"] == nil)
    let away = try await desk.send(
      "POST", "/sign-in/language",
      headers: cookie.merging(["Referer": "http://evil.example/x"]) { a, _ in a },
      form: "language=en")
    #expect(away.headers["location"] == "/")
  }

  @Test func `a body beyond the bounds is refused, and the next request is answered`() async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let large = String(repeating: "x", count: 100_000)
    let refused = try await desk.send(
      "POST", "/e/\(Self.slug)/basket/add", headers: cookie, form: "token=1&change=\(large)")
    let next = try await desk.send("GET", "/e/\(Self.slug)/list", headers: cookie)

    #expect(refused.status == 413)
    #expect(next.status == 200)
  }

  @Test func `who has not signed in is sent to sign-in from every address, whatever he sends`()
    async throws
  {
    let desk = try await RunningDesk()
    let asked =
      Self.pages.map(\.path) + Self.streams.map(\.path) + Self.own + Self.steps.map(\.path)
    for path in asked {
      let looked = try await desk.send("GET", path)
      #expect(looked.headers["location"] == "/sign-in", "\(path) \(looked.status)")
      #expect(looked.body.isEmpty)
      let planted = try await desk.send(
        "GET", path, headers: ["Cookie": "attache=\(String(repeating: "a", count: 32))"])
      #expect(planted.headers["location"] == "/sign-in", "\(path) \(planted.status)")
      let sent = try await desk.send("POST", path, form: "token=x")
      #expect(sent.status == 401, "\(path) \(sent.status)")
    }
  }

  @Test func `a session that somebody planted is not the one that a sign-in begins`() async throws {
    let desk = try await RunningDesk()
    let planted = String(repeating: "a", count: 32)
    let signedIn = try await desk.send(
      "POST", desk.firstLink, headers: ["Cookie": "attache=\(planted)"])
    let own = try #require(signedIn.cookie("attache"))
    #expect(own != planted)
    for (secret, status) in [(planted, 303), (own, 200)] {
      let answer = try await desk.send(
        "GET", "/e/\(Self.slug)/list", headers: ["Cookie": "attache=\(secret)"])
      #expect(answer.status == status)
    }
  }

  /// A cookie line for each role.
  private func everybody(_ desk: RunningDesk) async throws -> [(Role, [String: String])] {
    let first = try await desk.signIn(desk.firstLink)
    var all: [(Role, [String: String])] = []
    for role in Role.allCases {
      let cookie = try await desk.enter(
        role.rawValue, role, scope: Self.scopes[role] ?? "", by: first)
      all.append((role, cookie))
    }
    return all
  }
}
