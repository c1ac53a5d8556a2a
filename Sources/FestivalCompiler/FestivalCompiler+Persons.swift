// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Solver

// Those who stand in several rows: one more diary each, beside those of their rows.
extension FestivalCompiler {
  /// Whatever binds one of somebody's rows binds the person, once for each session and interview.
  ///
  /// Where a row attends in any case so does the person; where rows may take seats the person goes with them, as an
  /// escort goes with whom it escorts.
  mutating func addPersons() {
    guard !festival.persons.isEmpty else { return }
    var seats: [Int: [Int]] = [:]
    for (seat, record) in result.problem.seats.enumerated() {
      for binding in record.bindings { seats[binding.activity, default: []].append(seat) }
    }
    for (number, person) in festival.persons.enumerated() {
      var resource = Problem.Resource()
      resource.overlapLabel = label(.hc32)
      resource.gapLabel = label(.hc32)
      if !person.units.isEmpty { ask(.guestNight, of: &resource) }
      if person.rowCount > person.units.count { ask(.staffNight, of: &resource) }
      let diary = addResource(resource, .person(number))
      let rows = Set(
        person.units.compactMap { unitIndex[$0] }
          + person.interpreters.compactMap { interpreterIndex[$0] }
          + person.officers.compactMap { liaisonIndex[$0] })
      for activity in result.problem.activities.indices {
        bind(diary, to: rows, at: activity, among: seats[activity] ?? [], number)
      }
    }
  }

  private mutating func bind(
    _ diary: Int, to rows: Set<Int>, at activity: Int, among seats: [Int], _ number: Int
  ) {
    let attending = result.problem.activities[activity].attendance
      .filter { rows.contains($0.resource) }.map(\.binding)
    if let binding = union(of: attending, at: activity) {
      result.problem.activities[activity].attendance.append(
        Problem.Attendance(resource: diary, binding: binding))
      return
    }
    let taken = seats.filter { seat in
      result.problem.seats[seat].candidates.contains(where: rows.contains)
    }
    let bindings = taken.flatMap { result.problem.seats[$0].bindings }
      .filter { $0.activity == activity }
    guard let binding = union(of: bindings, at: activity) else { return }
    var shadow = Problem.Seat(
      bindings: [binding], candidates: [diary], isRequired: false, emptyLabel: label(.hc32),
      escorted: taken.flatMap { seat in
        result.problem.seats[seat].candidates.filter(rows.contains).map {
          Problem.Seat.Escorted(seat: seat, resource: $0)
        }
      })
    shadow.isShadow = true
    addSeat(shadow, .person(number))
  }

  /// From the first to the last minute of several bindings of one activity; `nil` of none.
  private func union(of bindings: [Problem.Binding], at activity: Int) -> Problem.Binding? {
    guard let from = bindings.map(\.from).min(), let to = bindings.map(\.to).max() else {
      return nil
    }
    return Problem.Binding(activity: activity, from: from, to: to)
  }
}
