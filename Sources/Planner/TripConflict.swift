// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Movements

/// Why some ride in no vehicle: what is in motion at that time, what fleet there is, and what was tried and helps.
struct TripConflict {
  private let plan: TripPlan
  private let programme: Programme
  private let festival: Festival

  init(_ plan: TripPlan, of programme: Programme, in festival: Festival) {
    self.plan = plan
    self.programme = programme
    self.festival = festival
  }

  /// One for each movement that is short, and then what would help.
  var violations: [Violation] {
    let helping = helpingRepairs
    return plan.shortages.map { shortage in
      let movement = shortage.movement
      let name = words(movement)
      let moment = movement.departure
      let others = movementsInMotion(at: moment).filter { $0 != movement.id }
      let fleet = fleetWords(at: moment)
      let also = others.isEmpty ? nil : others.map(\.rawValue)
      return Violation(
        rule: .hc21,
        message: LocalizedText(
          zh: "\(name.zh)：有 \(shortage.persons) 人没有车坐。"
            + (also.map { "同时在途：\($0.joined(separator: "、"))。" } ?? "") + "车队：\(fleet.zh)",
          en: "\(name.en): no vehicle for \(shortage.persons) persons. "
            + (also.map { "In motion at the same time: \($0.joined(separator: ", ")). " } ?? "")
            + "Fleet: \(fleet.en)"),
        sessions: movement.session.map { [$0] } ?? [])
    }
      + helping.map { Violation(rule: .hc21, message: $0) }
  }

  // MARK: - What is in motion

  private func movementsInMotion(at moment: LocalTime) -> [Movement.ID] {
    var seen: Set<Movement.ID> = []
    return plan.trips.filter { trip in
      guard let first = trip.stops.first, let last = trip.stops.last else { return false }
      return first.arrive <= moment && moment < last.depart
    }.compactMap(\.movement).filter { seen.insert($0).inserted }
  }

  /// Of each kind how many are in motion, of how many.
  private func fleetWords(at moment: LocalTime) -> LocalizedText {
    let fleet = festival.fleet
    let kinds = Dictionary(
      fleet.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    var busy: [Vehicle.ID: Int] = [:]
    for trip in plan.trips {
      guard let first = trip.stops.first, let last = trip.stops.last, first.arrive <= moment,
        moment < last.depart, let kind = kinds[trip.vehicle]
      else { continue }
      busy[kind, default: 0] += 1
    }
    let words = festival.vehicles.map { kind in
      let count = fleet.count { $0.kind == kind.id }
      return LocalizedText(
        zh: "\(kind.name.zh) \(busy[kind.id] ?? 0)/\(count) 辆在用",
        en: "\(kind.name.en) \(busy[kind.id] ?? 0) of \(count) in use")
    }
    return LocalizedText(
      zh: words.map(\.zh).joined(separator: "、"), en: words.map(\.en).joined(separator: ", "))
  }

  private func words(_ movement: Movement) -> LocalizedText {
    let (from, to) = (festival.place(movement.from).name, festival.place(movement.to).name)
    let date = festival.clock.date(ofDay: movement.departure.day)
    let time = festival.clock.clockFace(movement.departure)
    let wave = movement.wave.map { "\($0) " } ?? ""
    return LocalizedText(
      zh: "\(wave)\(date.month)月\(date.day)日 \(time) \(from.zh) → \(to.zh)",
      en: "\(wave)\(date) \(time) \(from.en) → \(to.en)")
  }

  // MARK: - What helps

  /// More of one kind, or more drivers, or longer waits: each tried by a plan of its own, and told where it is enough.
  private var helpingRepairs: [LocalizedText] {
    var helping: [LocalizedText] = []
    for kind in festival.vehicles where kind.size != .truck {
      guard let more = (1...Self.mostVehicles).first(where: { isEnough(adding: $0, of: kind) })
      else { continue }
      helping.append(
        LocalizedText(
          zh: "试过可行：再加 \(more) 辆\(kind.name.zh)（连同司机）",
          en: "Tried, and enough: \(more) more of \(kind.name.en), with drivers"))
    }
    if isEnough(changing: { $0.rules.values[.tripWait, default: 0] += Self.longerWait }) {
      helping.append(
        LocalizedText(
          zh: "试过可行：返程多等 \(Self.longerWait) 分钟，车辆再跑一趟",
          en:
            "Tried, and enough: \(Self.longerWait) minutes' longer wait for the way back, for a second run"
        ))
    }
    return helping
  }

  private static let mostVehicles = 3
  private static let longerWait = 25

  private func isEnough(adding count: Int, of kind: Vehicle) -> Bool {
    isEnough { parts in
      let names = (1...count).map { FleetVehicle.ID("\(kind.id)+\($0)") }
      let fleet = festival.fleet.filter { $0.kind == kind.id }
      parts.fleet.removeAll { $0.kind == kind.id }
      parts.fleet += fleet
      parts.fleet += names.map { FleetVehicle(id: $0, kind: kind.id, luggage: kind.luggage) }
      parts.drivers = festival.drivers
      parts.drivers += names.flatMap { Driver.ofVehicle($0, kind: kind.id) }
    }
  }

  private func isEnough(changing change: (inout Festival.Parts) -> Void) -> Bool {
    var parts = festival.parts
    change(&parts)
    return TripPlanner.plan(programme, for: Festival(parts)).shortages.isEmpty
  }
}

extension Movement {
  fileprivate var session: Session.ID? {
    if case .session(let id) = occasion { id } else { nil }
  }
}
