// SPDX-License-Identifier: Apache-2.0

import Desk
import Testing

@Suite struct SecretTests {
  @Test func `a secret that is shown again is the same, and its digest tells nothing of it`() {
    let secret = Secret()

    #expect(Secret(shown: secret.text) == secret)
    #expect(secret.digest.count == 64)
    #expect(!secret.digest.contains(secret.text))
    // The digest that files of earlier versions keep.
    #expect(
      Secret(shown: String(repeating: "a", count: 32))?.digest
        == "3ba3f5f43b92602683c19aee62a20342b084dd5971ddd33808d81a328879a547")
    #expect(Set((0..<1000).map { _ in Secret().text }).count == 1000)
  }

  @Test(arguments: [
    "", "short", String(repeating: "a", count: 33), "../../../../etc/passwd/etc/passw",
  ])
  func `what cannot be a secret of ours is none`(text: String) {
    #expect(Secret(shown: text) == nil)
  }
}
