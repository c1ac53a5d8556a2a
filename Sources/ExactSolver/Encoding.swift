// SPDX-License-Identifier: Apache-2.0

import Solver

/// A problem as a CP-SAT model, with the way back.
///
/// The encoding is exact: the model's solutions are the solutions of the problem that break nothing hard, and its
/// objective is their soft cost. `docs/EXACT.md` has the table of terms.
final class Encoding {
  let problem: Problem
  let request: ExactRequest
  let builder = ModelBuilder()
  /// Whether a hard term may be dropped; the literal of each that was met.
  let isRelaxable: (HardTerm) -> Bool
  private(set) var relaxations: [HardTerm: Literal] = [:]
  /// Shapes that the encoding does not know; a model with any of them proves nothing.
  var unsupported: [String] = []

  /// By activity: the variable of its start, whether it is placed, and a literal per start and per option.
  var start: [Int32] = []
  var isPlaced: [Literal] = []
  var startLiterals: [[Literal]] = []
  var optionLiterals: [[Literal]] = []
  var crews: [Crew] = []
  var crewOfSeat: [Int] = []
  /// By resource.
  var diaries: [[Entry]] = []
  var cost = Sum()

  var spacings: [Spacing: SpacingLiterals] = [:]
  var shortcuts: [Shortcut: Int] = [:]
  var legsOfResource: [Int: [Leg]] = [:]
  /// Literals of which at most one holds, and whether any does.
  private var exclusive: [[Literal]: Literal] = [:]
  let hint: Solution
  /// Ends what takes long to lay out.
  let stop: StopSignal

  /// A raised signal leaves it half made; nothing may then be asked of it.
  init(
    _ problem: Problem, _ request: ExactRequest, stop: StopSignal,
    isRelaxable: @escaping (HardTerm) -> Bool
  ) {
    self.problem = problem
    self.request = request
    self.isRelaxable = isRelaxable
    self.stop = stop
    hint = request.hint ?? Solution(emptyFor: problem)
    addActivities()
    addCrews()
    addRestrictions()
    fillDiaries()
    for resource in problem.resources.indices where !stop.isRaised { addHardTerms(of: resource) }
    addLoads()
    addRelations()
    addAccords()
    addSoftTerms()
    builder.minimize(cost)
    if request.hint != nil { builder.addHint() }
  }

  /// What must hold for a hard term to be in force: nothing, or its own literal.
  func force(_ label: Int, _ subject: HardTerm.Subject) -> Literal {
    let term = HardTerm(label: label, subject: subject)
    guard isRelaxable(term) else { return .always }
    if let known = relaxations[term] { return known }
    let literal = builder.literal(hint: true)
    relaxations[term] = literal
    return literal
  }

  // MARK: - Starts and places

  private func addActivities() {
    for (index, activity) in problem.activities.enumerated() {
      let placing = force(problem.unplacedLabel, .activity(index))
      let placed = placing == .always ? Literal.always : builder.literal(hint: true)
      if placing != .always { builder.clause([!placing, placed]) }
      isPlaced.append(placed)
      let chosen = max(0, hint.start[index])
      let position = activity.starts.isEmpty ? 0 : activity.starts[chosen]
      start.append(
        builder.variable(
          activity.starts.isEmpty ? [0...0] : activity.starts.map { $0...$0 }, hint: position))
      startLiterals.append(choice(among: activity.starts.count, chosen: chosen, if: placed))
      optionLiterals.append(
        choice(among: activity.options.count, chosen: hint.option[index], if: placed))
      for (literal, time) in zip(startLiterals[index], activity.starts) {
        builder.require(Sum(variable: start[index]), in: time...time, if: [literal])
      }
      for (label, costs) in activity.startCosts {
        for (literal, amount) in zip(startLiterals[index], costs) {
          charge(label, amount, if: literal)
        }
      }
      for (literal, option) in zip(optionLiterals[index], activity.options) {
        for (label, amount) in option.costs { charge(label, amount, if: literal) }
      }
    }
  }

  /// Literals of which exactly one holds while the activity is placed, and none otherwise.
  private func choice(among count: Int, chosen: Int, if placed: Literal) -> [Literal] {
    if count == 1 { return [placed] }
    let literals = (0..<count).map { builder.literal(hint: $0 == chosen) }
    builder.exactlyOne(literals + (placed == .always ? [] : [!placed]))
    return literals
  }

  func charge(_ label: Int, _ amount: Int, if literal: Literal) {
    guard amount != 0, request.objective.includes(label) else { return }
    cost.add(amount, literal)
  }

  /// Whether the activity starts at one of the times for which `isMember` holds.
  func starts(_ activity: Int, where isMember: (Int) -> Bool) -> Literal {
    let times = problem.activities[activity].starts
    let positions = times.indices.filter { isMember(times[$0]) }
    guard let first = positions.first, let last = positions.last else { return .never }
    if positions.count == times.count { return isPlaced[activity] }
    // A stretch of starts from one end on is a bound of the start itself. The relaxation that bounds a cost is tighter
    // with one literal per start, so this is for questions of whether there is any solution.
    if case .none = request.objective, last - first + 1 == positions.count {
      let time = Sum(variable: start[activity])
      if first == 0 {
        return builder.all([isPlaced[activity], !builder.isAtLeast(times[last + 1], time)])
      }
      if last == times.count - 1 {
        return builder.all([isPlaced[activity], builder.isAtLeast(times[first], time)])
      }
    }
    return one(of: positions.map { startLiterals[activity][$0] })
  }

  /// Whether any of these holds, of which at most one can.
  func one(of literals: [Literal]) -> Literal {
    let literals = literals.sorted()
    if literals.count < 2 || literals.contains(.always) { return builder.any(literals) }
    if let known = exclusive[literals] { return known }
    let result = builder.literal(hint: literals.contains(where: builder.holds))
    exclusive[literals] = result
    builder.exactlyOne([!result] + literals)
    return result
  }

  /// The sites that the activity can have, each with its literal.
  func sites(_ activity: Int, inPlace place: Int? = nil) -> [(site: Int, literal: Literal)] {
    var bySite: [Int: [Literal]] = [:]
    for (option, literal) in zip(problem.activities[activity].options, optionLiterals[activity])
    where place == nil || option.place == place {
      bySite[option.site, default: []].append(literal)
    }
    let isOnly = bySite.count == 1
    return bySite.keys.sorted().map { site in
      (site, isOnly ? .always : builder.any(bySite[site] ?? []))
    }
  }

  func isIn(_ activity: Int, place: Int) -> Literal {
    let options = problem.activities[activity].options
    return builder.any(
      options.indices.filter { options[$0].place == place }.map { optionLiterals[activity][$0] })
  }

  /// The start of the activity as a sum, `offset` minutes later.
  func time(_ activity: Int, _ offset: Int) -> Sum { Sum(variable: start[activity]) + offset }

  // MARK: - Restrictions

  private func addRestrictions() {
    for (index, restriction) in request.restrictions.enumerated() {
      let holds = restriction.label.map { force($0, .restriction(index)) } ?? .always
      switch restriction.choice {
      case .starts(let activity, let allowed):
        forbid(startLiterals[activity], but: allowed, if: holds)
      case .options(let activity, let allowed):
        forbid(optionLiterals[activity], but: allowed, if: holds)
      case .occupants(let seat, let allowed):
        let crew = crews[crewOfSeat[seat]]
        for (candidate, literal) in zip(crew.candidates, crew.sits)
        where !allowed.contains(candidate) {
          builder.clause([!holds, !literal])
        }
        if !allowed.contains(-1) { builder.clause([!holds] + crew.sits) }
      }
    }
  }

  private func forbid(_ literals: [Literal], but allowed: [Int], if holds: Literal) {
    for (position, literal) in literals.enumerated() where !allowed.contains(position) {
      builder.clause([!holds, !literal])
    }
  }

  // MARK: - The way back

  /// The solution that the values of a model's variables mean.
  func solution(_ values: [Int64]) -> Solution {
    func holds(_ literal: Literal) -> Bool {
      (values[literal.index] == 1) != literal.isNegation
    }
    var result = Solution(emptyFor: problem)
    for activity in problem.activities.indices {
      result.start[activity] = startLiterals[activity].firstIndex(where: holds) ?? -1
      result.option[activity] = optionLiterals[activity].firstIndex(where: holds) ?? 0
    }
    for crew in crews {
      var seats = crew.seats.makeIterator()
      for (candidate, literal) in zip(crew.candidates, crew.sits) where holds(literal) {
        guard let seat = seats.next() else { break }
        result.occupant[seat] = candidate
      }
    }
    return result
  }
}
