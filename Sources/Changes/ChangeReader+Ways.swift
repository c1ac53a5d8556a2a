// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

// Changes of roads, and of where vehicles may drive up.
extension ChangeReader {
  /// Such as `road HBN YTZ takes 50`.
  mutating func roadChange() -> Change? {
    guard let from = place(), let to = place() else { return nil }
    guard from != to else {
      complain(
        .changeSyntax, .both("路的两端是同一个地点", "The road leads from a place to itself"),
        .both("请写两个地点", "Name two places"))
      return nil
    }
    guard takes("takes") else { return unknownVerb(.both("takes", "takes")) }
    return number(in: 0...1_440).map { .way(.road(from, to, Minutes($0))) }
  }

  /// Such as `place YTZ closed to COA` and `place GTH coach_bays 4`.
  mutating func placeChange() -> Change? {
    guard let place = place() else { return nil }
    if takes("coach_bays") { return number(in: 0...10_000).map { .way(.bays(place, $0)) } }
    guard takes("closed"), takes("to") else {
      return unknownVerb(.both("closed to 或 coach_bays", "closed to or coach_bays"))
    }
    guard let text = word(.both("车型", "a kind of vehicle")) else { return nil }
    let kinds = parts(text).compactMap {
      find($0, .both("车型", "kind of vehicle"), festival.vehicles.map(\.id.rawValue))
    }
    guard findings.isEmpty, !kinds.isEmpty else { return nil }
    return .way(.closure(place, kinds.map { Vehicle.ID($0) }))
  }

  private mutating func place() -> Place.ID? {
    guard let name = word(.both("地点", "a place")) else { return nil }
    return find(name, .both("地点", "place"), festival.places.map(\.id.rawValue))
      .map { Place.ID($0) }
  }

  private mutating func number(in range: ClosedRange<Int>) -> Int? {
    guard let text = word(.both("数字", "a number")) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    complain(
      .changeSyntax,
      .both("\(quoted(text))不是这里能用的数字", "\(quoted(text)) is no number that fits here"),
      .both(
        "请写 \(range.lowerBound) 到 \(range.upperBound) 的整数",
        "Write a whole number from \(range.lowerBound) to \(range.upperBound)"))
    return nil
  }
}
