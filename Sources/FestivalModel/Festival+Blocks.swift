// SPDX-License-Identifier: Apache-2.0

// Blocks: sessions whose items the plan chooses, of one track each.
extension Festival {
  /// Sessions that the plan fills, in table order, then those that it has left empty.
  package var blocks: [Session] { sessions.filter { $0.fill != nil } + parts.spareBlocks }

  /// Items for which the plan chooses a block, in table order.
  package var itemsToFill: [ProgrammeItem] { items.filter { $0.track != nil } }

  /// Whether the tables have such an item.
  package func hasItem(_ id: ProgrammeItem.ID) -> Bool { items.contains { $0.id == id } }

  /// Whether there is anything to fill.
  package var hasBlocks: Bool {
    !blocks.isEmpty && parts.items.contains { $0.track != nil }
  }

  /// The festival with its blocks as a programme fills them; itself where the programme fills none.
  package func filled(by programme: Programme) -> Festival {
    guard hasBlocks else { return self }
    var contents: [Session.ID: [ProgrammeItem.ID]] = [:]
    for placed in programme.sessions where contents[placed.id] == nil {
      contents[placed.id] = placed.items
    }
    return contents.isEmpty ? self : filled(with: contents)
  }

  /// The festival with these items in its blocks.
  ///
  /// Whoever contributes to an item is required where it is; a block has the track of its first item, which also ends its
  /// name; one without items is no session any more, and takes with it what hangs on it.
  package func filled(with contents: [Session.ID: [ProgrammeItem.ID]]) -> Festival {
    guard hasBlocks else { return self }
    var parts = parts
    parts.sessions += parts.spareBlocks
    parts.spareBlocks = []
    var sessions: [ProgrammeItem.ID: [Session.ID]] = [:]
    for block in blocks {
      for item in contents[block.id] ?? [] { sessions[item, default: []].append(block.id) }
    }
    for index in parts.items.indices where parts.items[index].track != nil {
      parts.items[index].sessions = sessions[parts.items[index].id] ?? []
    }
    for block in blocks {
      let own = (contents[block.id] ?? []).flatMap { id in parts.items.filter { $0.id == id } }
      guard let first = own.first else {
        if !parts.items.contains(where: { $0.sessions.contains(block.id) }) {
          parts.remove(block.id)
          parts.spareBlocks.append(block)
        }
        continue
      }
      let people = own.flatMap { $0.contributions.map(\.unit) }
      parts.change(block.id) { session in
        var known = Set(session.namedUnits)
        session.required += people.filter { known.insert($0).inserted }
        session.optional.removeAll(where: people.contains)
        guard let track = first.track, session.track != track else { return }
        session.track = track
        session.name = session.name.followed(by: track)
      }
    }
    return Festival(parts)
  }
}

extension LocalizedText {
  /// The text in each language it has, with a name behind it.
  fileprivate func followed(by name: String) -> LocalizedText {
    func with(_ text: String, _ colon: String) -> String {
      text.isEmpty ? "" : text + colon + name
    }
    return LocalizedText(
      zh: with(zh, "："), en: with(en, ": "), ja: ja.map { with($0, "：") },
      ko: ko.map { with($0, ": ") }, others: others.mapValues { with($0, ": ") })
  }
}
