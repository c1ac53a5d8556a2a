// SPDX-License-Identifier: Apache-2.0

extension Problem {
  /// The problem in which of those who attend the very same activities, bound in the same way by the same terms, the
  /// first alone attends.
  ///
  /// What binds one of them binds all, and loads count them as before: the same starts and places are possible. Costs of
  /// their diaries are lost. Who may sit in a seat or is compared with others attends as before.
  ///
  /// - Complexity: O(attendances).
  package func withoutAlikeAttendees() -> Problem {
    var known = Set<Attendee>()
    return without(attendees.filter { !known.insert($0.attendee).inserted }.map(\.resource))
  }

  /// The problem without those who attend nothing that somebody else does not attend, bound at least as strictly.
  ///
  /// What is impossible without them is impossible with them. The reverse holds where a third activity between two never
  /// shortens the way.
  ///
  /// - Complexity: O(attendees² × attendances of one).
  package func withoutLesserAttendees() -> Problem {
    let all = attendees
    return without(
      all.enumerated().filter { index, lesser in
        all.enumerated().contains { other, greater in
          other != index && lesser.attendee.isCovered(by: greater.attendee)
            && (other < index || !greater.attendee.isCovered(by: lesser.attendee))
        }
      }.map(\.element.resource))
  }

  private func without(_ gone: [Int]) -> Problem {
    guard !gone.isEmpty else { return self }
    let gone = Set(gone)
    var problem = self
    for index in problem.activities.indices {
      problem.activities[index].attendance.removeAll { gone.contains($0.resource) }
    }
    return problem
  }

  /// Those who only attend, in their order.
  private var attendees: [(resource: Int, attendee: Attendee)] {
    var particular = Set(seats.flatMap(\.candidates))
    particular.formUnion(continuities.map(\.resource))
    particular.formUnion(balances.flatMap(\.resources) + coverages.flatMap(\.resources))
    particular.formUnion(family.spreads.flatMap(\.resources))
    particular.formUnion(activities.flatMap { $0.options.map(\.place) })
    var bindings: [Int: [Binding]] = [:]
    for activity in activities {
      for attendance in activity.attendance where !particular.contains(attendance.resource) {
        bindings[attendance.resource, default: []].append(attendance.binding)
      }
    }
    return bindings.keys.sorted().map { ($0, Attendee(resources[$0], bindings[$0] ?? [])) }
  }
}

/// Everything that says when and where somebody can attend.
private struct Attendee: Hashable {
  private let bindings: Set<Problem.Binding>
  private let entry: [Int]
  private let exit: [Int]
  private let absences: Set<Range<Int>>
  private let gaps: [Int]
  private let terms: [Int]

  init(_ resource: Problem.Resource, _ bindings: [Problem.Binding]) {
    func port(_ port: Problem.Resource.Port?) -> [Int] {
      port.map { [$0.site, $0.time, $0.gap] } ?? []
    }
    self.bindings = Set(bindings)
    entry = port(resource.entry)
    exit = port(resource.exit)
    absences = Set(resource.absences.map(\.span).filter { !$0.isEmpty })
    gaps = [resource.gapAtSite, resource.gapOnMove, resource.nightGap]
    terms = [
      resource.concurrency, resource.layoutGap, resource.workLimit, resource.dayStart,
      resource.isChainExempt ? 1 : 0, resource.isGroupExempt ? 1 : 0,
    ]
  }

  /// Whether whatever binds it binds the other.
  func isCovered(by other: Attendee) -> Bool {
    terms == other.terms && (entry.isEmpty || entry == other.entry)
      && (exit.isEmpty || exit == other.exit) && zip(gaps, other.gaps).allSatisfy { $0 <= $1 }
      && absences.isSubset(of: other.absences) && bindings.isSubset(of: other.bindings)
  }
}
