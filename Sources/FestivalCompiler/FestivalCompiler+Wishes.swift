// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Solver

// What people asked for: pins and prohibitions narrow the choice, preferences cost.
extension FestivalCompiler {
  private func wishes(_ kind: Wish.Kind, of session: Session) -> [Wish] {
    festival.wishes.filter { $0.session == session.id && $0.kind == kind }
  }

  // MARK: - Venues

  /// Candidate venues that no wish rules out, in order; `nil` when that leaves none, which is recorded.
  mutating func candidatesByWish(_ session: Session) -> [Venue.ID]? {
    var left = session.venues
    for wish in wishes(.pinned, of: session) + wishes(.forbidden, of: session) {
      guard case .venue(let named) = wish.subject else { continue }
      let kept = left.filter { named.contains($0) == (wish.kind == .pinned) }
      if kept.isEmpty {
        let isStranger = wish.kind == .pinned && !session.venues.contains(where: named.contains)
        impossible(
          isStranger ? .hc05 : .hc30, [session.id],
          zh: "\(session.key)：\(wish.author) 的要求 \(wish.id) 之下没有候选场地",
          en: "\(session.key): \(wish.id) of \(wish.author) leaves no candidate venue")
        return nil
      }
      left = kept
    }
    return left
  }

  func regret(for venue: Venue.ID, in session: Session) -> Int {
    wishes(.preferred, of: session).reduce(0) { sum, wish in
      guard case .venue(let named) = wish.subject, !named.contains(venue) else { return sum }
      return sum + price(of: wish)
    }
  }

  // MARK: - Starts

  /// Wishes that bind the start: inside the spans when wanted, outside when not.
  func startPins(of session: Session) -> [StartPin] {
    (wishes(.pinned, of: session) + wishes(.forbidden, of: session)).compactMap { wish in
      guard case .start(let spans) = wish.subject else { return nil }
      return (wish, spans, wish.kind == .pinned)
    }
  }

  func regret(for start: LocalTime, in session: Session) -> Points {
    Points(
      rawValue: wishes(.preferred, of: session).reduce(0) { sum, wish in
        guard case .start(let spans) = wish.subject, !spans.contains(where: { $0.holds(start) })
        else { return sum }
        return sum + price(of: wish)
      })
  }

  // MARK: - People

  func pinnedUnits(of session: Session) -> [AttendanceUnit.ID] {
    units(in: wishes(.pinned, of: session))
  }

  func forbiddenUnits(of session: Session) -> [AttendanceUnit.ID] {
    units(in: wishes(.forbidden, of: session))
  }

  private func units(in wishes: [Wish]) -> [AttendanceUnit.ID] {
    var seen = Set<AttendanceUnit.ID>()
    return wishes.flatMap { wish -> [AttendanceUnit.ID] in
      if case .units(let ids) = wish.subject { ids } else { [] }
    }.filter { seen.insert($0).inserted }
  }

  func pinnedInterpreters(of session: Session) -> [Int] {
    interpreters(in: wishes(.pinned, of: session))
  }

  func forbiddenInterpreters(of session: Session) -> [Int] {
    interpreters(in: wishes(.forbidden, of: session))
  }

  private func interpreters(in wishes: [Wish]) -> [Int] {
    var seen = Set<Int>()
    return wishes.flatMap { wish -> [Int] in
      guard case .interpreters(let ids) = wish.subject else { return [] }
      return ids.compactMap { interpreterIndex[$0] }
    }.filter { seen.insert($0).inserted }
  }

  private func price(of wish: Wish) -> Int { (wish.weight ?? rules.points(.wish)).rawValue }

  /// What the seats cannot say by themselves: wished-for people cost unless seated, pinned ones need a seat.
  mutating func addWishes() {
    var prices: [Session.ID: [Int: Int]] = [:]
    for wish in festival.wishes {
      let session = festival.session(wish.session)
      switch (wish.kind, wish.subject) {
      case (.preferred, .units(let ids)):
        for id in ids where !session.namedUnits.contains(id) {
          if let index = unitIndex[id] {
            prices[session.id, default: [:]][index, default: 0] += price(of: wish)
          }
        }
      case (.preferred, .interpreters(let ids)):
        for id in ids {
          if let index = interpreterIndex[id] {
            prices[session.id, default: [:]][index, default: 0] += price(of: wish)
          }
        }
      case (.pinned, .units(let ids)):
        for id in ids where !session.namedUnits.contains(id) {
          if seats(of: session.id, for: unitIndex[id]).isEmpty { refuse(wish, id.rawValue, .hc28) }
        }
      case (.pinned, .interpreters(let ids)):
        for id in ids where seats(of: session.id, for: interpreterIndex[id]).isEmpty {
          refuse(wish, id.rawValue, .hc13)
        }
      case (.forbidden, .units(let ids)):
        for id in ids where session.namedUnits.contains(id) { refuse(wish, id.rawValue, .hc28) }
      default: break
      }
    }
    for session in festival.sessions {
      for (resource, price) in (prices[session.id] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let seats = seats(of: session.id, for: resource)
        guard !seats.isEmpty else {
          result.constants[.sc16, default: .zero] =
            result.constants[.sc16, default: .zero] + Points(rawValue: price)
          continue
        }
        result.problem.coverages.append(
          Problem.Coverage(seats: seats, resources: [resource], weight: price, label: label(.sc16)))
      }
    }
  }

  private mutating func refuse(_ wish: Wish, _ person: String, _ rule: RuleID) {
    let session = festival.session(wish.session)
    impossible(
      rule, [session.id],
      zh: "\(session.key)：\(wish.author) 的要求 \(wish.id)（\(person)）与本场的人员规定不符",
      en: "\(session.key): \(wish.id) of \(wish.author) cannot be kept for \(person), "
        + "by who may and has to be there")
  }

  /// Seats of the session that the resource may take.
  private func seats(of session: Session.ID, for resource: Int?) -> [Int] {
    guard let resource else { return [] }
    return result.seats.indices.filter { seat in
      switch result.seats[seat] {
      case .optional(_, session), .opening(_, session), .interpreter(_, session):
        result.problem.seats[seat].candidates.contains(resource)
      default: false
      }
    }
  }
}
