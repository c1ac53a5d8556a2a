// SPDX-License-Identifier: Apache-2.0

import Desk
import Testing

@Suite struct QRCodeTests {
  @Test func `a code is square, with a finder pattern in three of its corners`() throws {
    let code = try #require(QRCode("https://desk.example.org/e/week/mine"))
    let finder = [
      "1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111",
    ]
    func corner(_ x: Int, _ y: Int) -> [String] {
      (0..<7).map { row in
        String((0..<7).map { code.modules[(y + row) * code.size + x + $0] ? "1" : "0" })
      }
    }

    #expect(code.modules.count == code.size * code.size)
    #expect(corner(0, 0) == finder)
    #expect(corner(code.size - 7, 0) == finder)
    #expect(corner(0, code.size - 7) == finder)
  }

  @Test func `what no code can hold has none`() {
    #expect(QRCode(String(repeating: "x", count: 5000)) == nil)
  }
}
