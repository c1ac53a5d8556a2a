// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

/// The desk as browsers and calendar programs meet it, over real connections.
@Suite(.serialized) struct DeskTests {
  private let slug = "cherry-blossom-2018"

  @Test func `a link shows a button, its POST signs in once, and the second comer gets nothing`()
    async throws
  {
    let desk = try await RunningDesk()
    let looked = try await desk.send("GET", desk.firstLink)
    let again = try await desk.send("GET", desk.firstLink)
    let first = try await desk.send("POST", desk.firstLink)
    let second = try await desk.send("POST", desk.firstLink)

    #expect(looked.status == 200)
    #expect(again.status == 200)
    #expect(first.status == 303)
    #expect(first.headers["set-cookie"]?.contains("HttpOnly") == true)
    #expect(first.headers["set-cookie"]?.contains("SameSite=Lax") == true)
    #expect(second.status == 404)
    #expect(second.headers["set-cookie"] == nil)
  }

  @Test func `an address that is like a feed's and is none is answered in the reader's language`()
    async throws
  {
    let desk = try await RunningDesk()
    for path in ["/f/x", "/f/x/y/z.ics"] {
      let answer = try await desk.send("GET", path, headers: ["Accept-Language": "ko"])
      #expect(answer.status == 404)
      #expect(answer.headers["set-cookie"] == nil)
    }
    let page = try await desk.send("GET", "/f/x", headers: ["Accept-Language": "ko"])
    #expect(page.text.contains("lang=\"ko\""))
  }

  @Test func `without sign-in every page leads to sign-in, and nothing of the event is said`()
    async throws
  {
    let desk = try await RunningDesk()
    for path in [
      "/", "/e/\(slug)", "/e/\(slug)/list", "/e/\(slug)/day/1", "/e/\(slug)/editions",
      "/e/\(slug)/feeds", "/e/\(slug)/mine", "/people", "/e/no-such-event", "/no/such/page",
    ] {
      let answer = try await desk.send("GET", path)
      #expect(answer.status == 302 || answer.status == 303, "\(path) \(answer.status)")
      #expect(answer.headers["location"] == "/sign-in")
      #expect(answer.body.isEmpty)
    }
  }

  @Test func `the board holds every session of its day, in both languages`() async throws {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let zh = try await desk.send(
      "GET", "/e/\(slug)/day/3",
      headers: cookie.merging(["Accept-Language": "zh-CN"]) { a, _ in a })
    let en = try await desk.send(
      "GET", "/e/\(slug)/day/3", headers: cookie.merging(["Accept-Language": "en"]) { a, _ in a })
    let list = try await desk.send("GET", "/e/\(slug)/list", headers: cookie)

    #expect(zh.status == 200)
    #expect(zh.text.contains("lang=\"zh-Hans\""))
    #expect(zh.text.contains("植樱"))
    #expect(en.text.contains("3月28日") == false)
    #expect(en.text.contains("Wed 28 March"))
    #expect(list.text.matches(of: /data-session=/).count == 53)
    #expect(
      zh.text.matches(of: /data-session=/).count == en.text.matches(of: /data-session=/).count)
  }

  @Test func `a form from another site, without its token or under another name is refused`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let path = "/e/\(slug)/editions/submit"
    let foreign = try await desk.send(
      "POST", path, headers: cookie.merging(["Origin": "https://evil.example"]) { a, _ in a },
      form: "token=x")
    let crossSite = try await desk.send(
      "POST", path, headers: cookie.merging(["Sec-Fetch-Site": "cross-site"]) { a, _ in a },
      form: "token=x")
    let bare = try await desk.send("POST", path, headers: cookie, form: "version=x")
    let otherHost = try await desk.send("GET", "/sign-in", headers: ["Host": "evil.example"])

    #expect(foreign.status == 403)
    #expect(crossSite.status == 403)
    #expect(bare.status == 403)
    #expect(otherHost.status == 421)
  }

  @Test func `every answer forbids frames, foreign scripts and sniffing`() async throws {
    let desk = try await RunningDesk()
    for path in ["/sign-in", "/", "/static/desk.css", "/f/x/y.ics", "/no/such"] {
      let answer = try await desk.send("GET", path)
      #expect(answer.headers["content-security-policy"]?.contains("default-src 'none'") == true)
      #expect(
        answer.headers["content-security-policy"]?.contains("frame-ancestors 'none'") == true)
      #expect(answer.headers["x-content-type-options"] == "nosniff")
      #expect(answer.headers["x-robots-tag"] == "noindex")
    }
  }

  @Test
  func `a feed answers 200 once, then 304, compresses for who asks, and ends without a trace`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let page = try await desk.send("GET", "/e/\(slug)/feeds", headers: cookie)
    let token = try #require(
      page.text.firstMatch(of: /name="token" value="([0-9a-f]{64})"/).map { String($0.1) })
    let made = try await desk.send(
      "POST", "/e/\(slug)/feeds/make", headers: cookie,
      form: "token=\(token)&recipient=units/C-US.H")
    let path = try #require(
      made.text.firstMatch(of: /http:\/\/[^\/<]+(\/f\/[A-Za-z0-9_-]{32}\/[^<]+\.ics)/)
        .map { String($0.1) })

    let plain = try await desk.send("GET", path, headers: ["Accept-Encoding": "identity"])
    let tag = try #require(plain.headers["etag"])
    let unchanged = try await desk.send(
      "GET", path, headers: ["Accept-Encoding": "identity", "If-None-Match": "\"x\", W/\(tag)"])
    let head = try await desk.send("HEAD", path, headers: ["Accept-Encoding": "identity"])
    let unknown = try await desk.send("GET", "/f/\(String(repeating: "a", count: 32))/\(slug).ics")
    let wrongName = try await desk.send("GET", path.replacing(slug, with: "other"))

    #expect(plain.status == 200)
    #expect(plain.headers["content-type"] == "text/calendar; charset=utf-8")
    #expect(plain.headers["vary"] == "Accept-Encoding")
    #expect(plain.headers["set-cookie"] == nil)
    #expect(plain.text.hasPrefix("BEGIN:VCALENDAR"))
    #expect(unchanged.status == 304)
    #expect(unchanged.headers["etag"] == tag)
    #expect(unchanged.body.isEmpty)
    #expect(head.status == 200)
    #expect(head.headers["etag"] == tag)
    #expect(head.body.isEmpty)
    #expect(wrongName.status == 404)
    #expect(wrongName.body == unknown.body)

    let ended = try await desk.send(
      "POST", "/e/\(slug)/feeds/end", headers: cookie, form: "token=\(token)&feed=1")
    let gone = try await desk.send("GET", path)

    #expect(ended.status == 303)
    #expect(gone.status == 404)
    #expect(gone.body == unknown.body)
  }

  @Test func `who may not see the board sees his own calendar and nothing else`() async throws {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let roles: [(Role, String)] = [(.liaison, "LO01"), (.secretary, "C-US"), (.viewer, "")]
    for (role, scope) in roles {
      let theirs = try await desk.enter(role.rawValue, role, scope: scope, by: cookie)
      for path in [
        "/e/\(slug)", "/e/\(slug)/day/3", "/e/\(slug)/list", "/e/\(slug)/session/S01",
        "/e/\(slug)/editions", "/e/\(slug)/feeds", "/people",
      ] {
        let answer = try await desk.send("GET", path, headers: theirs)
        #expect(answer.status == 403, "\(role) \(path)")
      }
      let mine = try await desk.send("GET", "/e/\(slug)/mine", headers: theirs)
      #expect(mine.status == 200, "\(role)")
      #expect(mine.text.contains("class=\"day\""))
    }
  }

  @Test func `no page and no feed holds a guest's name, passport or diet`() async throws {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    #expect(Sentinels.values.count > 300)
    var paths = ["/", "/e/\(slug)/list", "/e/\(slug)/editions", "/e/\(slug)/feeds", "/people"]
    paths += (1...5).map { "/e/\(slug)/day/\($0)" }
    let list = try await desk.send("GET", "/e/\(slug)/list", headers: cookie)
    paths += list.text.matches(of: /href="([^"]+\/session\/[^"]+)"/).map { String($0.1) }
    for path in paths {
      let answer = try await desk.send("GET", path, headers: cookie)
      #expect(Sentinels.found(in: answer.body) == [], "\(path)")
    }
  }
}
