// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// What drivers and riders read of a trip.
extension Wording {
  func carries(_ vehicle: String, _ kind: String, by driver: String) -> String {
    say(
      "车辆 \(vehicle)（\(kind)），司机 \(driver)。", "Vehicle \(vehicle) (\(kind)), driver \(driver).",
      "車両 \(vehicle)（\(kind)）、運転手 \(driver)。", "차량 \(vehicle)(\(kind)), 운전기사 \(driver).")
  }

  func rides(in vehicle: String, _ kind: String, by driver: String?) -> String {
    guard let driver else {
      return say(
        "您的车：\(kind) \(vehicle)，请看前窗车牌号牌。",
        "Your vehicle: \(kind) \(vehicle), see the placard in its windscreen.",
        "お車：\(kind) \(vehicle)（フロントガラスの番号札をご覧ください）。",
        "차량: \(kind) \(vehicle), 앞 유리의 번호판을 확인하세요.")
    }
    return say(
      "您的车：\(kind) \(vehicle)，司机 \(driver)。", "Your vehicle: \(kind) \(vehicle), driver \(driver).",
      "お車：\(kind) \(vehicle)、運転手 \(driver)。", "차량: \(kind) \(vehicle), 운전기사 \(driver).")
  }

  func lines(of trip: RedactedItem.TripTimes, _ clock: FestivalClock) -> [String] {
    var lines: [String] = []
    if let signOn = trip.signOn.map(clock.clockFace) {
      lines.append(
        say("\(signOn) 上岗。", "On duty from \(signOn).", "\(signOn) 出勤。", "\(signOn) 근무 시작."))
    }
    if let (from, leaving) = trip.approach {
      let time = clock.clockFace(leaving)
      let place = from[language]
      lines.append(
        say(
          "\(time) 从\(place)空车出发。", "Leave \(place) empty at \(time).",
          "\(time) に\(place)を空車で出発。", "\(time) \(place)에서 빈 차로 출발."))
    }
    let (departure, arrival) = (clock.clockFace(trip.departure), clock.clockFace(trip.arrival))
    lines.append(
      say(
        "\(departure) 发车，\(arrival) 到达。", "Leaves at \(departure), arrives at \(arrival).",
        "\(departure) 発車、\(arrival) 到着。", "\(departure) 출발, \(arrival) 도착."))
    if let signOff = trip.signOff.map(clock.clockFace) {
      lines.append(
        say("\(signOff) 下岗。", "Off duty at \(signOff).", "\(signOff) 退勤。", "\(signOff) 근무 종료."))
    }
    return lines
  }
}

extension Wording.Titles {
  static func vehicle(_ id: String, _ kind: LocalizedText?) -> LocalizedText {
    LocalizedText(
      zh: "\(kind?.zh ?? "车辆") \(id)", en: "\(kind?.en ?? "vehicle") \(id)",
      ja: "\(kind?[.ja] ?? "車両") \(id)", ko: "\(kind?[.ko] ?? "차량") \(id)")
  }

  static func driver(_ id: String) -> LocalizedText {
    LocalizedText(zh: "司机 \(id)", en: "driver \(id)", ja: "運転手 \(id)", ko: "운전기사 \(id)")
  }
}
