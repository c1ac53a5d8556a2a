// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation

/// Reads `programme.json` and checks every name and time in it against the festival.
struct ProgrammeDocumentReader {
  let name: String
  let festival: Festival
  let log: FindingLog
  private let journalists: Set<Journalist.ID>

  init(name: String, festival: Festival, log: FindingLog) {
    self.name = name
    self.festival = festival
    self.log = log
    journalists = Set(festival.journalists.map(\.id))
  }

  func read(_ bytes: [UInt8]) -> Programme? {
    guard UTF8Check.isClean(bytes[...], file: name, log: log) else { return nil }
    let document: ProgrammeDocument
    do {
      document = try JSONDecoder().decode(ProgrammeDocument.self, from: Data(bytes))
    } catch {
      addFormat(describe(error))
      return nil
    }
    guard document.format == ProgrammeDocument.format else {
      addFormat(
        LocalizedText(
          zh: "文件格式是\(quotedZh(document.format))，而不是 \(ProgrammeDocument.format)",
          en: "The format is \(quoted(document.format)), not '\(ProgrammeDocument.format)'"))
      return nil
    }
    if document.edition < 0 || document.edition > NumberText.most {
      add(
        .numberOutOfRange, "edition",
        LocalizedText(zh: "版本号是 \(document.edition)", en: "The edition is \(document.edition)"),
        LocalizedText(zh: "请从 1 开始", en: "Count from 1"))
    }
    if !festival.slug.isEmpty, document.festival != festival.slug {
      add(
        .unknownReference,
        "festival",
        LocalizedText(
          zh: "日程属于\(quotedZh(document.festival))，而活动是\(quotedZh(festival.slug))",
          en: "The programme is of \(quoted(document.festival)), the festival is '\(festival.slug)'"
        ),
        LocalizedText(zh: "请指定同一活动的文件夹", en: "Give the folder of the same festival")
      )
    }
    checkUnique(document.sessions.map(\.id), "sessions")
    checkUnique((document.interviews ?? []).map(\.id), "interviews")
    checkUnique((document.mediaSlots ?? []).map(\.id), "mediaSlots")
    checkUnique((document.matchmaking ?? []).map(\.session), "matchmaking")
    checkUnique((document.trips ?? []).map(\.id), "trips")
    return programme(document)
  }

  func programme(_ document: ProgrammeDocument) -> Programme {
    var programme = Programme(
      festival: document.festival,
      edition: document.edition,
      seed: document.seed,
      score: document.score.flatMap(score),
      sessions: document.sessions.enumerated().compactMap { session($1, "sessions[\($0)]") },
      interviews: document.interviews?.enumerated()
        .compactMap { interview($1, "interviews[\($0)]") },
      mediaSlots: document.mediaSlots?.enumerated()
        .compactMap { mediaSlot($1, "mediaSlots[\($0)]") },
      matchmaking: document.matchmaking?.enumerated()
        .compactMap { matchmaking($1, "matchmaking[\($0)]") },
      trips: document.trips?.enumerated().compactMap { trip($1, "trips[\($0)]") },
      wet: document.wet.map(wetDays)
    )
    if let rain = document.rain { programme.weather = weather(rain) }
    return programme
  }

  private func session(
    _ entry: ProgrammeDocument.SessionEntry,
    _ path: String
  ) -> Programme.PlacedSession? {
    let id = known(Session.ID(entry.id), Noun.session, path, festival.hasSession)
    let venue = known(Venue.ID(entry.venue), Noun.venue, path, festival.hasVenue)
    let span = span(entry.start, entry.end, path)
    let attendees = entry.attendees.map {
      knownOnce($0, Noun.unit, "\(path).attendees", festival.hasUnit)
    }
    let liaison = entry.liaison.map {
      knownOnce($0, Noun.officer, "\(path).liaison", festival.hasLiaisonOfficer)
    }
    let teams = entry.interpreters?.compactMap { team($0, "\(path).interpreters") }
    let items = entry.items.map {
      knownOnce($0, Noun.item, "\(path).items", festival.hasItem)
    }
    guard let id, let venue, let span else { return nil }
    return Programme.PlacedSession(
      id: id,
      start: span.start,
      end: span.end,
      venue: venue,
      attendees: attendees,
      interpreters: teams,
      liaison: liaison,
      items: items
    )
  }

  private func team(_ entry: ProgrammeDocument.TeamEntry, _ path: String) -> Programme.Team? {
    let ids = knownOnce(entry.ids, Noun.interpreter, path, festival.hasInterpreter)
    guard let mode = InterpretingNeed.Mode(rawValue: entry.mode) else {
      add(
        .unknownWord, path,
        LocalizedText(zh: "口译方式是\(quotedZh(entry.mode))", en: "The mode is \(quoted(entry.mode))"),
        LocalizedText(zh: "请用 SI、CI 或 VOL", en: "Use SI, CI or VOL"))
      return nil
    }
    return Programme.Team(need: InterpretingNeed(language: entry.language, mode: mode), ids: ids)
  }

  private func interview(
    _ entry: ProgrammeDocument.InterviewEntry,
    _ path: String
  ) -> Programme.PlacedInterview? {
    let id = known(Interview.ID(entry.id), Noun.interview, path, festival.hasInterview)
    let venue = known(Venue.ID(entry.venue), Noun.venue, path, festival.hasVenue)
    let span = span(entry.start, entry.end, path)
    let journalists = knownOnce(
      entry.journalists ?? [], Noun.journalist, path, journalists.contains)
    let interpreters = knownOnce(
      entry.interpreters ?? [],
      Noun.interpreter,
      path,
      festival.hasInterpreter
    )
    guard let id, let venue, let span else { return nil }
    return Programme.PlacedInterview(
      id: id,
      start: span.start,
      end: span.end,
      venue: venue,
      journalists: journalists,
      interpreters: interpreters
    )
  }

  private func mediaSlot(
    _ entry: ProgrammeDocument.MediaSlotEntry,
    _ path: String
  ) -> Programme.PlacedMediaSlot? {
    let id = known(MediaSlot.ID(entry.id), Noun.mediaSlot, path, festival.hasMediaSlot)
    let span = span(entry.start, entry.end, path)
    let outlets = knownOnce(entry.outlets, Noun.outlet, path, festival.hasOutlet)
    let journalists = knownOnce(entry.journalists, Noun.journalist, path, journalists.contains)
    guard let id, let span else { return nil }
    return Programme.PlacedMediaSlot(
      id: id,
      start: span.start,
      end: span.end,
      outlets: outlets,
      journalists: journalists
    )
  }

  private func matchmaking(
    _ entry: ProgrammeDocument.MatchmakingEntry,
    _ path: String
  ) -> Programme.MatchmakingPlan? {
    let plan = festival.matchmaking.first { $0.session.rawValue == entry.session }
    let firms = Set(plan?.firms.map(\.id) ?? [])
    let session = known(Session.ID(entry.session), Noun.matchmaking, path) { $0 == plan?.session }
    let meetings = entry.meetings.enumerated().compactMap { index, meeting in
      let path = "\(path).meetings[\(index)]"
      let start = time(meeting.start, "\(path).start")
      if !(1...NumberText.most).contains(meeting.table) {
        add(
          .numberOutOfRange, path,
          LocalizedText(zh: "桌号是 \(meeting.table)", en: "The table is \(meeting.table)"),
          LocalizedText(zh: "桌号请从 1 开始", en: "Count tables from 1"))
      }
      guard plan != nil, let start,
        let a = known(Matchmaking.Firm.ID(meeting.a), Noun.firm, path, firms.contains),
        let b = known(Matchmaking.Firm.ID(meeting.b), Noun.firm, path, firms.contains)
      else { return Programme.MatchmakingPlan.Meeting?.none }
      return Programme.MatchmakingPlan.Meeting(a: a, b: b, start: start, table: meeting.table)
    }
    return session.map { Programme.MatchmakingPlan(session: $0, meetings: meetings) }
  }

  private func span(_ start: String, _ end: String, _ path: String) -> TimeSpan? {
    guard let start = time(start, "\(path).start"), let end = time(end, "\(path).end") else {
      return nil
    }
    if end <= start {
      add(
        .endBeforeStart, path, LocalizedText(zh: "结束早于开始", en: "It ends before it starts"),
        LocalizedText(zh: "请更正其中一个时间", en: "Correct one of the two times"))
    }
    return TimeSpan(start: start, end: end)
  }

  func time(_ text: String, _ path: String) -> LocalTime? {
    ProgrammeTime.read(text, at: place(path), festival: festival, log: log)
  }

  func known<Entity>(
    _ id: Identifier<Entity>,
    _ noun: LocalizedText,
    _ path: String,
    _ exists: (Identifier<Entity>) -> Bool
  ) -> Identifier<Entity>? {
    if exists(id) { return id }
    add(
      .unknownReference,
      path,
      LocalizedText(
        zh: "没有\(noun.zh)\(quotedZh(id.rawValue))",
        en: "There is no \(noun.en) \(quoted(id.rawValue))"),
      LocalizedText(zh: "请用活动表格中的编号", en: "Use the identifiers of the festival's tables")
    )
    return nil
  }

  private func knownOnce<Entity>(
    _ texts: [String],
    _ noun: LocalizedText,
    _ path: String,
    _ exists: (Identifier<Entity>) -> Bool
  ) -> [Identifier<Entity>] {
    checkUnique(texts, path)
    return texts.compactMap { known(Identifier<Entity>($0), noun, path, exists) }
  }

  func checkUnique(_ ids: [String], _ path: String) {
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted {
      add(
        .identifierTwice, path,
        LocalizedText(zh: "\(quotedZh(id))出现了两次", en: "\(quoted(id)) is there twice"),
        LocalizedText(zh: "两个只留一个", en: "Keep one of the two"))
    }
  }

  /// JSON has no lines that a reader would keep; findings name the path inside the file instead.
  private func place(_ path: String) -> Finding.Location {
    Finding.Location(file: "\(name) \(path)")
  }

  func add(
    _ code: FindingCode, _ path: String, _ cause: LocalizedText, _ remedy: LocalizedText
  ) {
    log.add(code, at: place(path), cause, remedy: remedy)
  }

  private func addFormat(_ cause: LocalizedText) {
    log.add(
      .programmeFormat,
      at: Finding.Location(file: name),
      cause,
      remedy: LocalizedText(
        zh: "请指定 attache 写出的 programme.json，或一份 CSV 表格",
        en: "Give a programme.json that attache has written, or a CSV table")
    )
  }

  private func describe(_ error: any Error) -> LocalizedText {
    func path(_ context: DecodingError.Context) -> String {
      context.codingPath.map(\.stringValue).joined(separator: ".")
    }
    return switch error as? DecodingError {
    case .keyNotFound(let key, let context):
      LocalizedText(
        zh: "\(quotedZh(path(context)))中缺少\(quotedZh(key.stringValue))",
        en: "The key \(quoted(key.stringValue)) is missing in \(quoted(path(context)))")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      LocalizedText(
        zh: "\(quotedZh(path(context)))处的值类型不对",
        en: "The value at \(quoted(path(context))) is of another type")
    default: LocalizedText(zh: "文件不是正确的 JSON", en: "The file is not valid JSON")
    }
  }
}
