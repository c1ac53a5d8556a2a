// SPDX-License-Identifier: Apache-2.0

import FestivalModel

// Moments that a programme can name: clocks that change skip some local times and show others twice.
extension FestivalCompiler {
  /// Whether clocks show, exactly once, the start of a session, its end, and those of all that follows from them.
  func canBeNamed(_ session: Session, at start: LocalTime) -> Bool {
    guard !festival.clockChanges.isEmpty else { return true }
    var offsets: [Minutes] = [0, session.duration]
    for slot in festival.mediaSlots where slot.session == session.id {
      offsets += [slot.offset, slot.offset + slot.duration]
    }
    for plan in festival.matchmaking where plan.session == session.id {
      offsets += (0..<plan.slotCount).map { Minutes($0 * plan.slotLength.rawValue) }
    }
    return offsets.allSatisfy { !festival.isDoubtful(festival.time($0, after: start)) }
  }

  /// Whether clocks show, exactly once, the start and the end of an interview, and that of its buffer.
  func canBeNamed(_ interview: Interview, at start: LocalTime) -> Bool {
    let offsets: [Minutes] = [0, interview.duration, interview.duration + interview.buffer]
    return offsets.allSatisfy {
      !festival.isDoubtful(festival.time($0, after: start))
    }
  }

  /// Records a session that would always start or end while clocks change.
  mutating func refuseUnnamed(_ session: Session) {
    impossible(
      .hc06, [session.id],
      zh: "\(session.key)：无论何时开始，起止或其中的采访、洽谈时间都会落在调钟跳过或重复的时段",
      en: "\(session.key): whenever it starts, it would start, end or have a slot or meeting "
        + "at a time that clocks skip or show twice")
  }
}
