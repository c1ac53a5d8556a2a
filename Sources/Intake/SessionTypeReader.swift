// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Reads `session_types` of the festival file.
enum SessionTypeReader {
  private static let keys = [
    "zh", "en", "ja", "ko", "layout", "features", "longest_min", "end_by", "call", "courtesy",
    "buffet",
    "meal", "public", "source",
  ]

  static func read(_ node: FestivalNode?) -> [SessionType] {
    (node?.entries() ?? []).compactMap { key, value in type(key, value) }
  }

  private static func type(_ key: FestivalNode, _ node: FestivalNode) -> SessionType? {
    node.expectKeys(keys)
    _ = node.required("source", code: .sourceMissing)?.filled()
    let name = node.localizedText()
    let layout: Venue.Layout? = node.required("layout")?.word()
    let features = node["features"]?.texts() ?? []
    let longest = node["longest_min"]?.number(in: 1...10_080)
    let endBy = node["end_by"]?.timeOfDay()
    let isCourtesy = node["courtesy"]?.flag() ?? false
    let isCall = node["call"]?.flag() ?? false
    let isBuffet = node["buffet"]?.flag() ?? false
    let isMeal = node["meal"]?.flag() ?? false
    let isPublic = node["public"]?.flag() ?? false
    guard let id = key.filled(), let name, let layout else { return nil }
    return SessionType(
      id: SessionType.ID(id),
      name: name,
      layout: layout,
      features: features,
      longest: longest.map { Minutes($0) },
      endBy: endBy,
      isCall: isCall,
      isCourtesy: isCourtesy,
      isBuffet: isBuffet,
      isMeal: isMeal,
      isPublic: isPublic
    )
  }
}
