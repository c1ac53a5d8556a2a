// SPDX-License-Identifier: Apache-2.0

import Desk
import FestivalModel
import Testing

@Suite struct LogWordsTests {
  @Test func `what the log keeps is read in both languages, with what it was about`() {
    #expect(LogWords.of("publish spring 2").zh == "发布了版本：spring 2")
    #expect(LogWords.of("publish spring 2").en == "published an edition: spring 2")
    #expect(LogWords.of("sign-in").zh == "登录")
  }

  @Test func `of two beginnings the longer one is meant`() {
    #expect(LogWords.of("sign-in refused").zh == "登录被拒")
    #expect(LogWords.of("account removed: Wang").en == "removed a person: Wang")
    #expect(LogWords.of("account Wang: protocol").en == "saved a person: Wang: protocol")
  }

  @Test func `a line of an earlier version reads as it stands`() {
    #expect(LogWords.of("12 sheets: spring units/").zh == "12 sheets: spring units/")
  }
}
