// SPDX-License-Identifier: Apache-2.0

import Desk
import FestivalTestSupport
import Testing

@Suite struct MultipartTests {
  private let type = "multipart/form-data; boundary=XyZ"

  private func body(_ parts: [String]) -> [UInt8] {
    Array((parts.map { "--XyZ\r\n\($0)\r\n" }.joined() + "--XyZ--\r\n").utf8)
  }

  @Test func `fields and files are told apart, and a file keeps every byte`() throws {
    let form = try #require(
      Multipart(
        body([
          "Content-Disposition: form-data; name=\"token\"\r\n\r\nabc",
          "Content-Disposition: form-data; name=\"list\"; filename=\"名单.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\na,b\r\n--XyY\r\n\r\n",
        ]), contentType: type))

    #expect(form["token"] == "abc")
    #expect(form["list"] == nil)
    #expect(
      form.parts[1]
        == Multipart.Part(
          name: "list", file: "名单.csv", bytes: Array("a,b\r\n--XyY\r\n\r\n".utf8)))
  }

  @Test(arguments: ["../../etc/passwd", "C:\\lists\\passwd", "/passwd", "passwd"])
  func `of a path that a browser sends only the name counts`(sent: String) throws {
    let form = try #require(
      Multipart(
        body(["Content-Disposition: form-data; name=\"list\"; filename=\"\(sent)\"\r\n\r\nx"]),
        contentType: type))

    #expect(form.parts[0].file == "passwd")
  }

  @Test func `what is no such form is refused`() {
    let whole = body(["Content-Disposition: form-data; name=\"a\"\r\n\r\nb"])

    #expect(Multipart(whole, contentType: "text/plain") == nil)
    #expect(Multipart(whole, contentType: "multipart/form-data") == nil)
    #expect(Multipart(whole, contentType: "multipart/form-data; boundary=other") == nil)
    #expect(Multipart([], contentType: type) == nil)
    #expect(Multipart(Array(whole.dropLast(9)), contentType: type) == nil)
  }

  @Test(arguments: 0..<200)
  func `no body makes it trap, however it was damaged`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes = body([
      "Content-Disposition: form-data; name=\"a\"\r\n\r\nb",
      "Content-Disposition: form-data; name=\"c\"; filename=\"d\"\r\n\r\ne",
    ])
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      if Bool.random(using: &random) {
        bytes[at] = UInt8.random(in: 0...255, using: &random)
      } else {
        bytes.remove(at: at)
      }
    }
    let parts = Multipart(bytes, contentType: type)?.parts ?? []

    #expect(parts.reduce(0) { $0 + $1.bytes.count } <= bytes.count)
  }
}
