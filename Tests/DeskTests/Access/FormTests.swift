// SPDX-License-Identifier: Apache-2.0

import Desk
import Testing

@Suite struct FormTests {
  @Test func `fields are decoded, and a field that is there twice keeps both values`() {
    let form = Form(text: "name=%E6%9D%8E+Li&change=a%26b&change=c&empty=&bare")

    #expect(form["name"] == "李 Li")
    #expect(form.all("change") == ["a&b", "c"])
    #expect(form["empty"] == "")
    #expect(form["bare"] == "")
    #expect(form["other"] == nil)
  }

  @Test func `a form belongs only to the browser it was made for`() {
    let visitor = Visitor(name: "Li", role: .protocolOffice, scope: "", formToken: "t1")

    #expect(Form(text: "token=t1").belongs(to: visitor))
    #expect(!Form(text: "token=t2").belongs(to: visitor))
    #expect(!Form(text: "token=t11").belongs(to: visitor))
    #expect(!Form(text: "").belongs(to: visitor))
  }
}
