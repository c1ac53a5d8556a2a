// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// What a venue reads of a room that is kept for the rain.
extension Wording {
  func holdTitle(_ name: String) -> String {
    say(
      "【雨天备用】\(name)", "[In case of rain] \(name)", "【雨天時】\(name)", "[우천 시] \(name)")
  }

  func holds(until decision: LocalTime, _ key: String?, _ clock: FestivalClock) -> String {
    let time = "\(clock.date(ofDay: decision.day)) \(clock.clockFace(decision))"
    let name = key.map { " \($0)" } ?? ""
    return say(
      "为\(name.isEmpty ? "雨天" : name + " 雨天")备用，\(time) 前决定。",
      "Held\(name.isEmpty ? "" : " for" + name) in case of rain; decided by \(time).",
      "雨天の場合\(name.isEmpty ? "" : "の" + name)のために確保。\(time) までに決定。",
      "우천 시\(name)에 대비해 확보. \(time)까지 결정.")
  }
}
