// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

// Changes of interviews, media slots, journalists and liaison officers.
extension ChangeReader {
  mutating func interviewChange() -> Change? {
    guard let text = word("an interview, or all") else { return nil }
    let known = festival.interviews.map(\.id)
    var ids = known
    if text != "all" {
      ids = parts(text).compactMap { find($0, "interview", known.map(\.rawValue)) }
        .map { Interview.ID($0) }
      guard findings.isEmpty else { return nil }
    }
    if takes("cancelled") { return .interviewCancellation(ids) }
    guard ids.count == 1, text != "all" else { return unknownVerb("cancelled") }
    if takes("only") { return spans().map { .interviewWindows(ids[0], $0) } }
    guard takes("also") else { return unknownVerb("cancelled, only or also") }
    if takes("at") { return venue().map { .furtherInterviewVenue(ids[0], $0) } }
    return span().map { .furtherInterviewWindow(ids[0], $0) }
  }

  mutating func slotChange() -> Change? {
    guard let name = word("a media slot"),
      let found = find(name, "media slot", festival.mediaSlots.map(\.id.rawValue))
    else { return nil }
    let slot = MediaSlot.ID(found)
    if takes("cancelled") { return .slotCancellation(slot) }
    if takes("capacity") {
      guard let text = word("a number"), let count = Int(text), (1...10_000).contains(count) else {
        complain(.changeSyntax, "How many it takes is no number", "Write a number from 1 on")
        return nil
      }
      return .slotCapacity(slot, count)
    }
    guard takes("without") else { return unknownVerb("cancelled, capacity or without") }
    guard let text = word("an outlet") else { return nil }
    let outlets = parts(text).compactMap {
      find($0, "outlet that must be in \(slot)", mustHaves(of: slot))
    }
    return findings.isEmpty ? .slotWithout(slot, outlets.map { Outlet.ID($0) }) : nil
  }

  private func mustHaves(of slot: MediaSlot.ID) -> [String] {
    festival.outlets(in: festival.mediaSlot(slot)).map(\.rawValue)
  }

  mutating func journalistChange() -> Change? {
    let known = festival.journalists.map(\.id.rawValue)
    guard let name = word("a journalist") else { return nil }
    guard takes("added") else {
      guard let id = find(name, "journalist", known) else { return nil }
      return takes("cancelled")
        ? .journalistCancellation(Journalist.ID(id)) : unknownVerb("cancelled or added")
    }
    guard checkNew(name, "journalist", known) else { return nil }
    let values = values(of: "a journalist", among: ["outlet"])
    guard findings.isEmpty else { return nil }
    guard let text = values["outlet"] else {
      complain(
        .changeSyntax, "A new journalist needs an outlet",
        "Write it like 'journalist M02-9 added outlet=M02'")
      return nil
    }
    return find(text, "outlet", festival.outlets.map(\.id.rawValue))
      .map { .journalistAddition(Journalist.ID(name), Outlet.ID($0)) }
  }

  mutating func officerChange() -> Change? {
    let known = festival.liaisonOfficers.map(\.id.rawValue)
    guard let name = word("a liaison officer") else { return nil }
    guard takes("added") else {
      guard let id = find(name, "liaison officer", known) else { return nil }
      guard takes("ill") else { return unknownVerb("ill or added") }
      guard hasMore else { return .officerIllness(LiaisonOfficer.ID(id), nil) }
      return span().map { .officerIllness(LiaisonOfficer.ID(id), $0) }
    }
    guard checkNew(name, "liaison officer", known) else { return nil }
    let values = values(of: "a liaison officer", among: ["parties"])
    guard findings.isEmpty else { return nil }
    guard let text = values["parties"] else {
      complain(
        .changeSyntax, "A new liaison officer needs parties",
        "Write it like 'liaison LO99 added parties=LEV|LAH'")
      return nil
    }
    let parties = parts(text).compactMap {
      find($0, "party", festival.parties.map(\.id.rawValue))
    }
    guard findings.isEmpty, !parties.isEmpty else { return nil }
    return .officerAddition(LiaisonOfficer.ID(name), parties.map { Party.ID($0) })
  }
}
