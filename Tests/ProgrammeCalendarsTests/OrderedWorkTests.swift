// SPDX-License-Identifier: Apache-2.0

import FestivalTestSupport
import Foundation
import ProgrammeCalendars
import Synchronization
import Testing

@Suite struct OrderedWorkTests {
  private struct Refused: Error, Equatable { let path: String }

  @Test func `calendars made on several threads are those made on one, in the same order`() throws {
    let festival = try referenceFestival()
    let set = CalendarSet(of: try plannedProgramme(of: festival), in: festival)
    func files(onThreads threads: Int) throws -> [String] {
      var files: [String] = []
      try set.produce(onThreads: threads) { file in
        "\(file.path)\n" + String(decoding: try file.bytes(), as: UTF8.self)
      } take: {
        files.append($0)
      }
      return files
    }

    let alone = try files(onThreads: 1)

    let written = try set.files.map {
      "\($0.path)\n" + String(decoding: try $0.bytes(), as: UTF8.self)
    }
    #expect(alone == written)
    #expect(alone.count == set.recipients.count && alone.count > 200)
    // More threads than cores, so that they are interrupted anywhere.
    for threads in [2, 3, 8, 16] { #expect(try files(onThreads: threads) == alone) }
  }

  @Test(arguments: [1, 2, 7])
  func `the first calendar that fails ends the work, and none after it is taken`(threads: Int)
    throws
  {
    let festival = try referenceFestival()
    let set = CalendarSet(of: try plannedProgramme(of: festival), in: festival)
    let paths = set.recipients.map { "\($0.path).ics" }
    let bad: Set<String> = [paths[40], paths[41], paths[120]]
    var taken: [String] = []

    #expect(throws: Refused(path: paths[40])) {
      try set.produce(onThreads: threads) { file in
        if bad.contains(file.path) { throw Refused(path: file.path) }
        return file.path
      } take: {
        taken.append($0)
      }
    }

    #expect(taken == Array(paths[..<40]))
  }

  @Test(arguments: [1, 2, 7])
  func `a calendar that cannot be taken ends the work`(threads: Int) throws {
    let festival = try referenceFestival()
    let set = CalendarSet(of: try plannedProgramme(of: festival), in: festival)
    let paths = set.recipients.map { "\($0.path).ics" }
    let begun = Atomic(0)
    var taken = 0

    #expect(throws: Refused(path: paths[10])) {
      try set.produce(onThreads: threads) { file in
        begun.add(1, ordering: .relaxed)
        return file.path
      } take: { path in
        if path == paths[10] { throw Refused(path: path) }
        taken += 1
      }
    }

    #expect(taken == 10)
    // Four wait for each thread at most, besides the one in hand.
    #expect(begun.load(ordering: .relaxed) <= 11 + 4 * threads)
  }
}
