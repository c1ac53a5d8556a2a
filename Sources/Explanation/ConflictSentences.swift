// SPDX-License-Identifier: Apache-2.0

package import FestivalModel

/// The demands of a conflict in few sentences: what is of one kind is said together, and people are grouped.
package struct ConflictSentences: Sendable {
  /// The sessions and interviews, as one calls them.
  package let occasions: LocalizedText
  package let demands: [LocalizedText]

  /// More names than these are counted.
  private static let fewNames = 3
  /// So many sessions of a conflict are still named one by one.
  private static let mostOccasions = 9
  /// So many hours or rooms are told with who has to be there.
  private static let mostGroups = 4

  package init(_ explained: Explainer.Explained, in festival: Festival) {
    let occasions = explained.conflict.occasions + explained.givenOccasions
    self.occasions = Self.names(of: occasions, in: festival)
    var causes: [Cause] = []
    for cause in explained.demands {
      if case .together(let parts) = cause { causes += parts } else { causes.append(cause) }
    }
    let writer = Writer(festival: festival, occasionCount: occasions.count)
    demands = [explained.conflict.counted].compactMap(\.self) + writer.sentences(of: causes)
  }

  /// Interviews of one person together when they are many.
  private static func names(of occasions: [Occasion], in festival: Festival) -> LocalizedText {
    var parts: [LocalizedText] = []
    var told = Set<Occasion>()
    for occasion in occasions where !told.contains(occasion) {
      let subject = occasion.interview.map { festival.interview($0).subject }
      let alike = occasions.filter { other in
        subject != nil && other.interview.map { festival.interview($0).subject } == subject
      }
      if let subject, alike.count > fewNames {
        told.formUnion(alike)
        let who = festival.unit(subject).name
        let which = listed(alike.map { $0.shortName(in: festival) })
        parts.append(
          LocalizedText(
            zh: "\(who.zh)的\(alike.count)次专访（\(which.zh)）",
            en: "\(alike.count) interviews with \(who.en) (\(which.en))"))
        continue
      }
      let (name, key) = (occasion.name(in: festival), occasion.shortName(in: festival))
      parts.append(LocalizedText(zh: "\(name.zh)（\(key)）", en: "\(name.en) (\(key))"))
    }
    // A line that nobody reads to its end says nothing.
    let more = parts.count > mostOccasions ? parts.count - fewNames : 0
    let few = parts.dropLast(more)
    return LocalizedText(
      zh: few.map(\.zh).joined(separator: "、") + (more > 0 ? "等\(parts.count)场" : ""),
      en: few.map(\.en).joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""))
  }

  /// A few of them, and how many more, with the word that Chinese counts them by.
  fileprivate static func listed(_ keys: [String], measure: String = "次") -> LocalizedText {
    let few = keys.prefix(fewNames)
    let more = keys.count - few.count
    return LocalizedText(
      zh: few.joined(separator: "、") + (more > 0 ? "等\(keys.count)\(measure)" : ""),
      en: few.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""))
  }

  private struct Writer {
    let festival: Festival
    let occasionCount: Int

    func sentences(of causes: [Cause]) -> [LocalizedText] {
      var seen = Set<Cause>()
      let causes = causes.filter { seen.insert($0).inserted }
      let times = causes.filter { if case .windows = $0 { true } else { false } }
      let rooms = causes.filter { if case .candidates = $0 { true } else { false } }
      var rest = causes.filter { $0.whoAttends(in: festival) == nil }
      var result = attendances(causes.compactMap { $0.whoAttends(in: festival) })
      for group in [times, rooms] where group.count > ConflictSentences.fewNames {
        rest.removeAll(where: group.contains)
        result.append(together(group))
      }
      result += interviews(&rest)
      return result + rest.map { $0.words(in: festival) }
    }

    /// Who gives several interviews, and when several have to lie, in one sentence each.
    private func interviews(_ rest: inout [Cause]) -> [LocalizedText] {
      var given: [(subject: AttendanceUnit.ID, ids: [Interview.ID])] = []
      var hours: [(windows: [TimeSpan], ids: [Interview.ID])] = []
      for cause in rest {
        guard case .interview(let id, let demand) = cause else { continue }
        let interview = festival.interview(id)
        switch demand {
        case .subject:
          if let index = given.firstIndex(where: { $0.subject == interview.subject }) {
            given[index].ids.append(id)
          } else {
            given.append((interview.subject, [id]))
          }
        case .hours:
          if let index = hours.firstIndex(where: { $0.windows == interview.windows }) {
            hours[index].ids.append(id)
          } else {
            hours.append((interview.windows, [id]))
          }
        case .venues, .journalist, .language: break
        }
      }
      var result: [LocalizedText] = []
      func tell(_ ids: [Interview.ID], _ demand: InterviewDemand, _ words: LocalizedText) {
        guard ids.count > ConflictSentences.fewNames else { return }
        rest.removeAll { cause in ids.contains { cause == .interview($0, demand) } }
        result.append(words)
      }
      for (subject, ids) in given {
        let (who, which) = (festival.unit(subject).name, listed(ids))
        tell(
          ids, .subject,
          LocalizedText(
            zh: "\(which.zh)专访的受访人都是\(who.zh)", en: "\(who.en) gives interviews \(which.en)"))
      }
      for (windows, ids) in hours {
        let which = listed(ids)
        let cause = Cause.interview(ids[0], .hours)
        tell(
          ids, .hours,
          LocalizedText(
            zh: "\(which.zh)专访只能在 \(cause.list(windows, festival, separator: "、"))",
            en: "interviews \(which.en) have to lie within \(cause.list(windows, festival))"))
      }
      return result
    }

    private func listed(_ ids: [Interview.ID]) -> LocalizedText {
      ConflictSentences.listed(ids.map(\.rawValue))
    }

    /// Who has to be where: those who have to be at the same sessions together.
    private func attendances(
      _ attendances: [(who: LocalizedText, session: Session.ID)]
    ) -> [LocalizedText] {
      var people: [LocalizedText] = []
      var sessions: [LocalizedText: [Session.ID]] = [:]
      for item in attendances {
        if sessions[item.who] == nil { people.append(item.who) }
        sessions[item.who, default: []].append(item.session)
      }
      var groups: [(sessions: [Session.ID], people: [LocalizedText])] = []
      for who in people {
        let own = sessions[who] ?? []
        if let index = groups.firstIndex(where: { $0.sessions == own }) {
          groups[index].people.append(who)
        } else {
          groups.append((own, [who]))
        }
      }
      return groups.map { group in
        let who = named(group.people)
        let keys = group.sessions.map { festival.session($0).key }
        if keys.count == occasionCount, keys.count > 2 {
          return LocalizedText(zh: "\(who.zh)每场都须出席", en: "\(who.en) must attend all of them")
        }
        return LocalizedText(
          zh: "\(who.zh)须出席 \(keys.joined(separator: "、"))",
          en: "\(who.en) must attend \(keys.joined(separator: ", "))")
      }
    }

    private func named(_ people: [LocalizedText]) -> LocalizedText {
      let few = people.prefix(ConflictSentences.fewNames)
      return people.count == few.count
        ? LocalizedText(
          zh: few.map(\.zh).joined(separator: "、"), en: few.map(\.en).joined(separator: ", "))
        : LocalizedText(
          zh: "\(few.map(\.zh).joined(separator: "、"))等\(people.count)方",
          en: "\(people.count) guests and hosts, among them "
            + few.map(\.en).joined(separator: ", "))
    }

    /// The first stretches, and how many more.
    private func hours(_ spans: [TimeSpan], _ cause: Cause) -> LocalizedText {
      let more = spans.count > ConflictSentences.fewNames ? spans.count - 2 : 0
      let few = cause.list(spans.dropLast(more), festival)
      return LocalizedText(
        zh: few + (more > 0 ? "等\(spans.count)段" : ""),
        en: few + (more > 0 ? " and \(more) more stretches" : ""))
    }

    /// When or where each of several sessions has to be, in one sentence; those together that have to at the same.
    private func together(_ causes: [Cause]) -> LocalizedText {
      var isTime = false
      var groups: [(at: LocalizedText, keys: [String])] = []
      for cause in causes {
        let (key, at): (String, LocalizedText)
        switch cause {
        case .windows(let id):
          isTime = true
          let session = festival.session(id)
          let hours =
            session.pinned.map {
              [TimeSpan(start: $0, end: festival.time(session.duration, after: $0))]
            }
            ?? session.windows
          (key, at) = (session.key, self.hours(hours, cause))
        case .candidates(let id):
          let session = festival.session(id)
          (key, at) = (session.key, cause.venues(session.venues, festival))
        default: continue
        }
        if let index = groups.firstIndex(where: { $0.at == at }) {
          groups[index].keys.append(key)
        } else {
          groups.append((at, [key]))
        }
      }
      if groups.count == 1, causes.count == occasionCount {
        let at = groups[0].at
        return LocalizedText(
          zh: (isTime ? "时间都只能是 " : "场地都只能是 ") + at.zh,
          en: (isTime ? "all have to be at " : "all can only be in ") + at.en)
      }
      // Those that most share tell most.
      let ordered = groups.enumerated().sorted {
        ($1.element.keys.count, $0.offset) < ($0.element.keys.count, $1.offset)
      }.map(\.element)
      let few = ordered.prefix(ConflictSentences.mostGroups)
      let rest = ordered.dropFirst(few.count).reduce(0) { $0 + $1.keys.count }
      let parts = few.map { group -> LocalizedText in
        let which = ConflictSentences.listed(group.keys, measure: "场")
        return LocalizedText(zh: "\(which.zh) \(group.at.zh)", en: "\(which.en) \(group.at.en)")
      }
      return LocalizedText(
        zh: (isTime ? "时间只能是 " : "场地只能是 ") + parts.map(\.zh).joined(separator: "、")
          + (rest > 0 ? (isTime ? "，其余\(rest)场各有时段" : "，其余\(rest)场各有场地") : ""),
        en: (isTime ? "they can only be at these times: " : "they can only be in these rooms: ")
          + parts.map(\.en).joined(separator: "; ")
          + (rest > 0
            ? "; \(rest) more at \(isTime ? "hours" : "rooms") of their own" : ""))
    }
  }
}

extension Cause {
  /// Who has to attend which session, if that is the demand.
  fileprivate func whoAttends(
    in festival: Festival
  ) -> (who: LocalizedText, session: Session.ID)? {
    switch self {
    case .presence(let unit, let id): return (festival.unit(unit).name, id)
    case .attendance(let party, let id):
      let units = festival.session(id).namedUnits.map { festival.unit($0) }
        .filter { $0.party == party }
      return (units.count == 1 ? units[0].name : festival.party(party).name, id)
    default: return nil
    }
  }
}
