// SPDX-License-Identifier: Apache-2.0

import Desk
import Testing

@Suite struct HTMLTests {
  @Test func `every text that is put in is escaped, and a piece of a page is not`() {
    let name = "<script>alert('x')</script> & \"Co\""
    let piece: HTML = "<b>\(name)</b>"
    let page: HTML = "<p>\(piece) \(3)</p>"

    #expect(
      page.text
        == "<p><b>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;Co&quot;</b> 3</p>")
  }

  @Test func `a list of pieces stands one after the other`() {
    let items = ["a", "<"].map { "<li>\($0)</li>" as HTML }
    let list: HTML = "<ul>\(items)</ul>"

    #expect(list.text == "<ul><li>a</li><li>&lt;</li></ul>")
  }
}
