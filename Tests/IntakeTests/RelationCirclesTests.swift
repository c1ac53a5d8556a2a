// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Intake
import Testing

/// What relations ask together is looked at before any search, and what nothing can keep is refused.
@Suite struct RelationCirclesTests {
  /// Sessions of so many minutes, each with its entry in the column of orders, and relations between them.
  private func read(
    _ relations: [String], lengths: [Int] = [60, 60, 60, 60], precedences: [String] = [],
    venueGroups: [String] = []
  ) -> [Finding] {
    var files = BareFestival.files
    let window = "2018-03-26T00:00/2018-03-30T24:00"
    let rows = lengths.enumerated().map { index, length in
      let order = index < precedences.count ? precedences[index] : ""
      let group = index < venueGroups.count ? venueGroups[index] : ""
      return "S\(index + 1),S\(index + 1),名,Name,forum,\(length),\(window),HALL-A,\(order),\(group)"
    }
    let heading = "session_id,key,name_zh,name_en,type,duration_min,windows,venues,precedence,"
    files["sessions.csv"] = Array(
      ("\(heading)same_venue\n" + rows.joined(separator: "\n") + "\n").utf8)
    files["relations.csv"] = Array(
      ("relation_id,kind,sessions,each,limit,weight\n" + relations.joined(separator: "\n") + "\n")
        .utf8)
    return EventFolderReader.read(files: files, slug: "bare").findings
  }

  @Test func `orders that run in a circle are refused, and the finding names the circle`() {
    let findings = read(["R1,in_order,S1|S2,,,", "R2,in_order,S3|S1,,,", "R3,in_order,S2|S3,,,"])

    #expect(findings.map(\.code) == ["E308"])
    #expect(
      findings.map(\.cause.en)
        == ["Sessions wait for each other in a circle: S1 → S2 → S3 → S1 (R1, R3 and R2)"])
    #expect(findings.map(\.cause.zh) == ["场次的先后次序成了一个圈：S1 → S2 → S3 → S1（R1、R3、R2）"])
    #expect(findings.map(\.location.file) == ["relations.csv"])
  }

  @Test func `a relation and the column of orders close a circle together`() {
    let findings = read(["R1,in_order,S2|S1,,,"], precedences: ["", "S1+10..*"])

    #expect(findings.map(\.code) == ["E308"])
    #expect(findings[0].cause.en.hasSuffix("('precedence' of S2 and R1)"))
  }

  @Test func `two circles are both named, and a circle in the column of orders once`() {
    let apart = read(["R1,in_order,S1|S2,,,", "R2,in_order,S2|S1,,,", "R3,in_order,S3|S4|S3,,,"])
    let column = read(["R1,in_order,S3|S4,,,"], precedences: ["S2+0..5", "S1+0..5"])

    #expect(apart.map(\.code) == ["E308", "E308"])
    #expect(column.map(\.code) == ["E308"])
    #expect(column.map(\.location.file) == ["sessions.csv"])
  }

  @Test func `a soft relation closes no circle`() {
    #expect(read(["R1,in_order,S1|S2,,,", "R2,in_order,S2|S1,,,5"]).map(\.code) == [])
  }

  @Test(
    arguments: [
      // An hour, an hour and what is between do not go into two.
      (["R1,close,S1|S2|S3,,180,", "R2,in_order,S1|S2|S3,,10..*,"], 20),
      (["R1,in_order,S1|S3,,0..30,", "R2,in_order,S1|S2|S3,,,"], 30),
      // Three hours are exactly enough.
      (["R1,close,S1|S2|S3,,180,", "R2,in_order,S1|S2|S3,,,"], nil),
      (["R1,close,S1|S2,,45,"], 15),
    ] as [([String], Int?)])
  func `a stretch too short for what lies in it is refused with what it lacks`(
    relations: [String], missing: Int?
  ) {
    let findings = read(relations)

    #expect(findings.map(\.code) == (missing == nil ? [] : ["E345"]))
    if let missing { #expect(findings[0].cause.en.hasSuffix("lacks \(missing) min")) }
  }

  @Test(
    arguments: [
      (["R1,close,S1|S2|S3,,240,", "R2,other_day,S1|S2|S3,,,"], true),
      // Late in the evening and early next morning are two days.
      (["R1,close,S1|S2,,240,", "R2,other_day,S1|S2,,,"], false),
      (["R1,close,S1|S2|S3,,2900,", "R2,other_day,S1|S2|S3,,,"], false),
      (["R1,in_order,S1|S2|S3,,0..300,", "R2,other_day,S*,,,"], true),
      (["R1,close,S1|S2|S3|S4,,600,", "R2,per_day,S*,,2,"], false),
      (["R1,close,S1|S2|S3|S4,,600,", "R2,per_day,S*,,1,"], true),
      // One after the other they take 210 minutes.
      (["R1,apart,S1|S2|S3,,15,", "R2,close,S1|S2|S3,,200,"], true),
      (["R1,apart,S1|S2|S3,,15,", "R2,close,S1|S2|S3,,210,"], false),
    ] as [([String], Bool)])
  func `sessions that need more days or hours than they may have are refused`(
    relations: [String], isRefused: Bool
  ) {
    #expect(read(relations).map(\.code) == (isRefused ? ["E345"] : []))
  }

  @Test func `what needs too many days names both relations and the sessions`() {
    let findings = read(["R1,close,S1|S2|S3,,240,", "R2,other_day,S*,,,"])

    #expect(
      findings.map(\.cause.en) == [
        "R2 and R1 cannot both be kept: S1, S2 and S3 need 3 days, but have to start within "
          + "180 min of each other"
      ])
    #expect(
      findings.map(\.cause.zh) == ["R2、R1 不能同时做到：S1、S2、S3 需要 3 天，却须在 180 分钟之内先后开始"])
  }

  @Test(
    arguments: [
      (["R1,same_venue,S1|S2,,,", "R2,same_venue,S2|S3,,,", "R3,other_venue,S1|S3,,,"], true),
      (["R1,same_venue,S1|S2,,,", "R2,other_place,S1|S2,,,"], true),
      (["R1,same_venue,S1|S2,,,", "R2,other_place,S1|S3,,,"], false),
      (["R1,same_venue,S1|S2,,,4", "R2,other_place,S1|S2,,,"], false),
      (["R1,other_venue,S3|S4,,,"], true),
    ] as [([String], Bool)])
  func `sessions that share a venue are not in different ones`(
    relations: [String], isRefused: Bool
  ) {
    let findings = read(relations, venueGroups: ["", "", "STAGE", "STAGE"])

    #expect(findings.map(\.code) == (isRefused ? ["E345"] : []))
  }

  @Test(
    arguments: [
      (["R1,other_day,S1|S2,,,", "R2,other_day,S2|S1,,,"], ["W343"]),
      (["R1,other_day,S1|S2,,,", "R2,other_day,S2|S1,,,5"], ["W343"]),
      (["R1,in_order,S1|S2,,,", "R2,in_order,S1|S2,,0..60,"], []),
      (["R1,apart,S1|S2,,,", "R2,apart,S1|S2,,15,"], []),
    ] as [([String], [String])])
  func `a relation that is asked twice is told`(relations: [String], codes: [String]) {
    #expect(read(relations).map(\.code) == codes)
  }

  @Test func `random orders and stretches are refused exactly when no starts keep them`() {
    var refused = 0
    for seed in UInt64(1)...150 {
      var random = SeededGenerator(seed: seed)
      let lengths = (0..<4).map { _ in Int.random(in: 1...3, using: &random) }
      var bounds: [Bound] = []
      var relations: [String] = []
      var precedences = ["", "", "", ""]
      for number in 1...Int.random(in: 2...5, using: &random) {
        let count = Int.random(in: 2...3, using: &random)
        let sessions = (0..<4).shuffled(using: &random).prefix(count)
        let least = Int.random(in: 0...2, using: &random)
        let most = Int.random(in: least...4, using: &random)
        let names = sessions.map { "S\($0 + 1)" }.joined(separator: "|")
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
          let limit = 2 + 3 * most
          relations.append("R\(number),close,\(names),,\(limit),")
          bounds.append(Bound(sessions: Array(sessions), length: limit))
        case 1:
          relations.append("R\(number),in_order,\(names),,\(least)..\(most),")
          bounds.append(Bound(sessions: Array(sessions), gaps: least...most))
        default:
          let (first, second) = (sessions[0], sessions[1])
          guard precedences[second].isEmpty else { continue }
          precedences[second] = "S\(first + 1)+\(least)..*"
          bounds.append(Bound(sessions: [first, second], gaps: least...100))
        }
      }
      let isPossible = starts(below: 16).contains { starts in
        bounds.allSatisfy { $0.holds(starts, lengths) }
      }

      let codes = Set(read(relations, lengths: lengths, precedences: precedences).map(\.code))

      #expect(codes.isDisjoint(with: ["E308", "E345"]) == isPossible, "seed \(seed)")
      refused += isPossible ? 0 : 1
    }
    #expect((20...130).contains(refused))
  }

  /// An order with gaps, or a stretch of a length, of some sessions.
  private struct Bound {
    let sessions: [Int]
    var gaps: ClosedRange<Int>?
    var length: Int?

    func holds(_ starts: [Int], _ lengths: [Int]) -> Bool {
      if let gaps {
        return zip(sessions, sessions.dropFirst()).allSatisfy {
          gaps.contains(starts[$1] - starts[$0] - lengths[$0])
        }
      }
      let first = sessions.map { starts[$0] }.min() ?? 0
      let last = sessions.map { starts[$0] + lengths[$0] }.max() ?? 0
      return last - first <= length ?? 0
    }
  }

  private func starts(below end: Int) -> some Sequence<[Int]> {
    (0..<end * end * end * end).lazy.map {
      [$0 % end, $0 / end % end, $0 / end / end % end, $0 / end / end / end]
    }
  }
}
