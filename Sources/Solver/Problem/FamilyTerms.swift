// SPDX-License-Identifier: Apache-2.0

// Terms that only families of public benchmarks ask for. What the product plans sets none of them; they stand apart so
// that this shows wherever they are named.
extension Problem {
  /// Terms over several resources that public benchmarks ask for.
  package struct FamilyTerms: Sendable {
    /// Of fairness between diaries; empty for what the product plans.
    package var spreads: [Spread] = []

    /// No term.
    package init() {}
  }

  /// The soft costs of these resources' own diaries lie at most `limit` apart: every resource above the least one's cost
  /// plus `limit` is one broken instance.
  package struct Spread: Sendable {
    /// Two or more, whose diaries are compared.
    package var resources: [Int]
    /// The greatest difference that is not broken, in the unit of soft costs.
    package var limit: Int
    /// Breaches are counted under this label.
    package var label: Int

    /// Takes two resources or more and a limit from 0 on.
    package init(resources: [Int], limit: Int, label: Int) {
      self.resources = resources
      self.limit = limit
      self.label = label
    }
  }
}

extension Problem.Resource {
  /// Terms of one diary that public benchmarks ask for.
  package struct FamilyTerms: Sendable {
    /// Cost of each minute on the way between successive counted bindings of a day, and of each minute of the gap
    /// between them that is not spent on the way.
    package var travelWeight = 0
    /// Under which ``travelWeight`` is charged.
    package var travelLabel = 0
    /// Cost of each idle minute.
    package var idleWeight = 0
    /// Under which ``idleWeight`` is charged.
    package var idleLabel = 0
    /// Cost of each counted binding of a day that `runLimit` or more precede without a pause.
    package var runLimit = Int.max
    /// Cost of each binding beyond the run.
    package var runWeight = 0
    /// Under which ``runWeight`` is charged.
    package var runLabel = 0
    /// Cost of a day with a single counted binding.
    package var singleWeight = 0
    /// Under which ``singleWeight`` is charged.
    package var singleLabel = 0
    /// How many bindings it may bear by taking seats.
    package var seatLimit = Int.max
    /// Under which bindings beyond ``seatLimit`` are broken.
    package var seatLimitLabel = 0

    /// Nothing asked and nothing charged.
    package init() {}

    /// Whether any of them may cost anything.
    var isSoft: Bool {
      travelWeight != 0 || idleWeight != 0 || runWeight != 0 || singleWeight != 0
    }

    /// Leaves out whatever costs.
    mutating func forgetSoftTerms() {
      travelWeight = 0
      idleWeight = 0
      runWeight = 0
      singleWeight = 0
    }
  }
}
