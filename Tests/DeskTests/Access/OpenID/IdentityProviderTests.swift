// SPDX-License-Identifier: Apache-2.0

import Desk
import Testing

struct IdentityProviderTests {
  /// The example of RFC 7636, appendix B.
  @Test func `the challenge is the digest of the verifier, as the standard has it`() {
    #expect(
      IdentityProvider.challenge(of: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  }
}
