// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Intake

// Changes of interviews, media slots, journalists and liaison officers.
extension ChangeReader {
  mutating func interviewChange() -> Change? {
    guard let text = word(.both("专访编号或 all", "an interview, or all")) else { return nil }
    let known = festival.interviews.map(\.id)
    var ids = known
    if text != "all" {
      ids = parts(text).compactMap { find($0, .both("专访", "interview"), known.map(\.rawValue)) }
        .map { Interview.ID($0) }
      guard findings.isEmpty else { return nil }
    }
    if takes("cancelled") { return .interviewCancellation(ids) }
    guard ids.count == 1, text != "all" else { return unknownVerb(.both("cancelled", "cancelled")) }
    if takes("only") { return spans().map { .interviewWindows(ids[0], $0) } }
    guard takes("also") else {
      return unknownVerb(.both("cancelled、only 或 also", "cancelled, only or also"))
    }
    if takes("at") { return venue().map { .furtherInterviewVenue(ids[0], $0) } }
    return span().map { .furtherInterviewWindow(ids[0], $0) }
  }

  mutating func slotChange() -> Change? {
    guard let name = word(.both("采访时段", "a media slot")),
      let found = find(name, .both("采访时段", "media slot"), festival.mediaSlots.map(\.id.rawValue))
    else { return nil }
    let slot = MediaSlot.ID(found)
    if takes("cancelled") { return .slotCancellation(slot) }
    if takes("capacity") {
      guard let text = word(.both("数字", "a number")), let count = Int(text),
        (1...10_000).contains(count)
      else {
        complain(
          .changeSyntax, .both("名额不是数字", "How many it takes is no number"),
          .both("请写 1 或更大的数", "Write a number from 1 on"))
        return nil
      }
      return .slotCapacity(slot, count)
    }
    guard takes("without") else {
      return unknownVerb(.both("cancelled、capacity 或 without", "cancelled, capacity or without"))
    }
    guard let text = word(.both("媒体", "an outlet")) else { return nil }
    let outlets = parts(text).compactMap {
      find(
        $0, .both("\(slot) 必到的媒体", "outlet that must be in \(slot)"), mustHaves(of: slot))
    }
    return findings.isEmpty ? .slotWithout(slot, outlets.map { Outlet.ID($0) }) : nil
  }

  private func mustHaves(of slot: MediaSlot.ID) -> [String] {
    festival.outlets(in: festival.mediaSlot(slot)).map(\.rawValue)
  }

  mutating func journalistChange() -> Change? {
    let known = festival.journalists.map(\.id.rawValue)
    guard let name = word(.both("记者", "a journalist")) else { return nil }
    guard takes("added") else {
      guard let id = find(name, .both("记者", "journalist"), known) else { return nil }
      return takes("cancelled")
        ? .journalistCancellation(Journalist.ID(id))
        : unknownVerb(.both("cancelled 或 added", "cancelled or added"))
    }
    guard checkNew(name, .both("记者", "journalist"), known) else { return nil }
    let values = values(of: .both("记者", "a journalist"), among: ["outlet"])
    guard findings.isEmpty else { return nil }
    guard let text = values["outlet"] else {
      complain(
        .changeSyntax, .both("新记者须写明媒体", "A new journalist needs an outlet"),
        .both(
          "请写成 'journalist M02-9 added outlet=M02'",
          "Write it like 'journalist M02-9 added outlet=M02'"))
      return nil
    }
    return find(text, .both("媒体", "outlet"), festival.outlets.map(\.id.rawValue))
      .map { .journalistAddition(Journalist.ID(name), Outlet.ID($0)) }
  }

  mutating func officerChange() -> Change? {
    let known = festival.liaisonOfficers.map(\.id.rawValue)
    guard let name = word(.both("联络员", "a liaison officer")) else { return nil }
    guard takes("added") else {
      guard let id = find(name, .both("联络员", "liaison officer"), known) else { return nil }
      guard takes("ill") else { return unknownVerb(.both("ill 或 added", "ill or added")) }
      guard hasMore else { return .officerIllness(LiaisonOfficer.ID(id), nil) }
      return span().map { .officerIllness(LiaisonOfficer.ID(id), $0) }
    }
    guard checkNew(name, .both("联络员", "liaison officer"), known) else { return nil }
    let values = values(of: .both("联络员", "a liaison officer"), among: ["parties"])
    guard findings.isEmpty else { return nil }
    guard let text = values["parties"] else {
      complain(
        .changeSyntax, .both("新联络员须写明团组", "A new liaison officer needs parties"),
        .both(
          "请写成 'liaison LO99 added parties=LEV|LAH'",
          "Write it like 'liaison LO99 added parties=LEV|LAH'"))
      return nil
    }
    let parties = parts(text).compactMap {
      find($0, .both("团组", "party"), festival.parties.map(\.id.rawValue))
    }
    guard findings.isEmpty, !parties.isEmpty else { return nil }
    return .officerAddition(LiaisonOfficer.ID(name), parties.map { Party.ID($0) })
  }
}
