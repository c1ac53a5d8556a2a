// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

// Changes of vehicles and drivers.
extension ChangeReader {
  mutating func vehicleChange() -> Change? {
    guard let name = word(.both("车辆或车型", "a vehicle, or a kind of vehicle")) else { return nil }
    let kinds = festival.vehicles.map(\.id.rawValue)
    let vehicles = festival.fleet.map(\.id.rawValue)
    guard let found = find(name, .both("车辆或车型", "vehicle or kind of vehicle"), kinds + vehicles)
    else {
      return nil
    }
    if kinds.contains(found) {
      if takes("lost") { return count("are lost").map { .vehicleLoss(Vehicle.ID(found), $0) } }
      if takes("added") {
        return count("are added").map { .fleet(.vehicles(Vehicle.ID(found), $0)) }
      }
      return unknownVerb(.both("lost 或 added", "lost or added after a kind of vehicle"))
    }
    guard takes("broken") else { return unknownVerb(.both("broken", "broken after a vehicle")) }
    guard hasMore else { return .fleet(.broken(FleetVehicle.ID(found), nil)) }
    return span().map { .fleet(.broken(FleetVehicle.ID(found), $0)) }
  }

  private mutating func count(_ what: String) -> Int? {
    guard let text = word(.both("数字", "a number")), let count = Int(text),
      (1...10_000).contains(count)
    else {
      complain(
        .changeSyntax, .both("数量不是数字", "How many \(what) is no number"),
        .both("请写 1 或更大的数", "Write a number from 1 on"))
      return nil
    }
    return count
  }

  mutating func driverChange() -> Change? {
    guard let name = word(.both("司机", "a driver")) else { return nil }
    let known = festival.drivers.map(\.id.rawValue)
    if takes("added") {
      guard checkNew(name, .both("司机", "driver"), known) else { return nil }
      let values = values(of: .both("司机", "a driver"), among: ["kinds"])
      let kinds = parts(values["kinds"] ?? "").compactMap {
        find($0, .both("车型", "kind of vehicle"), festival.vehicles.map(\.id.rawValue))
      }
      guard findings.isEmpty else { return nil }
      guard !kinds.isEmpty else {
        complain(
          .changeSyntax, .both("新司机须写明能开的车型", "A new driver needs kinds of vehicles"),
          .both(
            "请写成 'driver D44 added kinds=COA|MIN'", "Write it like 'driver D44 added kinds=COA|MIN'"
          ))
        return nil
      }
      return .fleet(.driver(Driver.ID(name), kinds.map { Vehicle.ID($0) }))
    }
    guard let id = find(name, .both("司机", "driver"), known) else { return nil }
    guard takes("ill") else { return unknownVerb(.both("ill 或 added", "ill or added")) }
    guard hasMore else { return .fleet(.illness(Driver.ID(id), nil)) }
    return span().map { .fleet(.illness(Driver.ID(id), $0)) }
  }
}
