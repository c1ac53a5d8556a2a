// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension FestivalAssembly {
  func readOutlets() {
    for row in rows(.outlets, for: &outlets) {
      let id = outlets.enter(row, "outlet_id")
      let kind = row.filled("kind")
      let isNamed = row.flag("named")
      let name = row.localizedName()
      if !row.isEmpty("language") {
        _ = LanguageText.isCode(row.text("language"), at: row.place("language"), log: log)
      }
      guard let id, let kind else { continue }
      parts.outlets.append(
        Outlet(
          id: id,
          name: name,
          kind: kind,
          accreditation: row.text("accreditation"),
          language: row.text("language"),
          origin: row.text("origin"),
          isNamed: isNamed
        )
      )
    }
    var journalists = Register<Journalist>(Noun.journalist, file: TableSchema.journalists.file)
    for row in rows(.journalists) {
      let id = journalists.enter(row, "journalist_id")
      let outlet = outlets.reference(row, "outlet_id")
      let clearance = row.clearance()
      guard let id, let outlet else { continue }
      persons.append(PersonRow(Noun.journalist, row, "journalist_id", name: row.text("name")))
      parts.journalists.append(
        Journalist(id: id, outlet: outlet, name: row.text("name"), clearance: clearance)
      )
    }
  }

  func readMediaSlots() {
    var slots = Register<MediaSlot>(Noun.mediaSlot, file: TableSchema.mediaSlots.file)
    let rows = rows(.mediaSlots).map { ($0, slots.enter($0, "slot_id")) }
    for (row, id) in rows {
      let session = session(row, "session_id")
      let kind = row.filled("kind")
      let offset = row.number("offset_min", in: -1440...10_080)
      let duration = row.number("duration_min", in: 1...10_080)
      let capacity = row.number("capacity", in: 0...NumberText.most)
      let mustHave = row.list("must_have").compactMap { self.mustHave($0, row, slots) }
      let takesWholeCrew = row.flag("whole_crew")
      guard let id, let session, let kind, let offset, let duration, let capacity else { continue }
      parts.mediaSlots.append(
        MediaSlot(
          id: id,
          session: session,
          kind: kind,
          offset: Minutes(offset),
          duration: Minutes(duration),
          capacity: capacity,
          mustHave: mustHave,
          takesWholeCrew: takesWholeCrew,
          note: row.text("note")
        )
      )
    }
    checkSameAs(slots)
  }

  private func mustHave(
    _ text: String,
    _ row: Row,
    _ slots: Register<MediaSlot>
  ) -> MediaSlot.MustHave? {
    let words = text.split(separator: " ").map(String.init)
    let place = row.place("must_have")
    switch (words.first, words.count) {
    case ("all", 1): return .all
    case ("all", 2): return .kind(words[1])
    case ("same", 3) where words[1] == "as":
      return slots.reference(words[2], at: place, log: log).map { .sameAs($0) }
    case (_, 1):
      return outlets.reference(words[0], at: place, log: log).map { .outlet($0) }
    default:
      row.add(
        .badMustHave,
        "must_have",
        LocalizedText(zh: "看不懂\(quotedZh(text))", en: "\(quoted(text)) cannot be read"),
        remedy: LocalizedText(
          zh: "请写媒体编号（如 M12），或写 all、all tv、same as MS08",
          en: "Write an outlet such as M12, or: all; all tv; same as MS08")
      )
      return nil
    }
  }

  private func checkSameAs(_ slots: Register<MediaSlot>) {
    var next: [MediaSlot.ID: [MediaSlot.ID]] = [:]
    for slot in parts.mediaSlots {
      next[slot.id] = slot.mustHave.compactMap { must in
        if case .sameAs(let other) = must { other } else { nil }
      }
    }
    for slot in parts.mediaSlots {
      var seen: Set<MediaSlot.ID> = []
      var open = next[slot.id] ?? []
      while let id = open.popLast() {
        if seen.insert(id).inserted { open += next[id] ?? [] }
      }
      if seen.contains(slot.id) {
        log.add(
          .sameAsCycle,
          at: slots.place(of: slot.id),
          LocalizedText(
            zh: "采访时段 \(slot.id) 通过 same as 绕回了自身",
            en: "The media slot \(slot.id) has the journalists of itself, by 'same as'"),
          remedy: LocalizedText(zh: "请在其中一个时段写明媒体", en: "Name the outlets in one of the slots")
        )
      }
    }
  }

  func readInterviews() {
    var interviews = Register<Interview>(Noun.interview, file: TableSchema.interviews.file)
    for row in rows(.interviews) {
      let id = interviews.enter(row, "interview_id")
      let subject = units.reference(row, "subject_unit")
      let outlet = outlets.reference(row, "outlet_id")
      let duration = row.number("duration_min", in: 1...1440)
      let buffer = row.number("buffer_min", in: 0...1440)
      let length = Minutes((duration ?? 1) + (buffer ?? 0))
      let windows = windows(row, holding: length, of: Noun.interviewWithBuffer)
      let candidates = candidateVenues(row, of: Noun.interview)
      checkBooths(row, candidates)
      let language = row.filled("language")
      guard let id, let subject, let outlet, let duration, let buffer, let windows, let language,
        LanguageText.isCode(language, at: row.place("language"), log: log)
      else { continue }
      parts.interviews.append(
        Interview(
          id: id,
          subject: subject,
          outlet: outlet,
          language: language,
          windows: windows,
          duration: Minutes(duration),
          buffer: Minutes(buffer),
          venues: candidates
        )
      )
    }
  }

  private func checkBooths(_ row: Row, _ candidates: [Venue.ID]) {
    for venue in parts.venues
    where candidates.contains(venue.id) && venue.features["interview_booths", default: 0] == 0 {
      row.add(
        .noInterviewBooths,
        "venues",
        LocalizedText(
          zh: "场地 \(venue.id) 没有专访间", en: "The venue \(venue.id) has no interview booths"),
        remedy: LocalizedText(
          zh: "请换一个场地，或在其 features 中加上 interview_booths=3",
          en: "Name another venue, or add interview_booths=3 to its features")
      )
    }
  }
}
