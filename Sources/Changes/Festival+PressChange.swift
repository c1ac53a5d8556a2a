// SPDX-License-Identifier: Apache-2.0

import FestivalModel

// Changes of interviews, media slots and journalists.
extension Festival {
  func applyToPress(_ change: Change, _ parts: inout Parts) {
    switch change {
    case .interviewCancellation(let ids): parts.interviews.removeAll { ids.contains($0.id) }
    case .interviewWindows(let id, let windows): parts.change(id) { $0.windows = windows }
    case .furtherInterviewWindow(let id, let window):
      parts.change(id) { $0.windows.append(window) }
    case .furtherInterviewVenue(let id, let venue):
      parts.change(venue) { venue in
        venue.features["interview_booths"] = max(1, venue.features["interview_booths"] ?? 0)
      }
      parts.change(id) { if !$0.venues.contains(venue) { $0.venues.append(venue) } }
    case .slotCancellation(let id): parts.remove([id])
    case .slotCapacity(let id, let count): parts.change(id) { $0.capacity = count }
    case .slotWithout(let id, let outlets):
      for outlet in outlets {
        // What one outlet is taken out of stands for the next.
        guard let current = parts.mediaSlots.first(where: { $0.id == id }) else { break }
        parts.change(id) { $0.mustHave = mustHaves(of: current, without: outlet) }
      }
    case .journalistAddition(let id, let outlet):
      parts.journalists.append(Journalist(id: id, outlet: outlet, name: id.rawValue))
    case .journalistCancellation(let id): parts.journalists.removeAll { $0.id == id }
    default: preconditionFailure("\(change) is not about the press")
    }
  }
}
