// SPDX-License-Identifier: Apache-2.0

/// A variable of {0, 1} or the negation of one, as CP-SAT writes it.
struct Literal: Hashable, Comparable {
  var code: Int32

  static prefix func ! (literal: Literal) -> Literal { Literal(code: -literal.code - 1) }
  static func < (a: Literal, b: Literal) -> Bool { a.code < b.code }

  var index: Int { Int(code < 0 ? -code - 1 : code) }
  var isNegation: Bool { code < 0 }

  /// Every model's first variable is fixed to 1.
  static let always = Literal(code: 0)
  static let never = Literal(code: -1)
}

/// A sum of variables with whole coefficients.
struct Sum {
  var terms: [(variable: Int32, coefficient: Int)] = []
  var constant = 0

  init(_ constant: Int = 0) { self.constant = constant }

  init(variable: Int32) { terms = [(variable, 1)] }

  /// `coefficient` if the literal holds.
  mutating func add(_ coefficient: Int, _ literal: Literal) {
    if literal == .never { return }
    if literal == .always {
      constant += coefficient
    } else if literal.isNegation {
      constant += coefficient
      terms.append((Int32(literal.index), -coefficient))
    } else {
      terms.append((literal.code, coefficient))
    }
  }

  static func + (a: Sum, b: Sum) -> Sum {
    var sum = a
    sum.terms += b.terms
    sum.constant += b.constant
    return sum
  }
  static func - (a: Sum, b: Sum) -> Sum { a + b * -1 }
  static func * (a: Sum, factor: Int) -> Sum {
    var sum = a
    sum.constant *= factor
    for index in sum.terms.indices { sum.terms[index].coefficient *= factor }
    return sum
  }
  static func + (a: Sum, b: Int) -> Sum {
    var sum = a
    sum.constant += b
    return sum
  }
  static func - (a: Sum, b: Int) -> Sum { a + -b }
}

/// Collects variables and constraints, and knows the value that a given solution gives to each variable.
///
/// Every variable is created with the value it has in the hinted solution, so that the hint is complete.
final class ModelBuilder {
  private(set) var model = CpModel()
  /// The hint; meaningless where the model is built without one.
  private(set) var values: [Int] = []
  private var conjunctions: [[Literal]: Literal] = [:]
  private var comparisons: [Comparison: Literal] = [:]
  private var intervals: [IntervalKey: Int32] = [:]

  private struct Comparison: Hashable {
    var terms: [Int64]
    var bound: Int
  }

  private struct IntervalKey: Hashable {
    var start: Int32
    var offset: Int
    var size: Int
    var present: Literal
  }

  init() {
    _ = variable([1...1], hint: 1)
  }

  // MARK: - Variables

  func variable(_ domain: [ClosedRange<Int>], hint: Int) -> Int32 {
    var variable = CpVariable()
    variable.domain = domain.flatMap { [Int64($0.lowerBound), Int64($0.upperBound)] }
    model.variables.append(variable)
    values.append(hint)
    return Int32(model.variables.count - 1)
  }

  func literal(hint: Bool) -> Literal { Literal(code: variable([0...1], hint: hint ? 1 : 0)) }

  func holds(_ literal: Literal) -> Bool { (values[literal.index] == 1) != literal.isNegation }

  func value(_ sum: Sum) -> Int {
    sum.terms.reduce(sum.constant) { $0 + values[Int($1.variable)] * $1.coefficient }
  }

  /// The least and the greatest value that the domains allow.
  func bounds(_ sum: Sum) -> ClosedRange<Int> {
    var low = sum.constant
    var high = sum.constant
    for (variable, coefficient) in sum.terms {
      let domain = model.variables[Int(variable)].domain
      let a = Int(domain.first ?? 0) * coefficient
      let b = Int(domain.last ?? 0) * coefficient
      low += min(a, b)
      high += max(a, b)
    }
    return low...max(low, high)
  }

  /// A variable equal to the sum.
  func variable(equal sum: Sum) -> Int32 {
    if sum.constant == 0, sum.terms.count == 1, sum.terms[0].coefficient == 1 {
      return sum.terms[0].variable
    }
    let variable = variable([bounds(sum)], hint: value(sum))
    require(sum - Sum(variable: variable), in: 0...0)
    return variable
  }

  /// A variable equal to the greatest of the sums.
  func maximum(_ sums: [Sum]) -> Int32 {
    let all = sums.map(bounds)
    let low = all.map(\.lowerBound).max() ?? 0
    let high = all.map(\.upperBound).max() ?? 0
    let target = variable([low...high], hint: sums.map(value).max() ?? 0)
    var constraint = CpConstraint()
    constraint.linMax.target = expression(Sum(variable: target))
    constraint.linMax.exprs = sums.map(expression)
    model.constraints.append(constraint)
    return target
  }

  /// Gives a variable that was made early the value that it has where `literal` holds.
  func setHint(_ variable: Int32, to value: Int, if literal: Literal) {
    if holds(literal) { values[Int(variable)] = value }
  }

  func fix(_ literal: Literal, to value: Bool) {
    let number = Int64(value != literal.isNegation ? 1 : 0)
    model.variables[literal.index].domain = [number, number]
  }

  func release(_ literal: Literal) { model.variables[literal.index].domain = [0, 1] }

  // MARK: - Logic

  /// A literal that holds exactly when all of these do.
  func all(_ literals: [Literal]) -> Literal {
    let parts = Set(literals.filter { $0 != .always }).sorted()
    if parts.isEmpty { return .always }
    if parts.contains(.never) || parts.contains(where: { parts.contains(!$0) && !$0.isNegation }) {
      return .never
    }
    if parts.count == 1 { return parts[0] }
    if let known = conjunctions[parts] { return known }
    let result = literal(hint: parts.allSatisfy(holds))
    conjunctions[parts] = result
    var down = CpConstraint()
    down.enforcementLiteral = [result.code]
    down.boolAnd.literals = parts.map(\.code)
    model.constraints.append(down)
    clause([result] + parts.map { !$0 })
    return result
  }

  /// A literal that holds exactly when any of these does.
  func any(_ literals: [Literal]) -> Literal { !all(literals.map { !$0 }) }

  /// At least one holds.
  func clause(_ literals: [Literal]) {
    if literals.contains(.always) { return }
    var constraint = CpConstraint()
    constraint.boolOr.literals = literals.filter { $0 != .never }.map(\.code)
    model.constraints.append(constraint)
  }

  func exactlyOne(_ literals: [Literal]) {
    var constraint = CpConstraint()
    constraint.exactlyOne.literals = literals.map(\.code)
    model.constraints.append(constraint)
  }

  func atMostOne(_ literals: [Literal]) {
    guard literals.count > 1 else { return }
    var constraint = CpConstraint()
    constraint.atMostOne.literals = literals.map(\.code)
    model.constraints.append(constraint)
  }

  // MARK: - Sums

  private static let infinite = Int64.max / 4

  func require(_ sum: Sum, in range: ClosedRange<Int>, if literals: [Literal] = []) {
    if literals.contains(.never) { return }
    let conditions = Set(literals.filter { $0 != .always }).sorted()
    let sum = merged(sum)
    let bounds = bounds(sum)
    if bounds.lowerBound >= range.lowerBound, bounds.upperBound <= range.upperBound { return }
    if bounds.lowerBound > range.upperBound || bounds.upperBound < range.lowerBound {
      clause(conditions.map { !$0 })
      return
    }
    var constraint = CpConstraint()
    constraint.enforcementLiteral = conditions.map(\.code)
    constraint.linear.vars = sum.terms.map(\.variable)
    constraint.linear.coeffs = sum.terms.map { Int64($0.coefficient) }
    constraint.linear.domain = [
      Self.clamped(range.lowerBound, minus: sum.constant),
      Self.clamped(range.upperBound, minus: sum.constant),
    ]
    model.constraints.append(constraint)
  }

  func require(_ sum: Sum, atLeast bound: Int, if literals: [Literal] = []) {
    require(sum, in: bound...Int.max, if: literals)
  }

  func require(_ sum: Sum, atMost bound: Int, if literals: [Literal] = []) {
    require(sum, in: Int.min...bound, if: literals)
  }

  private static func clamped(_ bound: Int, minus constant: Int) -> Int64 {
    if bound == .max { return infinite }
    if bound == .min { return -infinite }
    return Int64(bound - constant)
  }

  /// A literal that holds exactly when the sum is at least `bound`.
  func isAtLeast(_ bound: Int, _ sum: Sum) -> Literal {
    let sum = merged(sum)
    let range = bounds(sum)
    if range.lowerBound >= bound { return .always }
    if range.upperBound < bound { return .never }
    let key = Comparison(
      terms: sum.terms.flatMap { [Int64($0.variable), Int64($0.coefficient)] },
      bound: bound - sum.constant)
    if let known = comparisons[key] { return known }
    let opposite = Comparison(
      terms: sum.terms.flatMap { [Int64($0.variable), -Int64($0.coefficient)] },
      bound: 1 - key.bound)
    if let known = comparisons[opposite] { return !known }
    let result = literal(hint: value(sum) >= bound)
    comparisons[key] = result
    require(sum, atLeast: bound, if: [result])
    require(sum, atMost: bound - 1, if: [!result])
    return result
  }

  /// The same sum with each variable once.
  private func merged(_ sum: Sum) -> Sum {
    var result = Sum(sum.constant)
    for term in sum.terms.sorted(by: { $0.variable < $1.variable }) {
      if let last = result.terms.last, last.variable == term.variable {
        result.terms[result.terms.count - 1].coefficient += term.coefficient
      } else {
        result.terms.append(term)
      }
    }
    result.terms.removeAll { $0.coefficient == 0 }
    return result
  }

  private func expression(_ sum: Sum) -> CpExpression {
    var result = CpExpression()
    let merged = merged(sum)
    result.vars = merged.terms.map(\.variable)
    result.coeffs = merged.terms.map { Int64($0.coefficient) }
    result.offset = Int64(sum.constant)
    return result
  }

  // MARK: - Scheduling

  /// The stretch of `size` from `offset` after the variable `start`, there only while `present` holds.
  func interval(start: Int32, offset: Int, size: Int, present: Literal) -> Int32 {
    let key = IntervalKey(start: start, offset: offset, size: size, present: present)
    if let known = intervals[key] { return known }
    var constraint = CpConstraint()
    if present != .always { constraint.enforcementLiteral = [present.code] }
    constraint.interval.start = expression(Sum(variable: start) + offset)
    constraint.interval.size = expression(Sum(size))
    constraint.interval.end = expression(Sum(variable: start) + (offset + size))
    model.constraints.append(constraint)
    let index = Int32(model.constraints.count - 1)
    intervals[key] = index
    return index
  }

  func noOverlap(_ intervals: [Int32]) {
    var constraint = CpConstraint()
    constraint.noOverlap.intervals = intervals
    model.constraints.append(constraint)
  }

  func cumulative(_ intervals: [Int32], capacity: Sum) {
    var constraint = CpConstraint()
    constraint.cumulative.intervals = intervals
    constraint.cumulative.demands = intervals.map { _ in expression(Sum(1)) }
    constraint.cumulative.capacity = expression(capacity)
    model.constraints.append(constraint)
  }

  func circuit(_ arcs: [(from: Int, to: Int, literal: Literal)]) {
    var constraint = CpConstraint()
    constraint.circuit.tails = arcs.map { Int32($0.from) }
    constraint.circuit.heads = arcs.map { Int32($0.to) }
    constraint.circuit.literals = arcs.map(\.literal.code)
    model.constraints.append(constraint)
  }

  // MARK: - The whole

  func minimize(_ sum: Sum) {
    let merged = merged(sum)
    model.objective.vars = merged.terms.map(\.variable)
    model.objective.coeffs = merged.terms.map { Int64($0.coefficient) }
    model.objective.offset = Double(sum.constant)
  }

  func addHint() {
    model.solutionHint.vars = model.variables.indices.map(Int32.init)
    model.solutionHint.values = values.map(Int64.init)
  }

  func assume(_ literals: [Literal]) { model.assumptions = literals.map(\.code) }
}
