// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Publishing

/// One item of two editions beside each other.
struct DifferenceView {
  let state: EventDesk.State
  let page: Page

  func row(_ change: EditionDifference.Change) -> HTML {
    """
    <tr><td>\(kind(change.kind))</td><th scope="row">\(name(change.id)) \
    <span class="key">\(change.id)</span></th><td>\(words(change))</td></tr>
    """
  }

  private func kind(_ kind: EditionDifference.Kind) -> String {
    switch kind {
    case .added: page.text("新增", "new")
    case .removed: page.text("取消", "cancelled")
    case .moved: page.text("改期", "moved")
    case .people: page.text("换人", "other people")
    }
  }

  private func words(_ change: EditionDifference.Change) -> HTML {
    let old = change.was.map(place) ?? ""
    let new = change.now.map(place) ?? ""
    switch change.kind {
    case .added: return "<b>\(new)</b>"
    case .removed: return "\(old)"
    case .moved: return "\(old) <span class=\"arrow\">→</span> <b>\(new)</b>"
    case .people:
      let joined = change.joined.count
      let left = change.left.count
      return "\(page.text("加入 \(joined)，退出 \(left)", "\(joined) join, \(left) leave"))"
    }
  }

  private func name(_ id: String) -> String {
    let festival = state.festival
    let language = page.context.language
    let known = [state.shown, festival].lazy.compactMap { tables in
      tables.sessions.first { $0.id.rawValue == id }
    }
    if let session = known.first {
      return session.name[language]
    }
    if let interview = festival.interviews.first(where: { $0.id.rawValue == id }) {
      return festival.title(of: interview.id)[language]
    }
    if festival.hasMediaSlot(MediaSlot.ID(id)) {
      let session = festival.session(festival.mediaSlot(MediaSlot.ID(id)).session)
      return page.text("采访：", "Press: ") + session.name[language]
    }
    return id
  }

  /// Such as `Tue 27 17:15–17:45, City-hall reception hall`.
  private func place(_ placement: EditionDifference.Placement) -> String {
    let festival = state.festival
    let language = page.context.language
    let words = DayWords(festival, language)
    guard let start = festival.clock.parse(placement.start),
      let end = festival.clock.parse(placement.end)
    else { return placement.start }
    let room = placement.venue.flatMap { id in
      festival.venues.first { $0.id.rawValue == id }?.name[language]
    }
    return "\(words.shortDate(start.day)) \(words.times(TimeSpan(start: start, end: end)))"
      + (room.map { page.text("，", ", ") + $0 } ?? "")
  }
}
