// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension FestivalAssembly {
  func readOpenings() {
    var openings = Register<Opening>(Noun.opening, file: TableSchema.openings.file)
    let keys = ["country", "party", "party_type", "side", "unit", "standing", "class", "interest"]
    for row in rows(.openings) {
      let id = openings.enter(row, "opening_id")
      let session = session(row, "session_id")
      let candidates = row.filled("candidates").flatMap {
        SelectorText.read($0, keys: keys, at: row.place("candidates"), log: log)
      }
      let least = row.number("min_units", in: 0...NumberText.most)
      let most = row.optionalNumber("max_units", in: 0...NumberText.most)
      let persons = row.optionalNumber("max_persons", in: 0...NumberText.most)
      let perParty = row.flag("per_party")
      let name = row.localizedName()
      if let least, let most, most < least {
        row.add(
          .minimumAboveMaximum,
          "max_units",
          LocalizedText(
            zh: "该名额要求至少 \(least)、至多 \(most)",
            en: "The opening asks for at least \(least), at most \(most)"),
          remedy: LocalizedText(
            zh: "请更正 min_units 或 max_units", en: "Correct 'min_units' or 'max_units'")
        )
      }
      guard let id, let session, let candidates, let least else { continue }
      parts.openings.append(
        Opening(
          id: id,
          session: session,
          name: name,
          candidates: candidates,
          minUnits: least,
          maxUnits: most,
          maxPersons: persons,
          perParty: perParty
        )
      )
    }
  }

  func readSpeeches() {
    let attending = Dictionary(
      parts.sessions.map { ($0.id, Set($0.namedUnits + $0.optional)) },
      uniquingKeysWith: { first, _ in first }
    )
    let withOpenings = Set(parts.openings.map(\.session))
    for row in rows(.speeches) {
      let session = session(row, "session_id")
      let speaker = units.optionalReference(row, "speaker_unit")
      let minutes = row.number("minutes", in: 0...1440)
      let isInterpreted = row.flag("interpreted")
      if let session, let speaker, let present = attending[session], !present.contains(speaker),
        !withOpenings.contains(session)
      {
        row.add(
          .speakerAbsent,
          "speaker_unit",
          LocalizedText(
            zh: "发言单元 \(speaker) 不出席该场次", en: "The speaker \(speaker) does not attend the session"),
          remedy: LocalizedText(
            zh: "请把该单元列入场次，或更正发言人", en: "Add the unit to the session, or correct the speaker")
        )
      }
      guard let session, let minutes else { continue }
      parts.speeches.append(
        Speech(
          session: session,
          speaker: speaker,
          minutes: Minutes(minutes),
          isInterpreted: isInterpreted,
          note: row.text("note")
        )
      )
    }
  }
}
