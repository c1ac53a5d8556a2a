// SPDX-License-Identifier: Apache-2.0

import Changes
import ExactSolver
import Explanation
import FestivalModel
import FestivalTestSupport
import Planner
import ProgrammeChecker
import Testing

@Suite struct ExplainerTests {
  private struct Unread: Error, CustomStringConvertible { let description: String }

  /// The base is the table made by hand, or with its press the programme that the search once found.
  private func explained(
    _ texts: String..., withPress: Bool = false, limit: Duration = .seconds(3000)
  ) async throws -> (Festival, Explainer.Answer) {
    let original = try referenceFestival()
    let readings = texts.map { ChangeReader.read($0, called: "change", for: original) }
    let festival = original.applying(readings.compactMap(\.change))
    #expect(readings.flatMap(\.findings) == [])
    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: festival,
        base: try withPress ? plannedProgramme(of: original) : witnessProgramme(of: original),
        limit: limit, engine: ExactEngine()))
    return (festival, answer)
  }

  private func single(_ answer: Explainer.Answer) throws -> Explainer.Explained {
    guard case .impossible(let conflicts, _) = answer, conflicts.count == 1 else {
      throw Unread(description: "not one conflict")
    }
    return conflicts[0]
  }

  /// Without any one of its demands, sessions or interviews the festival can be planned; without what is given alone it cannot.
  private func checkConflict(_ explained: Explainer.Explained) throws {
    #expect(explained.isMinimal)
    #expect(explained.conflict.causes.allSatisfy { explained.trials[$0] == .resolved })
    #expect(explained.conflict.occasions.allSatisfy { explained.occasionTrials[$0] == .resolved })
    #expect(explained.given.allSatisfy { explained.trials[$0] == .stillImpossible })
    // The others in conflict were cancelled while this one was tested.
    let repair = try #require(explained.repairs.first)
    #expect(repair.outcome.report.score.hardTotal == 0)
  }

  /// What the repair leads to breaks nothing, judged anew.
  private func checkRepair(_ repair: Repair, of festival: Festival) {
    let repaired = festival.applying(repair.changes)
    #expect(ProgrammeChecker.check(repair.outcome.programme, of: repaired).score.hardTotal == 0)
  }

  @Test func `E9: the banquet and a departure, mended by an optional attendance`() async throws {
    let (festival, answer) = try await explained("C-IE departs 2018-03-28T18:40")
    let explained = try single(answer)

    #expect(explained.conflict.sessions == ["S41"])
    #expect(
      Set(explained.conflict.causes)
        == [.attendance("C-IE", "S41"), .windows("S41"), .departure("C-IE")])
    let changes = explained.repairs.map { $0.changes.map { $0.written(on: festival) } }
    #expect(changes.contains(["C-IE optional at BANQ"]))
    try checkConflict(explained)
    checkRepair(explained.repairs[0], of: festival)
  }

  @Test func `E4b: the symposium, its one venue and the booths it needs`() async throws {
    let (festival, answer) = try await explained("session SYM only at HBN-SALON")
    let explained = try single(answer)

    #expect(explained.conflict.sessions == ["S31"])
    #expect(
      Set(explained.conflict.causes)
        == [.interpretation("S31"), .candidates("S31"), .equipment("S31")])
    let words = explained.conflict.causes.map { $0.words(in: festival).en }.joined()
    #expect(words.contains("needs 2 SI booths, room has 0"))
    try checkConflict(explained)
    checkRepair(explained.repairs[0], of: festival)
  }

  @Test func `two sessions that want the mayor at one time are named`() async throws {
    let (festival, answer) = try await explained(
      "session C-US1 pinned 2018-03-28T14:30", "session SYM pinned 2018-03-28T14:00")
    let explained = try single(answer)

    #expect(explained.conflict.sessions == ["S21", "S31"])
    let demands = (explained.conflict.causes + explained.given).flatMap(\.single)
    #expect(demands.contains(.windows("S21")))
    #expect(demands.contains(.windows("S31")))
    // Somebody has to be at both, be it the mayor or the consul-general.
    let attended = demands.filter { $0.rule == .hc28 }.compactMap(\.attendedSession)
    #expect(Set(attended) == ["S21", "S31"])
    try checkConflict(explained)
    checkRepair(explained.repairs[0], of: festival)
  }

  @Test func `what too few interpreters make impossible is one conflict with one remedy`()
    async throws
  {
    let (festival, answer) = try await explained(
      "interpreter J1 ill", "interpreter J2 ill", "interpreter J3 ill")
    let explained = try single(answer)

    #expect(explained.conflict.sessions == ["S15"])
    #expect(explained.conflict.alike == [.session("S31"), .session("S43")])
    #expect(Set(explained.conflict.causes) == [.interpretation("S15"), .staff("JA")])
    try checkConflict(explained)
    guard case .impossible(_, let shared) = answer else { return }
    #expect(shared.causes == [.staff("JA")])
    let repair = try #require(shared.repairs.first)
    #expect(
      repair.changes.map { $0.written(on: festival) }
        == ["interpreter JA-1 added language=JA modes=SI|CI"])
    checkRepair(repair, of: festival)
  }

  @Test func `sessions that clash only by whoever interprets them are named`() async throws {
    let (festival, answer) = try await explained(
      "interpreter E1 ill", "interpreter E2 ill", "session MICE pinned 2018-03-27T10:10")
    let explained = try single(answer)

    #expect(explained.conflict.sessions.count >= 2)
    let demands = (explained.conflict.causes + explained.given).flatMap(\.single)
    #expect(demands.contains(.staff("EN")))
    try checkConflict(explained)
    checkRepair(explained.repairs[0], of: festival)
  }

  @Test func `a pin outside its windows is mended by taking it away`() async throws {
    let (festival, answer) = try await explained("session C-US1 pinned 2018-03-29T10:00")
    let explained = try single(answer)

    #expect(explained.conflict.causes == [.windows("S21")])
    #expect(
      explained.conflict.causes[0].words(in: festival).en.contains("outside its windows"))
    try checkConflict(explained)
    #expect(explained.repairs.first?.changes == [.unpin("S21")])
  }

  @Test func `a delegation that stays away is one conflict, mended by doing without it`()
    async throws
  {
    let (_, answer) = try await explained("LEV absent 2018-03-26T00:00/2018-03-31T00:00")
    let explained = try single(answer)

    #expect(explained.conflict.alike.count == 7)
    try checkConflict(explained)
    guard case .impossible(_, let shared) = answer else { return }
    #expect(shared.causes == [.absence(["LEV.H", "LEV.S"])])
    #expect(shared.repairs.map(\.changes) == [[.withdrawal("LEV")]])
  }

  @Test func `a closed media centre leaves interviews without a place as well`() async throws {
    let (festival, answer) = try await explained(
      "venue HBN-MC closed 2018-03-28T13:00/2018-03-28T18:00", withPress: true)
    let explained = try single(answer)

    #expect(explained.conflict.occasions == [.session("S40")])
    #expect(explained.conflict.alike == festival.interviews.map { .interview($0.id) })
    #expect(explained.conflict.causes.contains(.closure("HBN-MC")))
    #expect(Cause.closure("HBN-MC").words(in: festival).zh.contains("媒体中心"))
    try checkConflict(explained)
    guard case .impossible(_, let shared) = answer else { return }
    #expect(shared.causes == [.closure("HBN-MC")])
    checkRepair(try #require(shared.repairs.first), of: festival)
  }

  @Test func `rain is mended by other venues and by doing without, not by an opened ground`()
    async throws
  {
    let (_, answer) = try await explained("wet 2018-03-28", limit: .seconds(3000))

    guard case .impossible(let conflicts, let shared) = answer else {
      throw Unread(description: "possible in the rain")
    }
    let repairs = conflicts.flatMap(\.repairs) + shared.repairs
    #expect(repairs.contains { $0.kind == .furtherVenue })
    #expect(!repairs.contains { $0.kind == .reopening })
  }

  @Test func `an interview is a conflict by itself when its subject is away`() async throws {
    let (festival, answer) = try await explained(
      "C-US.H absent 2018-03-28T16:00/2018-03-28T17:30", withPress: true)
    let explained = try single(answer)

    #expect(explained.conflict.occasions == [.interview("IV02")])
    #expect(
      Set(explained.conflict.causes)
        == [.absence(["C-US.H"]), .interview("IV02", .subject), .interview("IV02", .hours)])
    try checkConflict(explained)
    #expect(explained.repairs.contains { $0.kind == .furtherWindow })
    checkRepair(explained.repairs[0], of: festival)
  }

  @Test func `a party away over lunch and banquet is done without`() async throws {
    let (festival, answer) = try await explained(
      "C-IE absent 2018-03-28T12:00/2018-03-28T20:00")
    let explained = try single(answer)

    #expect(explained.conflict.occasions == [.session("S30")])
    #expect(explained.conflict.alike == [.session("S31"), .session("S41")])
    try checkConflict(explained)
    guard case .impossible(_, let shared) = answer else { return }
    let changes = shared.repairs.map { $0.changes.map { $0.written(on: festival) } }
    #expect(
      changes.contains(["C-IE optional at LUNCH", "C-IE optional at SYM", "C-IE optional at BANQ"]))
    for repair in shared.repairs { checkRepair(repair, of: festival) }
  }

  @Test func `a media slot with too few places is told from its session`() async throws {
    let (festival, answer) = try await explained("slot MS07 capacity 1", withPress: true)
    let explained = try single(answer)

    #expect(explained.conflict.occasions == [.session("S21")])
    #expect(
      Set(explained.conflict.causes)
        == [
          .slot("MS07", .capacity), .slot("MS07", .outlet("M05")), .slot("MS07", .outlet("M09")),
        ])
    try checkConflict(explained)
    #expect(
      explained.repairs.map { $0.changes.map { $0.written(on: festival) } }
        == [
          ["slot MS07 capacity 2"], ["slot MS07 without M05"], ["slot MS07 without M09"],
          ["slot MS07 cancelled"],
        ])
    for repair in explained.repairs { checkRepair(repair, of: festival) }
  }

  @Test func `an outlet that must be there and has nobody left needs another journalist`()
    async throws
  {
    let (festival, answer) = try await explained("journalist M02-1 cancelled", withPress: true)
    let explained = try single(answer)

    #expect(
      Set(explained.conflict.causes) == [.crew("M02"), .slot("MS01", .outlet("M02"))])
    try checkConflict(explained)
    guard case .impossible(_, let shared) = answer else { return }
    #expect(
      shared.repairs.map { $0.changes.map { $0.written(on: festival) } }
        == [["journalist M02-1 added outlet=M02"]])
    for repair in shared.repairs { checkRepair(repair, of: festival) }
  }

  @Test func `a party without a liaison officer on duty needs another one`() async throws {
    let (festival, answer) = try await explained("liaison LO03 ill", withPress: true)
    let explained = try single(answer)

    #expect(explained.conflict.causes.contains(.officers(["LO03"])))
    try checkConflict(explained)
    guard case .impossible(_, let shared) = answer else { return }
    #expect(shared.causes == [.officers(["LO03"])])
    #expect(
      shared.repairs.map { $0.changes.map { $0.written(on: festival) } }
        == [["liaison LO-C-SG-1 added parties=C-SG"]])
    for repair in shared.repairs { checkRepair(repair, of: festival) }
  }

  @Test func `two officers who are ill are two conflicts, not one for every session of both`()
    async throws
  {
    let (festival, answer) = try await explained(
      "liaison LO27 ill", "liaison LO02 ill", withPress: true)

    guard case .impossible(let conflicts, let shared) = answer else {
      throw Unread(description: "possible without officers")
    }
    #expect(conflicts.map(\.conflict.occasions) == [[.session("S21")], [.session("S36")]])
    for explained in conflicts { try checkConflict(explained) }
    let changes = shared.repairs.first.map { festival.written($0.changes) }
    #expect(
      changes == ["liaison LO-C-US-1 added parties=C-US", "liaison LO-JPA-1 added parties=JPA"])
    for repair in shared.repairs { checkRepair(repair, of: festival) }
  }

  @Test(arguments: ["S25", "S21"])
  func `without people a call is no longer bound by what calls ask of people`(
    id: Session.ID
  ) throws {
    let festival = try referenceFestival()
    #expect(festival.type(festival.session(id).type).isCall)

    for cause in [Cause.people(id), .interpretation(id), .attendance("CTY", id)] {
      let lifted = cause.lifted(from: festival)
      #expect(!lifted.type(lifted.session(id).type).isCall)
    }
  }

  @Test func `an interpreter who is ill during the briefing is excused from it`() async throws {
    let (_, answer) = try await explained(
      "interpreter J1 ill 2018-03-26T00:00/2018-03-27T00:00")

    guard case .possible(let replanned, nil, nil) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(replanned.report.score.hardTotal == 0)
  }

  @Test func `two conflicts are named one by one, and mended together`() async throws {
    let (festival, answer) = try await explained(
      "session SYM only at HBN-SALON", "C-IE departs 2018-03-28T18:40")

    guard case .impossible(let conflicts, let shared) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(conflicts.map(\.conflict.sessions) == [["S31"], ["S41"]])
    for explained in conflicts { try checkConflict(explained) }
    checkRepair(try #require(shared.repairs.first), of: festival)
  }

  @Test func `without time a conflict is marked as not yet minimal`() async throws {
    let original = try referenceFestival()
    let change = try #require(
      ChangeReader.read("session SYM only at HBN-SALON", called: "c", for: original).change)
    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: original.applying(change), base: try witnessProgramme(of: original),
        limit: .zero))

    let explained = try single(answer)
    #expect(explained.conflict.sessions == ["S31"])
    #expect(!explained.isMinimal)
    #expect(explained.trials == [:])
  }

  @Test func `a wish that fits gets a time and a room`() async throws {
    let festival = try referenceFestival()
    let meeting = try #require(
      WishedMeeting.read("C-IE meets CTY.L2 on 2018-03-28 at CIV-REC", for: festival).meeting)

    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: festival.applying(.meeting(meeting)), base: try witnessProgramme(of: festival),
        session: meeting.session.id, limit: .seconds(3000)))

    guard case .possible(let replanned, _, _) = answer else {
      Issue.record("\(answer)")
      return
    }
    let placed = try #require(replanned.programme.sessions.first { $0.id == meeting.session.id })
    #expect(placed.venue == "CIV-REC")
    #expect(placed.start.day == 2)
    #expect(replanned.difference.changeCount == 0)
  }

  @Test func `a session that is possible is explained by what else it could be`() async throws {
    let festival = try referenceFestival()

    let answer = try await Explainer.answer(
      Explainer.Question(
        festival: festival, base: try witnessProgramme(of: festival), session: "S21",
        limit: .seconds(3000)))

    guard case .possible(let replanned, let alternatives?, nil) = answer else {
      Issue.record("\(answer)")
      return
    }
    let map = try await SessionOptions(replanned.programme, of: festival)
    #expect(alternatives.options.map(\.start) == map.options(of: "S21").map(\.start))
    let placed = try #require(replanned.programme.sessions.first { $0.id == "S21" })
    #expect(placed.start == "1 17:15")
    #expect(alternatives.options.contains { $0.verdict.isFree && $0.start != placed.start })
    #expect(
      alternatives.options.contains { $0.reason?.words.en.contains("(SYM, ") ?? false })
  }
}

extension Cause {
  /// Itself, or what is demanded together.
  fileprivate var single: [Cause] {
    if case .together(let causes) = self { causes } else { [self] }
  }

  fileprivate var attendedSession: Session.ID? {
    switch self {
    case .attendance(_, let id), .presence(_, let id): id
    default: nil
    }
  }
}
