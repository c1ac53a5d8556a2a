// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Solver

// How sessions lie to each other (HC31, SC31).
extension FestivalCompiler {
  /// Orders and shared venues that have to be kept become what the search knows best; all else an accord.
  mutating func addAccords() {
    for relation in festival.relations {
      for group in festival.groups(of: relation) { add(relation, among: group) }
    }
  }

  private mutating func add(_ relation: SessionRelation, among sessions: [Session.ID]) {
    // Of an order the neighbours count, so that one who is missing parts the others.
    let activities = sessions.map { sessionIndex[$0] }
    let present = activities.compactMap(\.self)
    guard present.count > 1 else { return }
    if relation.isHard, relation.kind == .inOrder {
      for case (let first?, let second?) in zip(activities, activities.dropFirst()) {
        result.relationOfOrder[result.problem.relations.count] = relation.id
        result.problem.relations.append(
          Problem.Relation(
            first: first, second: second, minGap: relation.least,
            maxGap: relation.most ?? Int(Int32.max), label: label(.hc31)))
      }
      return
    }
    if relation.isHard, relation.kind == .sameVenue {
      result.relationOfSharedPlace[result.problem.samePlace.count] = relation.id
      result.problem.samePlace.append(
        Problem.SamePlace(activities: present, label: label(.hc31)))
      return
    }
    result.relationOfAccord.append(relation.id)
    result.problem.accords.append(
      Problem.Accord(
        activities: present, demand: demand(of: relation), weight: relation.weight?.rawValue,
        label: label(relation.isHard ? .hc31 : .sc31), dayStart: festival.parts.dayEnd.rawValue))
  }

  private func demand(of relation: SessionRelation) -> Problem.Accord.Demand {
    let most = relation.most ?? Int(Int32.max)
    return switch relation.kind {
    case .otherDay: .daysDiffer
    case .otherPlace: .sitesDiffer
    case .otherVenue: .placesDiffer
    case .sameVenue: .placesAgree
    case .apart: .apart(relation.least)
    case .perDay: .daily(most)
    case .inOrder: .order(least: relation.least, most: most)
    case .close: .within(most)
    }
  }
}
