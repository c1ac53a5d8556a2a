// SPDX-License-Identifier: Apache-2.0

import Explanation
import FestivalModel
import FestivalTestSupport
import Testing

@Suite struct ConflictSentencesTests {
  /// Twelve sessions of an hour in one hall; each of the first `own` has a window of its own, all others the morning.
  private func sentences(own: Int) -> ConflictSentences {
    var tiny = TinyFestival().place("P").venue("HALL", at: "P")
    for number in 1...12 {
      let window: TimeSpan =
        number <= own
        ? TimeSpan(start: LocalTime(day: 0, timeOfDay: Minutes(600 + 10 * number)), duration: 90)
        : "09:00-12:00"
      tiny = tiny.session(
        Session.ID("S\(number)"), 60, venues: ["HALL"], windows: [window])
    }
    let festival = tiny.festival
    let causes = festival.sessions.flatMap { [Cause.windows($0.id), .candidates($0.id)] }
    return ConflictSentences(
      Explainer.Explained(
        conflict: FestivalConflict(
          occasions: festival.occasions, causes: causes, isShrunk: true)), in: festival)
  }

  @Test func `of many sessions a few are named and the others counted`() {
    let sentences = sentences(own: 0)

    #expect(sentences.occasions.en == "S1 (S1), S2 (S2), S3 (S3) and 9 more")
    #expect(sentences.occasions.zh == "S1（S1）、S2（S2）、S3（S3）等12场")
  }

  @Test func `what all share is said once`() {
    let sentences = sentences(own: 0)

    #expect(
      sentences.demands.map(\.en) == [
        "all have to be at 2018-03-26 09:00–12:00", "all can only be in HALL",
      ])
    #expect(
      sentences.demands.map(\.zh) == [
        "时间都只能是 2018-03-26 09:00–12:00", "场地都只能是 HALL",
      ])
  }

  @Test func `hours that most share come first, and those of few are counted`() {
    let sentences = sentences(own: 8)

    #expect(
      sentences.demands.map(\.en) == [
        "they can only be at these times: S9, S10, S11 and 1 more 2018-03-26 09:00–12:00; "
          + "S1 2018-03-26 10:10–11:40; S2 2018-03-26 10:20–11:50; S3 2018-03-26 10:30–12:00; "
          + "5 more at hours of their own", "all can only be in HALL",
      ])
    #expect(sentences.demands[0].zh.hasPrefix("时间只能是 S9、S10、S11等4场 2018-03-26 09:00–12:00、S1 "))
  }
}
