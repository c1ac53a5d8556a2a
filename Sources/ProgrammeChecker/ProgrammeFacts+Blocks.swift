// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// A block with what the programme fills it with.
struct FilledBlock {
  let placement: Placement
  let items: [ProgrammeItem]

  /// That of its first item of any.
  var track: String? { items.first?.track ?? nil }
}

extension ProgrammeFacts {
  /// Whether any session of the programme says what fills it.
  var statesItems: Bool { programme.sessions.contains { $0.items != nil } }

  /// Blocks with items in them, in order of time.
  var blocks: [FilledBlock] {
    placements.compactMap { placement in
      let stated = programme.sessions.filter { $0.id == placement.id }.compactMap(\.items).first
      guard placement.session.fill != nil, let stated, !stated.isEmpty else { return nil }
      return FilledBlock(
        placement: placement,
        items: stated.flatMap { id in festival.itemsToFill.filter { $0.id == id } })
    }
  }

  /// Blocks of each track, in the order in which the table of items names the tracks.
  var blocksByTrack: [(track: String, blocks: [FilledBlock])] {
    var tracks: [String] = []
    for case let track? in festival.itemsToFill.map(\.track) where !tracks.contains(track) {
      tracks.append(track)
    }
    let blocks = blocks
    return tracks.map { track in (track, blocks.filter { $0.track == track }) }
  }

  /// The number of the stretch of time in which each block lies.
  ///
  /// Those that overlap, directly or over others, lie in one. Blocks that stay empty count.
  var blockPeriods: [Session.ID: Int] {
    let spans = festival.blocks.compactMap { block in
      block.pinned.map {
        (block.id, TimeSpan(start: $0, end: trueTime.time(block.duration, after: $0)))
      }
    }
    var numbers: [Session.ID: Int] = [:]
    var end: LocalTime?
    var number = -1
    for (id, span) in spans.sorted(by: { $0.1.start < $1.1.start }) {
      if let until = end, span.start < until {
        end = max(until, span.end)
      } else {
        number += 1
        end = span.end
      }
      numbers[id] = number
    }
    return numbers
  }
}

extension Festival {
  /// Whether an item waits for a block.
  var hasItemsToFill: Bool { parts.items.contains { $0.track != nil } }
}
