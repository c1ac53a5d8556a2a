// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Foundation
import Intake

/// A festival of five days in March 2018 with rooms and sessions, and nobody in it yet.
package enum BareFestival {
  /// Its tables by file name, made from the template.
  package static let files: [String: [UInt8]] = {
    var files: [String: [UInt8]] = [:]
    for (name, bytes) in EventFolderTemplate.files {
      let text = String(decoding: bytes, as: UTF8.self)
        .replacing("2030-04-10", with: "2018-03-26").replacing("2030-04-11", with: "2018-03-27")
        .replacing("days: 2", with: "days: 5")
      switch name {
      case "festival.yaml":
        files[name] = Array(text[..<(text.range(of: "# Totals")?.lowerBound ?? text.endIndex)].utf8)
      case "places.csv", "travel.csv", "venues.csv": files[name] = Array(text.utf8)
      case "parties.csv", "units.csv", "guests.csv", "outlets.csv", "journalists.csv",
        "interpreters.csv", "liaison_officers.csv":
        files[name] = Array((text.split(separator: "\r\n").first ?? "").utf8) + Array("\r\n".utf8)
      default: continue
      }
    }
    files["sessions.csv"] = Array(
      """
      session_id,key,name_zh,name_en,type,duration_min,windows,venues,required_units,optional_units
      S01,GALA,欢迎晚宴,Welcome dinner,banquet,90,2018-03-27T18:00:00+08:00/2018-03-27T21:00:00+08:00,HOTEL-BALL,,
      S02,FORUM,城市论坛,City forum,forum,60,2018-03-28T09:00:00+08:00/2018-03-28T12:00:00+08:00,HALL-A,,

      """.utf8)
    return files
  }()

  /// The festival of some tables, which must be without errors.
  package static func festival(_ files: [String: [UInt8]] = files) throws -> Festival {
    let (festival, findings) = EventFolderReader.read(files: files, slug: "bare")
    guard let festival else {
      throw EventFolderProblem(description: findings.map(\.description).joined(separator: "\n"))
    }
    return festival
  }
}
