// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// Reads `session_types` of the festival file.
enum SessionTypeReader {
  private static let keys = [
    "layout", "features", "longest_min", "end_by", "setup_min", "teardown_min", "call", "courtesy",
    "buffet", "meal", "public",
    "source",
  ]

  /// The types of the file, and the names of all it has, also of those that cannot be read.
  static func read(
    _ node: FestivalNode?, _ languages: HouseLanguages, defaults: [SessionType]
  ) -> (types: [SessionType], names: Set<String>) {
    let entries = node?.entries() ?? []
    let types = entries.compactMap { key, value in
      type(key, value, languages, defaults.first { $0.id.rawValue == key.text })
    }
    return (types, Set(entries.map(\.key.text)))
  }

  /// One type; `usual` is what is known under its name, which it may complete.
  private static func type(
    _ key: FestivalNode, _ node: FestivalNode, _ languages: HouseLanguages, _ usual: SessionType?
  ) -> SessionType? {
    node.expectKeys(keys, isLocalized: true)
    // A type with a layout stands as it is written.
    let isWhole = node["layout"] != nil
    var type =
      (isWhole ? nil : usual)
      ?? SessionType(
        id: SessionType.ID(key.text), name: LocalizedText(sameInAll: key.text), layout: .theatre)
    let statesMore = node.isMap && node.entries().contains { keys.contains($0.key.text) }
    if statesMore { _ = node.required("source", code: .sourceMissing)?.filled() }
    let hasName = !node.isMap || node.entries().contains { TextInLanguages.isCode($0.key.text) }
    if hasName || isWhole || usual == nil {
      guard let name = node.localizedText(languages) else { return nil }
      type.name = name
    }
    if let layout = node["layout"] {
      guard let word: Venue.Layout = layout.word() else { return nil }
      type.layout = word
    }
    if let features = node["features"] { type.features = features.texts() }
    if let longest = node["longest_min"]?.number(in: 1...10_080) { type.longest = Minutes(longest) }
    if let endBy = node["end_by"]?.timeOfDayOrNight() { type.endBy = endBy }
    if let time = node["setup_min"]?.number(in: 0...1440) { type.setUp = Minutes(time) }
    if let time = node["teardown_min"]?.number(in: 0...1440) { type.tearDown = Minutes(time) }
    if let flag = node["courtesy"] { type.isCourtesy = flag.flag() }
    if let flag = node["call"] { type.isCall = flag.flag() }
    if let flag = node["buffet"] { type.isBuffet = flag.flag() }
    if let flag = node["meal"] { type.isMeal = flag.flag() }
    if let flag = node["public"] { type.isPublic = flag.flag() }
    return key.filled() == nil ? nil : type
  }
}
