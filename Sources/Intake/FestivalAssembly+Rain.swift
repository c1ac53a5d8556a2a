// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension FestivalAssembly {
  /// Says of the plans for the rain, when all is read, which cannot be kept whatever the programme will be.
  func checkWetPlans() {
    guard parts.sessions.contains(where: { !$0.wet.isEmpty }) else { return }
    let venuesByID = Dictionary(
      parts.venues.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for session in parts.sessions where !session.wet.isEmpty {
      if session.wet.contains(.cancel) { checkCancellation(of: session) }
      for venue in session.wet.compactMap({ $0.venue.flatMap { venuesByID[$0] } }) {
        let isSymbolic = session.wet.contains(.symbolic(venue.id))
        let lacks = lacks(of: venue, for: session, isSymbolic: isSymbolic)
        guard !lacks.isEmpty else { continue }
        log.add(
          .wetVenueUnfit,
          at: sessions.place(of: session.id),
          LocalizedText(
            zh: "场次 \(session.key) 的雨天场地 \(venue.id)：\(lacks.map(\.zh).joined(separator: "；"))",
            en: "The wet venue '\(venue.id)' of '\(session.key)': "
              + lacks.map(\.en).joined(separator: "; ")),
          remedy: LocalizedText(
            zh: "请换一个场地、加 symbolic，或在 \(TableSchema.venues.file) 中补上",
            en: "Name another venue, add the word symbolic, or correct \(TableSchema.venues.file)")
        )
      }
      checkRoom(of: session, venuesByID)
    }
  }

  // MARK: - Cancellation

  /// Guests of honour are bound to what a leader has pinned, to calls, to sessions with a leader of the city, and to what
  /// a pinned wish names somebody for.
  private func checkCancellation(of session: Session) {
    let named = Set(session.namedUnits)
    let leader = parts.units.first { named.contains($0.id) && $0.standing == .leader }
    let isCall = parts.types.first { $0.id == session.type }?.isCall ?? false
    let isWished = parts.wishes.contains { wish in
      guard wish.session == session.id, wish.kind == .pinned, case .units = wish.subject else {
        return false
      }
      return true
    }
    let reason: LocalizedText
    if session.pinned != nil {
      reason = LocalizedText(zh: "时间已锁定", en: "it is pinned")
    } else if isCall {
      reason = LocalizedText(zh: "是会见或会谈", en: "it is a call")
    } else if let leader {
      reason = LocalizedText(zh: "\(leader.id) 出席", en: "'\(leader.id)' attends")
    } else if isWished {
      reason = LocalizedText(zh: "有指定的出席者", en: "a pinned wish names who attends")
    } else {
      return
    }
    log.add(
      .wetCancelBound,
      at: sessions.place(of: session.id),
      LocalizedText(
        zh: "场次 \(session.key) 雨天会取消，而\(reason.zh)",
        en: "'\(session.key)' would be cancelled in the rain, but \(reason.en)"),
      remedy: LocalizedText(
        zh: "请在 wet 中改填室内场地", en: "Name a venue under a roof in 'wet' instead")
    )
  }

  // MARK: - Venues

  private func lacks(
    of venue: Venue, for session: Session, isSymbolic: Bool
  ) -> [LocalizedText] {
    guard let type = parts.types.first(where: { $0.id == session.type }) else { return [] }
    var lacks: [LocalizedText] = []
    for feature in type.features where (venue.features[feature] ?? 0) < 1 {
      lacks.append(LocalizedText(zh: "没有 \(feature)", en: "it has no \(feature)"))
    }
    let languages = session.interpreting.count { $0.mode == .simultaneous }
    if languages > venue.boothCount {
      lacks.append(
        LocalizedText(
          zh: "需要 \(languages) 个同传间，有 \(venue.boothCount) 个",
          en: "\(languages) booths are needed, it has \(venue.boothCount)"))
    }
    let named = Set(session.namedUnits)
    let persons = parts.units.reduce(session.extraHeadcount) { sum, unit in
      let comes = named.contains(unit.id) && (!isSymbolic || unit.standing != .group)
      return sum + (comes ? unit.size : 0)
    }
    let capacity = venue.capacity(type.layout)
    if persons > capacity {
      lacks.append(
        LocalizedText(
          zh: "有 \(persons) 人，只容 \(capacity) 人",
          en: "\(persons) persons come, it holds \(capacity)"))
    }
    return lacks + pressLacks(of: venue, for: session)
  }

  private func pressLacks(of venue: Venue, for session: Session) -> [LocalizedText] {
    parts.mediaSlots.filter { $0.session == session.id }.compactMap { slot in
      let needed: (feature: String, number: Int)
      switch slot.kind {
      case "riser": needed = ("press_riser", slot.capacity)
      case "live": needed = ("uplink", 1)
      default: return nil
      }
      guard parts.venues.contains(where: { $0.features[needed.feature] != nil }),
        (venue.features[needed.feature] ?? 0) < needed.number
      else { return nil }
      let has = venue.features[needed.feature] ?? 0
      return LocalizedText(
        zh: "采访时段 \(slot.id) 需要 \(needed.feature)=\(needed.number)，有 \(has)",
        en: "the media slot '\(slot.id)' needs \(needed.feature)=\(needed.number), it has \(has)")
    }
  }

  // MARK: - Rooms that are taken

  /// A pinned session and one that is pinned into the room it would go to clash in every programme.
  private func checkRoom(of session: Session, _ venuesByID: [Venue.ID: Venue]) {
    guard let start = session.pinned, !session.wet.contains(.cancel) else { return }
    let type = parts.types.first { $0.id == session.type }
    let begin = start - (session.setUp ?? type?.setUp ?? 0)
    let end = start + session.duration + (session.tearDown ?? type?.tearDown ?? 0)
    var blocked: [(venue: Venue.ID, by: Session)] = []
    for venue in session.wet.compactMap(\.venue) {
      let other = parts.sessions.first { other in
        guard other.id != session.id, other.wet.isEmpty, other.venues == [venue],
          let pin = other.pinned
        else { return false }
        return pin < end && begin < pin + other.duration
      }
      guard let other else { return }
      blocked.append((venue, other))
    }
    guard !blocked.isEmpty else { return }
    let words = blocked.map { "\($0.venue) (\($0.by.key))" }.joined(separator: ", ")
    log.add(
      .wetVenueTaken,
      at: sessions.place(of: session.id),
      LocalizedText(
        zh: "场次 \(session.key) 的雨天场地届时已有安排：\(words)",
        en: "The wet venues of '\(session.key)' are taken then: \(words)"),
      remedy: LocalizedText(
        zh: "请另填一个室内场地，或移动其中一场", en: "Name another venue under a roof, or move one of the two")
    )
  }
}
