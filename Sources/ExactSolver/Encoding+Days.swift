// SPDX-License-Identifier: Apache-2.0

import Solver

// The soft terms that look at the days of one diary.
extension Encoding {
  /// What one diary costs, by label.
  struct Charge {
    var label: Int
    var amount: Sum
  }

  /// The charges of a diary; those that the objective leaves out are built only where a spread compares them.
  func charges(of resource: Int, isCompared: Bool) -> [Charge] {
    let terms = problem.resources[resource]
    let entries = diaries[resource].filter(\.isCounted)
    guard !entries.isEmpty else { return [] }
    var charges: [Charge] = []
    func wants(_ weight: Int, _ label: Int) -> Bool {
      weight != 0 && (isCompared || request.objective.includes(label))
    }
    if wants(terms.siteChangeWeight, terms.siteChangeLabel)
      || wants(terms.family.travelWeight, terms.family.travelLabel)
      || wants(terms.family.idleWeight, terms.family.idleLabel)
    {
      let legs = legs(of: resource)
      if wants(terms.siteChangeWeight, terms.siteChangeLabel) {
        charges.append(
          Charge(
            label: terms.siteChangeLabel,
            amount: siteChanges(entries, legs) * terms.siteChangeWeight))
      }
      charges += ways(resource, legs, wants)
    }
    for day in 0..<problem.dayCount {
      let onDay = entries.map { isOn(day, $0) }
      guard onDay.contains(where: { $0 != .never }) else { continue }
      if wants(terms.spanWeight, terms.spanLabel) {
        let amount = overtime(resource, day, entries, onDay, isExact: isCompared)
        charges.append(Charge(label: terms.spanLabel, amount: amount))
      }
      if wants(terms.family.singleWeight, terms.family.singleLabel) {
        let number = count(onDay)
        var amount = Sum()
        amount.add(
          terms.family.singleWeight,
          builder.all([builder.isAtLeast(1, number), !builder.isAtLeast(2, number)]))
        charges.append(Charge(label: terms.family.singleLabel, amount: amount))
      }
      if let recess = terms.recess, wants(recess.weight, recess.label) {
        var amount = Sum()
        amount.add(recess.weight, isWithoutRecess(recess, day, entries, onDay))
        charges.append(Charge(label: recess.label, amount: amount))
      }
      if wants(terms.breakWeight, terms.breakLabel)
        || wants(terms.family.runWeight, terms.family.runLabel)
      {
        let strip = strip(resource, day, entries, onDay)
        if wants(terms.breakWeight, terms.breakLabel) {
          charges.append(
            Charge(label: terms.breakLabel, amount: breaks(strip) * terms.breakWeight))
        }
        if wants(terms.family.runWeight, terms.family.runLabel) {
          charges.append(
            Charge(
              label: terms.family.runLabel,
              amount: longRuns(terms, day, entries, onDay, strip) * terms.family.runWeight))
        }
      }
    }
    return charges
  }

  // MARK: - Length of the day

  /// The rounded cost of the minutes by which the day's lines stretch over more than the limit.
  private func overtime(
    _ resource: Int, _ day: Int, _ entries: [Entry], _ onDay: [Literal], isExact: Bool
  ) -> Sum {
    let terms = problem.resources[resource]
    let hours = problem.clock.minutes(ofDay: day)
    // A line that is not there ends at midnight before and starts at midnight after.
    let lasts = entries.indices.map {
      minutes(entries[$0], onDay[$0], day, of: \.to, from: hours.lowerBound)
    }
    let firsts = entries.indices.map {
      minutes(entries[$0], onDay[$0], day, of: \.from, until: hours.upperBound)
    }
    let longest =
      (lasts.map { builder.bounds($0).upperBound }.max() ?? 0)
      + (firsts.map { builder.bounds($0).upperBound }.max() ?? 0) - hours.count
    guard longest > terms.spanLimit else { return Sum() }
    let last = extreme(lasts, isExact: isExact)
    let first = extreme(firsts, isExact: isExact)
    let over = last + first - (hours.count + terms.spanLimit)
    return roundedCost(over, weight: terms.spanWeight, per: terms.spanPer, isExact: isExact)
  }

  /// Minutes from midnight to a moment of the line, or from there to the next, or 0 without the line.
  private func minutes(
    _ entry: Entry, _ onDay: Literal, _ day: Int, of moment: KeyPath<Entry, Int>,
    from: Int? = nil, until: Int? = nil
  ) -> Sum {
    func amount(_ start: Int) -> Int {
      let time = start + entry[keyPath: moment]
      return from.map { time - $0 } ?? (until ?? 0) - time
    }
    var sum = Sum()
    let starts = problem.activities[entry.activity].starts
    let fitting = starts.indices.filter {
      problem.clock.day(of: starts[$0] + entry.from) == day
    }
    for position in fitting {
      sum.add(amount(starts[position]), startLiterals[entry.activity][position])
    }
    if entry.present == isPlaced[entry.activity] { return sum }
    let most = fitting.map { amount(starts[$0]) }.max() ?? 0
    let value = builder.variable(
      [0...max(0, most)], hint: builder.holds(entry.present) ? builder.value(sum) : 0)
    builder.require(Sum(variable: value) - sum, in: 0...0, if: [entry.present])
    builder.require(Sum(variable: value), in: 0...0, if: [!entry.present])
    return Sum(variable: value)
  }

  /// The greatest of the sums, or 0; without `isExact` a variable that is at least as great.
  private func extreme(_ sums: [Sum], isExact: Bool) -> Sum {
    if isExact { return Sum(variable: builder.maximum(sums + [Sum()])) }
    let most = sums.map { builder.bounds($0).upperBound }.max() ?? 0
    let value = builder.variable(
      [0...max(0, most)], hint: max(0, sums.map(builder.value).max() ?? 0))
    for sum in sums { builder.require(Sum(variable: value) - sum, atLeast: 0) }
    return Sum(variable: value)
  }

  /// `weight * over / per` rounded down, or 0; without `isExact` a variable that is at least that.
  func roundedCost(_ over: Sum, weight: Int, per: Int, isExact: Bool) -> Sum {
    let most = max(0, builder.bounds(over).upperBound)
    guard most > 0 else { return Sum() }
    if weight % per == 0 {
      let minutes = builder.variable([0...most], hint: max(0, builder.value(over)))
      bind(minutes, over, isExact: isExact)
      return Sum(variable: minutes) * (weight / per)
    }
    let cost = builder.variable(
      [0...weight * most / per], hint: max(0, weight * builder.value(over) / per))
    if isExact {
      let minutes = Sum(variable: builder.maximum([over, Sum()]))
      builder.require(
        minutes * weight - Sum(variable: cost) * per, in: 0...per - 1)
    } else {
      builder.require(over * weight - Sum(variable: cost) * per, atMost: per - 1)
    }
    return Sum(variable: cost)
  }

  private func bind(_ value: Int32, _ over: Sum, isExact: Bool) {
    builder.require(Sum(variable: value) - over, atLeast: 0)
    guard isExact else { return }
    let isOver = builder.isAtLeast(1, over)
    builder.require(Sum(variable: value) - over, in: 0...0, if: [isOver])
    builder.require(Sum(variable: value), in: 0...0, if: [!isOver])
  }

  // MARK: - Recess

  /// Whether the day has lines, no recess over the hours, and no free stretch within them.
  ///
  /// A longest free stretch starts with the hours or at the end of a line.
  private func isWithoutRecess(
    _ recess: Problem.Resource.Recess, _ day: Int, _ entries: [Entry], _ onDay: [Literal]
  ) -> Literal {
    let midnight = day * Problem.minutesPerDay
    let from = problem.clock.minute(showing: midnight + recess.hours.lowerBound)
    let to = problem.clock.minute(showing: midnight + recess.hours.upperBound)
    let overlapping = entries.indices.map { index in
      builder.all([
        onDay[index],
        starts(entries[index].activity) {
          $0 + entries[index].from < to && $0 + entries[index].to > from
        },
      ])
    }
    let near = entries.indices.filter { overlapping[$0] != .never }
    let hasRecess = builder.any(near.filter { entries[$0].isRecess }.map { overlapping[$0] })
    if hasRecess == .always { return .never }
    var stretches: [Literal] = []
    if from + recess.free <= to {
      stretches.append(
        builder.all(
          near.map { index in
            !builder.all([
              overlapping[index],
              starts(entries[index].activity) { $0 + entries[index].from < from + recess.free },
            ])
          }))
    }
    for index in near {
      let entry = entries[index]
      let leavesTime = starts(entry.activity) {
        let end = $0 + entry.to
        return end > from && end + recess.free <= to
      }
      if leavesTime == .never { continue }
      let others = near.filter { $0 != index }.map { other in
        let line = entries[other]
        let gap = time(line.activity, line.from) - time(entry.activity, entry.to)
        return builder.any([
          !overlapping[other],
          builder.isAtLeast(0, time(entry.activity, entry.to) - time(line.activity, line.to)),
          builder.isAtLeast(recess.free, gap),
        ])
      }
      stretches.append(builder.all([overlapping[index], leavesTime] + others))
    }
    return builder.all([builder.any(onDay), !hasRecess, !builder.any(stretches)])
  }

  // MARK: - Breaks and runs

  /// A moment of a day: whether a line starts then, and whether another ended just then.
  struct Moment {
    var time: Int
    var starts: Literal
    var touches: Literal
  }

  private func strip(
    _ resource: Int, _ day: Int, _ entries: [Entry], _ onDay: [Literal]
  ) -> [Moment] {
    let pools = entries.map(\.pool).filter { $0 >= 0 }
    if problem.resources[resource].concurrency != 1 || Set(pools).count < pools.count
      || entries.contains(where: { $0.length <= 0 })
    {
      unsupported.append("breaks or runs of a resource that may bear several counted lines at once")
    }
    var starting: [Int: [Literal]] = [:]
    var ending: [Int: [Literal]] = [:]
    for (entry, isThere) in zip(entries, onDay) where isThere != .never {
      let activity = problem.activities[entry.activity]
      for (position, start) in activity.starts.enumerated()
      where problem.clock.day(of: start + entry.from) == day {
        let literal = builder.all([entry.present, startLiterals[entry.activity][position]])
        starting[start + entry.from, default: []].append(literal)
        ending[start + entry.to, default: []].append(literal)
      }
    }
    let times = starting.keys.sorted()
    // Lines that may overlap may start together.
    let terms = problem.resources[resource]
    let isRelaxable = isRelaxable(HardTerm(label: terms.overlapLabel, subject: .resource(resource)))
    let any = isRelaxable ? builder.any : one(of:)
    let starts = times.map { any(starting[$0] ?? []) }
    let ends = times.map { any(ending[$0] ?? []) }
    if !isRelaxable {
      // Follows from what each line says, but not at once.
      builder.require(count(starts) - count(onDay), in: 0...0)
    }
    return times.indices.map {
      Moment(
        time: times[$0], starts: starts[$0], touches: builder.all([starts[$0], ends[$0]]))
    }
  }

  /// How many lines start after a pause that another line precedes.
  ///
  /// Each pause is a literal of its own, so that what is not yet decided is bounded by 0.
  private func breaks(_ strip: [Moment]) -> Sum {
    var breaks = Sum()
    var before = Literal.never
    for moment in strip {
      breaks.add(1, builder.all([before, moment.starts, !moment.touches]))
      before = builder.any([before, moment.starts])
    }
    return breaks
  }

  /// How many lines of the day follow `runLimit` or more without a pause.
  private func longRuns(
    _ terms: Problem.Resource, _ day: Int, _ entries: [Entry], _ onDay: [Literal],
    _ strip: [Moment]
  ) -> Sum {
    let most = entries.count
    guard most > terms.family.runLimit else { return Sum() }
    // Numbers in the run of the line that starts, and of the one that ends, at each moment; in order of time.
    var starting: [Int: Int32] = [:]
    var ending: [Int: Int32] = [:]
    var amount = Sum()
    for moment in strip {
      var number = 1
      let ended = ending[moment.time]
      if let ended, builder.holds(moment.touches) { number = builder.values[Int(ended)] + 1 }
      let here = builder.variable([1...most + 1], hint: number)
      starting[moment.time] = here
      if let ended {
        builder.require(Sum(variable: here) - Sum(variable: ended), in: 1...1, if: [moment.touches])
      }
      builder.require(Sum(variable: here), in: 1...1, if: [!moment.touches])
      amount.add(
        1,
        builder.all([
          moment.starts, builder.isAtLeast(terms.family.runLimit + 1, Sum(variable: here)),
        ]))
      for (entry, isThere) in zip(entries, onDay) where isThere != .never {
        let activity = problem.activities[entry.activity]
        guard let position = activity.starts.firstIndex(of: moment.time - entry.from) else {
          continue
        }
        let literal = builder.all([entry.present, startLiterals[entry.activity][position]])
        let end = moment.time + entry.length
        let there =
          ending[end] ?? builder.variable([1...most + 1], hint: 1)
        ending[end] = there
        builder.setHint(there, to: number, if: literal)
        builder.require(Sum(variable: there) - Sum(variable: here), in: 0...0, if: [literal])
      }
    }
    return amount
  }
}
