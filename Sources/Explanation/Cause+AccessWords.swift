// SPDX-License-Identifier: Apache-2.0

import FestivalModel

extension Cause {
  /// Names the venues that have steps, and nobody: whom it concerns the office knows.
  func accessWords(_ occasion: Occasion, _ festival: Festival) -> LocalizedText {
    let name = occasion.shortName(in: festival)
    let steep = occasion.venues(in: festival).filter { !festival.venue($0).isStepFree }
    let venues = venues(steep, festival)
    return LocalizedText(
      zh: "\(name) 有人需要无障碍通道" + (steep.isEmpty ? "" : "，\(venues.zh)没有"),
      en: "somebody at \(name) needs a way without steps"
        + (steep.isEmpty ? "" : "; there is none to \(venues.en)"))
  }
}
