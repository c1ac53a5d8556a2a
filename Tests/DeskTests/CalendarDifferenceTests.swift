// SPDX-License-Identifier: Apache-2.0

import Desk
import FestivalModel
import FestivalTestSupport
import Foundation
import Office
import ProgrammeCalendars
import Testing

struct CalendarDifferenceTests {
  /// The reference week's master calendar, and the same with one session half an hour later.
  private func calendars() throws -> (old: [CalendarEntry], new: [CalendarEntry]) {
    let festival = try referenceFestival()
    let file = referenceFolder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "calendars/\(referenceFolder.lastPathComponent)/programme.json")
    var programme = try Pipeline.programme(file, for: festival).programme
    func entries() throws -> [CalendarEntry] {
      let set = CalendarSet(of: programme, in: festival)
      let master = try #require(set.recipients.first { $0.path == "master" })
      return set.file(for: master).entries
    }
    let old = try entries()
    let index = try #require(programme.sessions.firstIndex { $0.id.rawValue == "S21" })
    programme.sessions[index].start = programme.sessions[index].start + Minutes(30)
    programme.sessions[index].end = programme.sessions[index].end + Minutes(30)
    return (old, try entries())
  }

  @Test func `a calendar differs in nothing from itself, and in one event when one has moved`()
    throws
  {
    let (old, new) = try calendars()
    #expect(CalendarDifference(from: old, to: old).changes.isEmpty)
    let changes = CalendarDifference(from: old, to: new).changes.filter {
      $0.was?.start != $0.now?.start
    }
    let moved = try #require(changes.first)
    let (was, now) = (try #require(moved.was), try #require(moved.now))

    #expect(changes.count == 1)
    #expect(was.uid == now.uid)
    #expect(now.start.timeIntervalSince(was.start) == 1800)
    #expect(moved.start == was.start)
  }

  @Test func `what was not held is new, and what is no longer there is gone`() throws {
    let (old, _) = try calendars()
    let without = Array(old.dropFirst())
    let added = CalendarDifference(from: without, to: old).changes
    let gone = CalendarDifference(from: old, to: without).changes

    #expect(added.map(\.was) == [nil])
    #expect(added.map(\.now) == [old[0]])
    #expect(gone.map(\.was) == [old[0]])
    #expect(gone.map(\.now) == [nil])
    #expect(CalendarDifference(from: [], to: old).changes.count == old.count)
  }

  @Test func `what matters next is the first change that is not over`() throws {
    let (old, new) = try calendars()
    let difference = CalendarDifference(from: old, to: new)
    let last = try #require(difference.changes.last)
    let end = max(last.was?.end ?? .distantPast, last.now?.end ?? .distantPast)

    #expect(difference.next(after: .distantPast) == difference.changes.first)
    #expect(difference.next(after: end.addingTimeInterval(-1)) == last)
    #expect(difference.next(after: end) == nil)
  }
}
