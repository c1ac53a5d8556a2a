// SPDX-License-Identifier: Apache-2.0

import CalDAV
import Testing

struct WebClientTests {
  @Test(arguments: [
    ("openid email", "openid%20email"),
    ("https://a.example/b?c=d", "https%3A%2F%2Fa.example%2Fb%3Fc%3Dd"),
    ("AZaz09-._~", "AZaz09-._~"), ("密", "%E5%AF%86"), ("a+b\n", "a%2Bb%0A"),
  ])
  func `what stands in a form is letters and digits, and all else by its bytes`(
    text: String, encoded: String
  ) {
    #expect(WebClient.encoded(text) == encoded)
  }
}
