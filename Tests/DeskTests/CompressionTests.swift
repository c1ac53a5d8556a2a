// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite(.serialized) struct CompressionTests {
  private let slug = "cherry-blossom-2018"

  @Test func `a page is sent compressed to who asks from our own pages, and says the same`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    let path = "/e/\(slug)/day/3?by=leaders"
    let plain = try await desk.send(
      "GET", path, headers: cookie.merging(["Accept-Encoding": "identity"]) { $1 })
    let packed = try await desk.send(
      "GET", path,
      headers: cookie.merging(["Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin"]) { $1 })

    #expect(plain.headers["content-encoding"] == nil)
    #expect(packed.headers["content-encoding"] == "gzip")
    #expect(packed.text == plain.text)
    #expect(Int(packed.headers["content-length"] ?? "").map { $0 * 5 < plain.body.count } == true)
  }

  @Test func `what another site asks for is never compressed, so that its length tells nothing`()
    async throws
  {
    let desk = try await RunningDesk()
    let cookie = try await desk.signIn(desk.firstLink)
    for site in ["cross-site", "same-site", nil] {
      var headers = cookie.merging(["Accept-Encoding": "gzip"]) { $1 }
      headers["Sec-Fetch-Site"] = site
      let answer = try await desk.send("GET", "/e/\(slug)/list", headers: headers)
      #expect(answer.status == 200)
      #expect(answer.headers["content-encoding"] == nil)
    }
  }

  @Test func `style sheets are compressed for who asks, under a tag of their own`() async throws {
    let desk = try await RunningDesk()
    let plain = try await desk.send(
      "GET", "/static/grid.css", headers: ["Accept-Encoding": "identity"])
    let packed = try await desk.send(
      "GET", "/static/grid.css", headers: ["Accept-Encoding": "gzip"])
    let known = try await desk.send(
      "GET", "/static/grid.css",
      headers: ["Accept-Encoding": "gzip", "If-None-Match": packed.headers["etag"] ?? ""])

    #expect(packed.headers["content-encoding"] == "gzip")
    #expect(packed.text == plain.text)
    #expect(packed.headers["etag"] != plain.headers["etag"])
    #expect(known.status == 304)
  }
}
