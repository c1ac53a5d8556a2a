// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Hummingbird

extension ProgrammePages {
  /// What a session shows, such as the papers that the plan has put into a block, each with who contributes.
  static func contents(of id: Session.ID, _ festival: Festival, _ page: Page) -> HTML {
    let language = page.context.language
    let items = festival.items(of: id).map { item -> HTML in
      let people = item.contributions.filter { festival.hasUnit($0.unit) }
        .map { festival.unit($0.unit).name[language] }
      let length = item.length.map { page.text("\($0.rawValue) 分钟", "\($0.rawValue) min") }
      let note = ([length].compactMap(\.self) + people).joined(separator: page.text("，", ", "))
      return """
        <li>\(item.name[language])\(note.isEmpty ? "" : page.text("：", ": "))<span class="quiet">\(note)</span></li>
        """
    }
    return items.isEmpty
      ? HTML()
      : "<dt>\(page.text("内容", "Contents"))</dt><dd><ol class=\"contents\">\(items)</ol></dd>"
  }

  /// Why a session of the tables is not in the programme.
  static func absence(of id: Session.ID, _ state: EventDesk.State, _ page: Page) -> String {
    guard let programme = state.programme, state.shown.hasSession(id) else {
      if state.programme?.withoutRain.sessions.contains(where: { $0.id == id }) == true {
        return page.text("因雨取消。", "Cancelled because of the rain.")
      }
      return state.programme == nil
        ? page.text("尚未排入。", "Not in the programme yet.")
        : page.text("此时段没有节目，不需要。", "Nothing fills this block; it is not needed.")
    }
    precondition(!programme.sessions.contains { $0.id == id }, "\(id) is in the programme")
    return page.text("尚未排入。", "Not in the programme yet.")
  }
}
