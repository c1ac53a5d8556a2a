// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import FestivalModel
import FestivalTestSupport
import Office
import Planner
import ProgrammeChecker
import Testing

/// The sample of changes of the reference week, each with the answer the office expects.
@Suite struct PerturbationTests {
  private struct Unread: Error, CustomStringConvertible { let description: String }

  private func answer(_ texts: String...) async throws -> WhatIf.Answer {
    let festival = try referenceFestival()
    let readings = texts.map { ChangeReader.read($0, called: "change", for: festival) }
    let findings = readings.flatMap(\.findings)
    guard findings.isEmpty else { throw Unread(description: "\(findings)") }
    let answers = try await WhatIf.answers(
      [WhatIf.Scenario(name: "test", changes: readings.compactMap(\.change))], for: festival,
      base: try witnessProgramme(of: festival), cores: 1)
    return try #require(answers.first)
  }

  private func found(_ answer: WhatIf.Answer) throws -> Replanner.Replanned {
    guard case .found(let replanned) = answer.result else {
      throw Unread(description: "\(answer.result)")
    }
    let report = ProgrammeChecker.check(replanned.programme, of: answer.festival)
    #expect(report.score.hardTotal == 0)
    // The witness says nothing of the press.
    #expect(report.score.notJudged == [.hc19, .sc14])
    return replanned
  }

  private func moves(_ replanned: Replanner.Replanned, _ festival: Festival) -> [String] {
    replanned.difference.moves.map {
      "\($0.name) \(festival.clock.date(ofDay: $0.newStart.day)) "
        + "\(festival.clock.clockFace($0.newStart)) \($0.newVenue)"
    }
  }

  @Test func `E0: without a change nothing moves`() async throws {
    let answer = try await answer()
    let replanned = try found(answer)

    #expect(replanned.difference.changeCount == 0)
    #expect(replanned.difference.reassignments == [])
    #expect(replanned.isFewest)
  }

  @Test func `E2: a late train moves one call to the only afternoon that is left`() async throws {
    let answer = try await answer("C-US.H arrives 2018-03-27T18:05")
    let replanned = try found(answer)

    #expect(moves(replanned, answer.festival) == ["S21 C-US1 2018-03-28 16:25 CIV-REC"])
    #expect(replanned.difference.changeCount == 1)
    #expect(replanned.atLeast == 1)
    let reasons = replanned.difference.moves.flatMap(\.reasons).map(\.rule)
    #expect(reasons == [.hc07])
  }

  @Test func `a mayor as high as the principal guest stays away where he would make a call late`()
    async throws
  {
    // The mayor came on Monday, the consul-general on Tuesday; on Wednesday only her call is still in time.
    let answer = try await answer(
      "AKS optional at C-JP1", "session C-JP1 only 2018-03-28T14:00/2018-03-28T18:30",
      "session C-JP1 also at HBN-B3")
    let replanned = try found(answer)

    let call = try #require(replanned.programme.sessions.first { $0.id == "S20" })
    #expect(call.attendees?.contains("C-JP.H") == true)
    #expect(call.attendees?.contains("AKS.H") == false)
  }

  @Test func `E3: twelve more guests fit, with one more minibus`() async throws {
    let answer = try await answer(
      "party C-IL added country=IL size=12 hotel=HTB languages=EN "
        + "arrives=2018-03-27T20:00@WXS departs=2018-03-29T10:00@WXS "
        + "sessions=OPEN|WALK|LUNCH|BANQ|GALA")
    let replanned = try found(answer)

    #expect(replanned.difference.changeCount == 0)
    #expect(answer.guestCount == 406)
    #expect(answer.countryCount == 21)
    let banquet = try #require(replanned.programme.sessions.first { $0.id == "S41" })
    let persons = (banquet.attendees ?? []).reduce(0) { $0 + answer.festival.unit($1).size }
    #expect(persons == 341)
    let shortage = try #require(answer.transport.shortages.first)
    #expect(answer.transport.shortages.count == 1)
    #expect(shortage.wave == "W3")
    #expect([shortage.persons, shortage.seats] == [96, 88])
    #expect(shortage.remedy?.kind == "MIN")
    #expect(shortage.remedy?.count == 1)
  }

  @Test func `E4b: a symposium without booths is impossible`() async throws {
    let answer = try await answer("session SYM only at HBN-SALON")

    guard case .impossible(let reasons) = answer.result else {
      Issue.record("\(answer.result)")
      return
    }
    #expect(reasons.map(\.rule) == [.hc05])
    #expect(reasons.first?.sessions == ["S31"])
    #expect(reasons.first?.message.en.contains("needs 2 SI booths, room has 0") == true)
  }

  @Test func `E5: two of four interpreters of Japanese ill, and nothing moves`() async throws {
    let replanned = try found(try await answer("interpreter J1 ill", "interpreter J2 ill"))

    #expect(replanned.difference.changeCount == 0)
    let busy = replanned.programme.sessions.flatMap { $0.interpreters ?? [] }.flatMap(\.ids)
    #expect(!busy.contains("J1") && !busy.contains("J2"))
  }

  @Test func `E9: who leaves before the banquet cannot dine`() async throws {
    let answer = try await answer("C-IE departs 2018-03-28T18:40")

    guard case .impossible(let reasons) = answer.result else {
      Issue.record("\(answer.result)")
      return
    }
    #expect(reasons.map(\.rule) == [.hc07])
    #expect(reasons.first?.sessions == ["S41"])
  }

  @Test func `E9: with the banquet optional for them all is well`() async throws {
    let answer = try await answer("C-IE departs 2018-03-28T18:40", "C-IE optional at BANQ")
    let replanned = try found(answer)

    #expect(replanned.difference.changeCount == 0)
  }

  @Test func `E10: a leader who comes late delays the meeting and the photograph`() async throws {
    let answer = try await answer("CTY.L1 absent 2018-03-28T00:00/2018-03-28T09:10")
    let replanned = try found(answer)

    #expect(
      moves(replanned, answer.festival)
        == ["S25 COLL 2018-03-28 09:10 YTZ-PAV", "S26 PHOTO 2018-03-28 09:40 YTZ-PAV"])
  }

  @Test func `E13: the park on Good Friday's eve is possible`() async throws {
    let replanned = try found(try await answer("session IOT only on 2018-03-29"))

    #expect(replanned.difference.moves.map(\.name) == ["S51 IOT"])
    #expect(replanned.isFewest)
  }

  @Test(
    arguments: [
      ["C-US.H arrives 2018-03-27T18:05"],
      ["C-IE departs 2018-03-28T18:40", "C-IE optional at BANQ"],
      ["CTY.L1 absent 2018-03-28T00:00/2018-03-28T09:10"], ["session IOT only on 2018-03-29"],
      ["venue HBN-R200 closed 2018-03-28T13:00/2018-03-28T15:00"],
      ["venue HBN-R200 closed 2018-03-29T09:00/2018-03-29T10:30"],
      ["C-US.H arrives 2018-03-27T18:05", "C-CH arrives 2018-03-27T17:30"],
      ["interpreter J1 ill", "interpreter J2 ill"],
    ])
  func `the exact engine proves the same number of changes`(texts: [String]) async throws {
    let festival = try referenceFestival()
    let changed = festival.applying(
      texts.compactMap { ChangeReader.read($0, called: "c", for: festival).change })
    var request = Replanner.Request(
      base: try witnessProgramme(of: festival), engine: ExactEngine())
    request.proof = .always
    request.proofSeconds = 300

    guard case .found(let replanned) = try await Replanner.replan(changed, request) else {
      Issue.record("\(texts)")
      return
    }
    #expect(replanned.isProvenByEngine)
    #expect(replanned.isFewest)
    #expect(
      ProgrammeChecker.check(replanned.programme, of: changed).score.hardTotal == 0)
  }

  @Test func `what cannot be is proven to be impossible`() async throws {
    let festival = try referenceFestival()
    let changes = [
      "session C-US1 pinned 2018-03-28T14:30", "session SYM pinned 2018-03-28T14:00",
    ].compactMap { ChangeReader.read($0, called: "c", for: festival).change }
    var request = Replanner.Request(
      base: try witnessProgramme(of: festival), engine: ExactEngine())
    request.proofSeconds = 300

    guard
      case .infeasible(let broken) = try await Replanner.replan(festival.applying(changes), request)
    else {
      Issue.record("the two cannot go together")
      return
    }
    #expect(broken.contains { $0.rule == .hc01 })
  }

  @Test func `a coach lost is missed where nine go to one place`() async throws {
    let answer = try await answer("vehicle COA lost 1")

    let excess = try #require(answer.transport.excesses.first)
    #expect([excess.used, excess.fleet] == [9, 8])
    #expect(excess.remedies.map(\.wave) == ["W0", "W2", "W3", "W4"])
    #expect(excess.remedies.map(\.remedy?.count) == [1, 2, 3, 2])
  }

  @Test func `what is locked and broken is the answer`() async throws {
    let festival = try referenceFestival()
    let change = try #require(
      ChangeReader.read("C-US.H arrives 2018-03-27T18:05", called: "c", for: festival).change)
    let request = Replanner.Request(
      base: try witnessProgramme(of: festival), freezeBefore: "1 17:30")

    let result = try await Replanner.replan(festival.applying(change), request)

    guard case .locked(let reasons) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(reasons.map(\.rule) == [.hc07])
    #expect(reasons.first?.sessions == ["S21"])
  }

  @Test func `a re-planned programme stays as it is when planned again`() async throws {
    let first = try await answer("venue HBN-R200 closed 2018-03-29T09:00/2018-03-29T10:30")
    let base = try found(first).programme
    let second = try await Replanner.replan(first.festival, Replanner.Request(base: base))

    guard case .found(let again) = second else {
      Issue.record("\(second)")
      return
    }
    #expect(again.programme.sessions == base.sessions)
    #expect(again.programme.interviews == base.interviews)
    #expect(again.programme.matchmaking == base.matchmaking)
  }
}
