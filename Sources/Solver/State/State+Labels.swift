// SPDX-License-Identifier: Apache-2.0

// What an evaluated trial changes, label by label; the search itself needs only the sum.
extension State {
  /// Adds diaries' soft costs to sums by label, as a gain or as a loss.
  private struct SoftSink: CostSink {
    let sums: UnsafeMutablePointer<Int>
    let sign: Int

    mutating func hard(_ label: Int32, size: Int32) {}
    mutating func soft(_ label: Int32, _ cost: Int) { sums[Int(label)] += sign * cost }
  }

  /// Adds the change of soft cost that the evaluated trial would bring to `sums`, which has one place for each label.
  ///
  /// - Precondition: the trial was evaluated to its end by ``evaluate()``.
  /// - Complexity: O(entries of the touched diaries).
  func addSoftChange(to sums: inout [Int]) {
    let problem = instance.problem
    precondition(sums.count == problem.labelCount, "\(sums.count) of \(problem.labelCount) labels")
    sums.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      addDiaries(to: base)
    }
    for activity in trial.activities.all {
      addActivity(activity, startIndex[activity], option[activity], -1, &sums)
      addActivity(activity, trial.startIndex[activity], trial.option[activity], 1, &sums)
    }
    for seat in trial.costedSeats.all {
      addSeat(seat, occupant[seat], -seatCost[seat].soft, &sums)
      addSeat(seat, trialOccupant(seat), trial.seatCost[seat].soft, &sums)
    }
    for coverage in trial.coverages.all {
      let was = coverageCount[coverage] > 0
      let isNow = trial.coverageCount[coverage] > 0
      guard was != isNow else { continue }
      let term = problem.coverages[coverage]
      sums[term.label] += isNow ? -term.weight : term.weight
    }
    for slack in trial.slacks.all {
      sums[problem.slacks[slack].label] += trial.slackSoft[slack] - slackSoft[slack]
    }
    for accord in trial.accords.all {
      sums[problem.accords[accord].label] +=
        trial.accordCost[accord].soft - accordCost[accord].soft
    }
    for balance in trial.balances.all {
      sums[problem.balances[balance].label] += trial.balanceSoft[balance] - balanceSoft[balance]
    }
    for continuity in trial.continuities.all {
      sums[problem.continuities[continuity].label] +=
        trial.continuitySoft[continuity] - continuitySoft[continuity]
    }
  }

  private func addDiaries(to sums: UnsafeMutablePointer<Int>) {
    var losses = SoftSink(sums: sums, sign: -1)
    var gains = SoftSink(sums: sums, sign: 1)
    for resource in trial.resources.all {
      if records[resource].isPending { writeDiary(resource) }
      diaries.add(resource, diary(resource), count: Int(records[resource].count), to: &losses)
      diaries.add(
        resource, trialDiary(resource), count: Int(records[resource].trialCount), to: &gains)
    }
  }

  private func addActivity(
    _ activity: Int, _ start: Int32, _ option: Int32, _ sign: Int, _ sums: inout [Int]
  ) {
    guard start >= 0 else { return }
    let record = instance.problem.activities[activity]
    for (label, costs) in record.startCosts { sums[label] += sign * costs[Int(start)] }
    for (label, cost) in record.options[Int(option)].costs { sums[label] += sign * cost }
  }

  private func addSeat(_ seat: Int, _ occupant: Int32, _ cost: Int, _ sums: inout [Int]) {
    guard cost != 0 else { return }
    let record = instance.problem.seats[seat]
    sums[occupant < 0 ? record.emptyLabel : record.candidateLabel] += cost
  }
}
