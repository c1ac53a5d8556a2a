// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

struct SignInSealTests {
  private let now = Date(timeIntervalSince1970: 1_900_000_000)

  @Test func `the way back belongs to the browser that went there, for ten minutes`() throws {
    let seal = SignInSeal()
    let begun = seal.begin(at: now)
    let back = try #require(
      seal.resume(begun.cookie, state: begun.state, at: now.addingTimeInterval(599)))

    #expect(back.nonce == begun.nonce)
    #expect(back.verifier == begun.verifier)
    #expect(seal.resume(begun.cookie, state: begun.state, at: now.addingTimeInterval(600)) == nil)
    let other = seal.begin(at: now)
    #expect(seal.resume(other.cookie, state: begun.state, at: now) == nil)
    #expect(seal.resume(begun.cookie, state: other.state, at: now) == nil)
    #expect(SignInSeal().resume(begun.cookie, state: begun.state, at: now) == nil)
  }

  @Test func `a cookie with one letter changed, or a later end, is nobody's`() {
    let seal = SignInSeal()
    let begun = seal.begin(at: now)
    let letters = Array(begun.cookie)
    // The last letter of a code carries four bits that say nothing.
    for at in letters.indices.dropLast() {
      var changed = letters
      changed[at] = changed[at] == "1" ? "2" : "1"
      #expect(seal.resume(String(changed), state: begun.state, at: now) == nil, "\(at)")
    }
    for cookie in ["", "..", "a.b.c", "\(begun.cookie).", String(begun.cookie.dropLast(4))] {
      #expect(seal.resume(cookie, state: begun.state, at: now) == nil)
    }
  }

  @Test func `what one learns from the address opens nothing, and no two sign-ins share anything`()
  {
    let seal = SignInSeal()
    var seen: Set<String> = []
    for _ in 0..<200 {
      let begun = seal.begin(at: now)
      #expect(!begun.cookie.contains(begun.state))
      for text in [begun.cookie, begun.state, begun.nonce, begun.verifier] {
        #expect(seen.insert(text).inserted)
      }
      #expect(begun.verifier.utf8.count == 43)
    }
  }
}
