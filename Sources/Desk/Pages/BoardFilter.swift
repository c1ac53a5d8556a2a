// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Hummingbird

/// Words that a board is narrowed to: only what has them in its name, key, room or units is shown.
struct BoardFilter {
  /// Empty where everything is shown.
  let words: String

  init(_ request: Request) {
    let asked = request.uri.queryParameters.get("only") ?? ""
    words = String(asked.trimmingCharacters(in: .whitespaces).prefix(80))
  }

  var isEmpty: Bool { words.isEmpty }

  /// As it stands behind the `?` or `&` of an address.
  var query: String {
    guard !isEmpty, let encoded = words.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
    else { return "" }
    return "only=\(encoded)"
  }

  /// What is left of a programme.
  func programme(
    _ whole: Programme, _ state: EventDesk.State, _ event: EventDesk, _ context: DeskContext
  ) -> Programme {
    guard !isEmpty else { return whole }
    return ProgrammeList(
      state: state, event: event.slug, page: Page(title: "", context: context), wanted: words
    ).narrowed(whole)
  }

  /// The form that narrows the board, and the way back; `fields` of the address are kept.
  func form(_ address: String, keeping fields: [(name: String, value: String)], _ page: Page)
    -> HTML
  {
    let kept = fields.map {
      "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML
    }
    let all: HTML =
      isEmpty ? HTML() : " <a class=\"button\" href=\"\(address)\">\(page.text("全部", "All"))</a>"
    return """
      <form class="only noprint" method="get" action="\(address)">\(kept)
      <label>\(page.text("只看", "Only")) <input name="only" value="\(words)" size="14" maxlength="80" \
      placeholder="\(page.text("场次、场地、单位", "session, room, unit"))"></label>
      <button>\(page.text("筛选", "Show"))</button>\(all)</form>
      """
  }
}
