// SPDX-License-Identifier: Apache-2.0

// The diaries that a trial touches: which, with what changes, and what they would then cost.
extension State {
  /// Notes that a binding of the resource goes, comes or changes its time; -1 for none.
  @inline(__always)
  private func touch(_ resource: Int32, leaving: Int32, joining: Int32) {
    let record = records.base + Int(resource)
    guard !record.pointee.isTermless else { return }
    if record.pointee.mark != trial.stamp {
      record.pointee.mark = trial.stamp
      record.pointee.touches = 1
      record.pointee.leaving = leaving
      record.pointee.joining = joining
      trial.resources.append(Int(resource))
    } else {
      record.pointee.touches += 1
    }
  }

  @inline(__always)
  private func join(_ resource: Int32, _ binding: Int32) {
    trial.joiningResource.append(Int(resource))
    trial.joiningBinding.append(Int(binding))
  }

  /// Finds the places' diaries that the trial touches and the entries that join them.
  func collectPlaces() {
    for activity in trial.activities.all {
      let wasPlaced = start[activity] >= 0
      let isPlaced = trial.start[activity] >= 0
      let old = presentOption(activity).place
      let new = trialOption(activity).place
      let occupancy = instance.activities[activity].occupancy
      if wasPlaced, isPlaced, old == new {
        touch(new, leaving: occupancy, joining: occupancy)
        continue
      }
      if isPlaced {
        touch(new, leaving: -1, joining: occupancy)
        join(new, occupancy)
      }
      if wasPlaced { touch(old, leaving: occupancy, joining: -1) }
    }
  }

  /// Finds every diary the trial touches and every entry that joins one.
  func collect() {
    // Places first, since a clash there is the most frequent reason to give a trial up.
    collectPlaces()
    for seat in trial.seats.all where occupant[seat] != trial.occupant[seat] {
      let old = occupant[seat]
      let new = trial.occupant[seat]
      for position in instance.bindings.ofSeat.range(seat) {
        let binding = instance.bindings.ofSeat[position]
        let activity = Int(instance.bindings[Int(binding)].activity)
        if new >= 0, trialStart(activity) >= 0 {
          touch(new, leaving: -1, joining: binding)
          join(new, binding)
        }
        if old >= 0, start[activity] >= 0 { touch(old, leaving: binding, joining: -1) }
      }
    }
    for activity in trial.activities.all {
      let wasPlaced = start[activity] >= 0
      let isPlaced = trial.start[activity] >= 0
      guard wasPlaced || isPlaced else { continue }
      let isJoining = isPlaced && !wasPlaced
      for position in instance.bindings.attendance.range(activity) {
        let attendance = instance.bindings.attendance[position]
        let binding = attendance.binding
        touch(
          attendance.resource, leaving: wasPlaced ? binding : -1, joining: isPlaced ? binding : -1)
        if isJoining { join(attendance.resource, binding) }
      }
      for position in instance.seats.ofActivity.range(activity) {
        let seat = Int(instance.seats.ofActivity[position])
        guard occupant[seat] >= 0, trialOccupant(seat) == occupant[seat] else { continue }
        for bindingPosition in instance.bindings.ofSeat.range(seat) {
          let binding = instance.bindings.ofSeat[bindingPosition]
          guard instance.bindings[Int(binding)].activity == Int32(activity) else { continue }
          touch(
            occupant[seat], leaving: wasPlaced ? binding : -1, joining: isPlaced ? binding : -1)
          if isJoining { join(occupant[seat], binding) }
        }
      }
    }
  }

  /// An entry of `binding` at the trial's time and site.
  @inline(__always)
  private func entry(_ binding: Int32) -> DiaryEntry {
    let record = instance.bindings[Int(binding)]
    let activity = Int(record.activity)
    return DiaryEntry(
      binding,
      record,
      time: trialStart(activity),
      site: trialOption(activity).site
    )
  }

  /// Finds what the diary would cost, from the neighbours of what changes where that suffices, else as a whole.
  func judgeDiary(_ resource: Int) {
    let record = records.base + resource
    let cost = localCost(resource, record) ?? fullCost(resource, record)
    record.pointee.trialCost = cost
    trial.delta = trial.delta + cost - record.pointee.cost
    if record.pointee.pressure != 0 {
      let pressure = Int(record.pointee.pressure)
      if cost.hard > 0 { trial.pressure += pressure }
      if record.pointee.cost.hard > 0 { trial.pressure -= pressure }
    }
  }

  @inline(__always)
  private func localCost(_ resource: Int, _ record: UnsafeMutablePointer<DiaryRecord>) -> Cost? {
    guard record.pointee.isLocal, record.pointee.touches == 1 else { return nil }
    if patterns.isKept(resource) {
      record.pointee.isPending = true
      let leaving = record.pointee.leaving
      let joining = record.pointee.joining
      return record.pointee.cost
        + patterns.change(
          resource,
          leaving: leaving < 0 ? -1 : number(leaving, startIndex),
          joining: joining < 0 ? -1 : number(joining, trial.startIndex))
    }
    guard record.pointee.cost.hard == 0 else { return nil }
    record.pointee.isPending = true
    let base = entries.base + Int(record.pointee.offset)
    let count = Int(record.pointee.count)
    var leaving = -1
    if record.pointee.leaving >= 0 {
      leaving = 0
      while base[leaving].binding != record.pointee.leaving { leaving += 1 }
    }
    return diaries.cost(
      resource, base, count: count, present: record.pointee.cost.soft, leaving: leaving,
      joining: record.pointee.joining >= 0 ? entry(record.pointee.joining) : nil)
  }

  /// The number among all starts of the one at which the binding's activity is.
  @inline(__always)
  private func number(_ binding: Int32, _ startIndex: borrowing Buffer<Int32>) -> Int {
    let activity = Int(instance.bindings[Int(binding)].activity)
    return Int(instance.activities.starts.offsets[activity] + startIndex[activity])
  }

  private func fullCost(_ resource: Int, _ record: UnsafeMutablePointer<DiaryRecord>) -> Cost {
    writeDiary(resource)
    var sink = SumSink()
    diaries.add(
      resource, trialDiary(resource), count: Int(record.pointee.trialCount), to: &sink)
    return Cost(hard: sink.hardSum, soft: sink.softSum)
  }

  /// Makes the single change that a trial brings to the diary, in place.
  func editDiary(_ resource: Int) {
    let record = records.base + resource
    let base = entries.base + Int(record.pointee.offset)
    var count = Int(record.pointee.count)
    var hole = count
    if record.pointee.leaving >= 0 {
      hole = 0
      while base[hole].binding != record.pointee.leaving { hole += 1 }
    } else {
      count += 1
    }
    if record.pointee.joining >= 0 {
      let joining = entry(record.pointee.joining)
      while hole > 0, joining.precedes(base[hole - 1]) {
        base[hole] = base[hole - 1]
        hole -= 1
      }
      while hole + 1 < count, base[hole + 1].precedes(joining) {
        base[hole] = base[hole + 1]
        hole += 1
      }
      base[hole] = joining
    } else {
      count -= 1
      while hole < count {
        base[hole] = base[hole + 1]
        hole += 1
      }
    }
    record.pointee.count = Int32(count)
  }

  /// Writes the entries that the diary would have.
  func writeDiary(_ resource: Int) {
    let record = records.base + resource
    let base = entries.base + Int(record.pointee.offset)
    let out = trial.entries.base + trial.entriesUsed
    var count = 0
    @inline(__always)
    func insert(_ entry: DiaryEntry) {
      var position = count
      while position > 0, entry.precedes(out[position - 1]) {
        out[position] = out[position - 1]
        position -= 1
      }
      out[position] = entry
      count += 1
    }
    let stamp = trial.stamp
    for index in 0..<Int(record.pointee.count) {
      let old = base[index]
      let activity = Int(old.activity)
      let seat = Int(old.seat)
      if seat >= 0, trial.seatMark[seat] == stamp, trial.occupant[seat] != occupant[seat] {
        continue
      }
      guard trial.activityMark[activity] == stamp else {
        insert(old)
        continue
      }
      guard trial.start[activity] >= 0 else { continue }
      if seat == -2, trialOption(activity).place != Int32(resource) { continue }
      insert(entry(old.binding))
    }
    for index in 0..<trial.joiningResource.count
    where trial.joiningResource[index] == resource {
      insert(entry(Int32(trial.joiningBinding[index])))
    }
    record.pointee.trialOffset = Int32(trial.entriesUsed)
    record.pointee.trialCount = Int32(count)
    record.pointee.isPending = false
    trial.entriesUsed += count
  }
}
