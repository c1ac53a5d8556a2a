// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Required units and hosts all attend; other attending units are optional or fit an opening of the
/// session.
///
/// Units chosen for an opening number min to max (per party if so asked), their persons at most its
/// maximum.
///
/// Chosen for an opening are the attending units that are neither required, hosts nor optional and
/// fit its selector.
///
/// A unit that fits several openings counts where it is needed: towards every least number, and
/// towards a greatest number only where it fits nothing else.
///
/// - Counts: breaches: a missing unit; a unit with no reason to attend; an opening (or one party of
///   it) with too few or too many units; an opening with too many persons.
enum HC28Attendance: Rule {
  static let id = RuleID.hc28

  static func judge(_ facts: ProgrammeFacts) -> [Violation]? {
    guard facts.statesAttendees else { return nil }
    let openings = Dictionary(grouping: facts.festival.openings, by: \.session)
    return facts.placements.flatMap { placement -> [Violation] in
      let named = Set(placement.session.namedUnits + placement.session.optional)
      let attending = Set(placement.attending)
      let absent = placement.session.namedUnits.filter {
        facts.festival.hasUnit($0) && !attending.contains($0)
      }
      let extra = placement.attending.filter { !named.contains($0) }
      let fitting = (openings[placement.id] ?? []).map { opening in
        (opening, Set(extra.filter { facts.fits($0, opening.candidates) }))
      }
      let uninvited = extra.filter { unit in !fitting.contains { $0.1.contains(unit) } }
      let words = facts.words(placement)
      return absent.map { unit in
        let name = facts.words(unit)
        return breach(
          zh: "\(words.zh)：\(name.zh) 应出席而未列入",
          en: "\(words.en): \(name.en) has to attend",
          [placement.id]
        )
      }
        + uninvited.map { unit in
          let name = facts.words(unit)
          return breach(
            zh: "\(words.zh)：\(name.zh) 未受邀请",
            en: "\(words.en): \(name.en) is not invited",
            [placement.id]
          )
        }
        + fitting.flatMap { opening, chosen in
          let others = fitting.filter { $0.0.id != opening.id }.flatMap(\.1)
          return faults(
            opening, chosen: chosen, only: chosen.subtracting(others), named: named, in: facts
          ).map {
            breach(zh: "\(words.zh)：\($0.zh)", en: "\(words.en): \($0.en)", [placement.id])
          }
        }
    }
  }

  private static func faults(
    _ opening: Opening,
    chosen: Set<AttendanceUnit.ID>,
    only: Set<AttendanceUnit.ID>,
    named: Set<AttendanceUnit.ID>,
    in facts: ProgrammeFacts
  ) -> [LocalizedText] {
    let units = facts.festival.units.filter { chosen.contains($0.id) }
    var faults: [LocalizedText] = []
    if opening.perParty {
      let chosenOf = Dictionary(grouping: units, by: \.party)
      let candidates = facts.festival.units.filter {
        !named.contains($0.id) && facts.fits($0.id, opening.candidates)
      }
      let parties = Set(candidates.map(\.party))
      for party in facts.festival.parties where parties.contains(party.id) {
        let own = chosenOf[party.id] ?? []
        let count = own.count
        guard !opening.admits(count, only: own.count { only.contains($0.id) }) else { continue }
        faults.append(
          LocalizedText(
            zh: "名额 \(opening.id)：\(party.id) 选了\(count)个单元，应为\(opening.range.zh)",
            en: "opening \(opening.id): \(count) unit(s) of \(party.id), "
              + "asked for \(opening.range.en)"
          )
        )
      }
    } else if !opening.admits(units.count, only: only.count) {
      faults.append(
        LocalizedText(
          zh: "名额 \(opening.id)：选了\(units.count)个单元，应为\(opening.range.zh)",
          en: "opening \(opening.id): \(units.count) unit(s), asked for \(opening.range.en)"
        )
      )
    }
    let persons = units.filter { only.contains($0.id) }.map(\.size).reduce(0, +)
    if let most = opening.maxPersons, persons > most {
      faults.append(
        LocalizedText(
          zh: "名额 \(opening.id)：\(persons)人，最多\(most)人",
          en: "opening \(opening.id): \(persons) persons, at most \(most)"
        )
      )
    }
    return faults
  }
}

extension Opening {
  /// Units that fit other openings too may count here or there.
  fileprivate func admits(_ count: Int, only: Int) -> Bool {
    minUnits <= count && maxUnits.map { only <= $0 } ?? true
  }

  fileprivate var range: LocalizedText {
    switch maxUnits {
    case nil: LocalizedText(zh: "至少\(minUnits)个", en: "at least \(minUnits)")
    case minUnits?: LocalizedText(zh: "\(minUnits)个", en: "\(minUnits)")
    case let most? where minUnits == 0: LocalizedText(zh: "至多\(most)个", en: "at most \(most)")
    case let most?: LocalizedText(zh: "\(minUnits)至\(most)个", en: "\(minUnits) to \(most)")
    }
  }
}
