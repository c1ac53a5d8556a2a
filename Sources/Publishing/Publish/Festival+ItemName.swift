// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension Festival {
  /// What a session, an interview or a media slot is called in the two languages of the office; `nil` when it has none of
  /// them.
  func name(ofItem id: String) -> LocalizedText? {
    if hasSession(Session.ID(id)) { return session(Session.ID(id)).name }
    if hasInterview(Interview.ID(id)) {
      let interview = interview(Interview.ID(id))
      let (subject, outlet) = (unit(interview.subject).name, outlet(interview.outlet).name)
      return LocalizedText(
        zh: "专访：\(subject.zh)，\(outlet.zh)", en: "Interview: \(subject.en), \(outlet.en)")
    }
    if hasMediaSlot(MediaSlot.ID(id)) {
      let name = session(mediaSlot(MediaSlot.ID(id)).session).name
      return LocalizedText(zh: "采访：\(name.zh)", en: "Press: \(name.en)")
    }
    return nil
  }
}
