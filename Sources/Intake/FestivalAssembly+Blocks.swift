// SPDX-License-Identifier: Apache-2.0

import FestivalModel

// Blocks: sessions that the plan fills with the items of one track.
extension FestivalAssembly {
  /// The tracks of which a block takes one, empty for any; `nil` for a session that is no block.
  func blockTracks(_ row: Row, pinned: LocalTime?, venues: [Venue.ID]) -> [String]? {
    let listed = row.list("fill")
    guard !listed.isEmpty else { return nil }
    if row.isEmpty("pinned") || row.list("venues").count > 1 {
      row.add(
        .blockNotFixed, "fill",
        LocalizedText(
          zh: "由日程排满的时段须有固定的开始时间和唯一的场地",
          en: "A session that the plan fills has to have a pinned start and one venue"),
        remedy: LocalizedText(
          zh: "请填写 pinned，并在 venues 中只写一个场地；每个会场、每个时段各写一行",
          en: "Fill in 'pinned' and name one venue: a row for each room and time"))
    }
    return listed.contains("*") ? [] : listed
  }

  /// Whether the plan can put an item into any block of its track.
  func checkFilling(of item: ProgrammeItem, by track: String, _ row: Row) {
    let open = parts.sessions.filter { $0.fill.map { $0.isEmpty || $0.contains(track) } ?? false }
    guard let length = row.filled("length_min") != nil ? item.length : nil else { return }
    // Where a session could not be read, it may be the block.
    guard Set(sessionNames.values).count == parts.sessions.count,
      length == 0 || !open.contains(where: { $0.duration >= length })
    else { return }
    if length == 0 {
      row.add(
        .numberOutOfRange, "length_min",
        LocalizedText(zh: "时长为 0", en: "The length is 0"),
        remedy: LocalizedText(zh: "请填写分钟数", en: "Write its minutes"))
      return
    }
    row.add(
      .noBlockForItem, "track",
      open.isEmpty
        ? LocalizedText(
          zh: "没有接受分组\(quotedZh(track))的时段", en: "No block takes the track \(quoted(track))")
        : LocalizedText(
          zh: "分组\(quotedZh(track))的时段都短于\(length.rawValue)分钟",
          en: "Every block of the track \(quoted(track)) is shorter than \(length.rawValue) min"),
      remedy: LocalizedText(
        zh: "请在 \(TableSchema.sessions.file) 的 fill 列写上该分组或 *，或更正时长",
        en: "Name the track, or *, in the column 'fill' of \(TableSchema.sessions.file), or "
          + "correct the length"))
  }
}
