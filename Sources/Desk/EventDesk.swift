// SPDX-License-Identifier: Apache-2.0

import ExactSolver
import FestivalModel
import Folders
import Foundation
import Ledger
import ListImport
import Office
import Planner
import ProgrammeChecker
import Publishing
import Synchronization

/// One event folder as the desk holds it: read once, and again when its files change.
actor EventDesk {
  /// What the files of an event say at one moment.
  struct State: Sendable {
    /// Changes with every file that counts.
    let version: String
    let festival: Festival
    /// The same as the programme has it: blocks with what fills them, and the plans for the rain that are in force.
    let shown: Festival
    let findings: [Finding]
    /// The latest programme with its judgement; `nil` before the first plan.
    let programme: Programme?
    /// Also by how much it differs from what guests hold.
    var report: ProgrammeChecker.Report?
    /// Where vehicles go; `nil` where the festival does not say who rides in which.
    let trips: [Trip]?
    /// Why the programme that is there does not fit the tables.
    let programmeFindings: [Finding]
    /// What guests hold, with its number; `nil` before the first edition, and where it no longer fits the tables.
    var published: Programme?
  }

  enum Reading: Sendable {
    case state(State)
    case refused([Finding])
  }

  nonisolated let slug: String
  nonisolated let folder: URL
  nonisolated let calendars: URL
  nonisolated let published: URL
  nonisolated let invitations: URL
  /// Whether the desk has other events too.
  nonisolated let hasNeighbours: Bool
  /// Who has pages of this event open, and what they are told.
  nonisolated let pulse = Pulse()
  private nonisolated let known = Mutex<LocalizedText?>(nil)
  private nonisolated let programmePath: String
  private nonisolated let publishedPath: String
  private var reading: Reading?
  private var version = ""
  private var marks: [String: FileMark] = [:]
  /// The text of ``marks``.
  private var stamp = ""
  private var publishedMark: FileMark?
  /// Who writes at this moment, so that the others can be told.
  private var writer: String?

  /// The festival's name, once it was read.
  nonisolated var name: LocalizedText? { known.withLock { $0 } }

  init(folder: URL, options: DeskOptions) {
    self.folder = folder
    slug = folder.standardizedFileURL.lastPathComponent
    calendars = options.calendars.appending(path: slug)
    published = options.published.appending(path: slug)
    programmePath = calendars.appending(path: CalendarFolder.marker).path(percentEncoded: false)
    publishedPath = published.appending(path: CalendarFolder.marker).path(percentEncoded: false)
    invitations = options.invitations.appending(path: slug)
    hasNeighbours = options.events.count > 1
  }

  /// Where the ledger lies; there may be none yet.
  nonisolated var ledgerFile: URL { folder.appending(path: "ledger.sqlite") }

  nonisolated var programmeFile: URL { URL(filePath: programmePath) }

  /// The event as its files are now.
  ///
  /// - Complexity: one look at the dates of the files; a reading only when one has changed.
  func current() -> Reading {
    let version = fingerprint()
    let publishedMark = FileMark(path: publishedPath)
    defer { self.publishedMark = publishedMark }
    if let reading, version == self.version {
      guard publishedMark != self.publishedMark, case .state(var state) = reading else {
        return reading
      }
      state.published = readPublished(for: state.festival)
      state.report = state.programme.map {
        Pipeline.verify($0, of: state.festival, published: state.published)
      }
      self.reading = .state(state)
      forgetWeighings()
      follow(state)
      return .state(state)
    }
    let fresh = read(version)
    forgetWeighings()
    if reading != nil { pulse.tellChanged(by: writer) }
    if case .state(let state) = fresh {
      known.withLock { $0 = state.festival.name }
      if reading != nil { follow(state) }
    }
    reading = fresh
    self.version = version
    return fresh
  }

  // MARK: What people do

  private var baskets: [String: Basket] = [:]
  /// The search that runs, or the last one that ran.
  private(set) var search: SearchRun?

  func basket(of visitor: String) -> Basket { baskets[visitor] ?? Basket() }

  func changeBasket(of visitor: String, _ change: @Sendable (inout Basket) -> Void) {
    change(&baskets[visitor, default: Basket()])
  }

  /// What came of keeping a basket.
  enum Kept: Sendable {
    /// Written into the tables, and the programme that goes with them as the new draft.
    case kept(Replanner.Replanned)
    /// No programme goes with the changes; nothing was written.
    case impossible([Violation])
    /// Somebody changed the event meanwhile; nothing was written.
    case outdated
  }

  /// Writes a basket into the tables, with the programme nearest to the present one; all or nothing of the tables.
  ///
  /// `seen` is the version of the event that the basket was shown with.
  ///
  /// - Throws: `Refusal` when a change cannot be written into the tables, `CalendarFolderError` when the
  ///   disk refuses or somebody changed a table meanwhile, `Agreement.Disagreement`.
  func keep(_ visitor: String, seen: String, engine: ExactEngine) async throws -> Kept {
    guard case .state(let state) = current(), state.version == seen,
      let base = state.programme
    else { return .outdated }
    let texts = basket(of: visitor).changes
    let change = try Pipeline.change(
      texts, of: folder, kept: calendars.appendingPathExtension("repairs.json"))
    let result = try await Pipeline.replan(
      change.festival, Replanner.Request(base: base, engine: engine))
    switch result {
    case .found(let found):
      // While it was planned, others could write.
      guard fingerprint() == seen else { return .outdated }
      try change.write()
      try Publisher.write(found.programme, of: change.festival, to: calendars)
      changeBasket(of: visitor) { $0.clear() }
      note(visitor)
      return .kept(found)
    case .locked(let reasons), .impossible(let reasons), .infeasible(let reasons),
      .notFound(let reasons):
      return .impossible(reasons)
    }
  }

  /// Reads what somebody has just written, and tells the others who it was.
  func note(_ visitor: String) {
    writer = visitor
    _ = current()
    writer = nil
  }

  /// Begins a search on threads of its own, from the present draft or else `anew`, and a proof of what it finds.
  ///
  /// - Returns: Whether it began; no while another one runs, while the tables have errors, or while a plan for the rain is in
  ///   force, which a search would take out of force unseen.
  func startSearch(seconds: Double, proving: Double, seed: UInt64, anew: Bool) -> Bool {
    if let search, search.end == nil { return false }
    guard case .state(let state) = current(), state.rainyDays.isEmpty else { return false }
    let run = SearchRun(seconds: seconds, proving: proving)
    search = run
    Task { await run.search(state, from: anew ? nil : state.programme, in: self, seed: seed) }
    return true
  }

  /// Tells a search that runs what the files say now; where a plan for the rain is in force, it ends.
  private func follow(_ state: State) {
    guard let search, search.end == nil else { return }
    if state.rainyDays.isEmpty { search.goOn(from: state) } else { search.raiseStop() }
  }

  /// Writes what a search found as the new draft.
  ///
  /// - Returns: Whether it was written; not when the files are no longer those that it was searched for.
  /// - Throws: `CalendarFolderError`.
  func write(_ programme: Programme, of state: State) throws -> Bool {
    guard fingerprint() == state.version else {
      // Whoever waits for the files to change is told of it here.
      _ = current()
      return false
    }
    try Publisher.write(programme, of: state.festival, to: calendars)
    return true
  }

  // MARK: Lists

  /// Lists that somebody has dropped and not written yet, in memory alone.
  struct Upload: Sendable {
    var sources: [ListSource]
    var kind: ListKind?
    /// What columns mean, as `heading=field`.
    var maps: [String] = []
    var country = ""
    /// Guests to be joined, as `from=into`.
    var merges: [String] = []

    var request: ListImporter.Request {
      var request = ListImporter.Request()
      request.kind = kind
      request.maps = maps.compactMap { HeadingMap($0) }
      request.country = ListImporter.country(country)
      request.merges = merges.compactMap { pair in
        let ends = pair.split(separator: "=").map(String.init)
        return ends.count == 2 ? (from: ends[0], into: ends[1]) : nil
      }
      return request
    }
  }

  private var uploads: [String: Upload] = [:]

  func upload(of visitor: String) -> Upload? { uploads[visitor] }

  func keep(_ upload: Upload?, of visitor: String) { uploads[visitor] = upload }

  /// Forgets every list that was dropped and not written, as a purge asks.
  func forgetUploads() { uploads = [:] }

  // MARK: Weighing

  /// The price of every place of a session, or why there is none.
  enum Weighed: Sendable {
    case map(Weighing)
    case broken([Violation])
    case unplanned
  }

  private var options: SessionOptions?
  /// Makes ``options``, once for everybody who asks meanwhile.
  private var compiling: Task<Void, any Error>?
  private var weighings: [Session.ID: Weighing] = [:]

  private func forgetWeighings() {
    (options, compiling) = (nil, nil)
    weighings = [:]
  }

  private func compile(_ programme: Programme, of state: State) async throws {
    let mark = publishedMark
    let task =
      compiling
      ?? Task {
        let fresh = try await Pipeline.options(
          in: programme, of: state.festival, published: state.published)
        // The files may have changed meanwhile.
        if version == state.version, publishedMark == mark { options = fresh }
      }
    compiling = task
    try await task.value
  }

  /// Compiles the present programme before somebody lifts a session, so that he need not wait for it.
  ///
  /// - Throws: as ``weighing(of:)`` does.
  func prepareWeighing() async throws {
    guard options == nil, case .state(let state) = current(), let programme = state.programme
    else { return }
    try await compile(programme, of: state)
  }

  /// Where a session could be in the present programme.
  ///
  /// - Complexity: the first question compiles the festival, unless ``prepareWeighing()`` did; each further one costs
  ///   milliseconds.
  /// - Throws: `Agreement.Disagreement` or `Refusal`, as `SessionOptions.init` says.
  func weighing(of session: Session.ID) async throws -> Weighed {
    while true {
      guard case .state(let state) = current(), let programme = state.programme else {
        return .unplanned
      }
      if let known = weighings[session] { return .map(known) }
      if let options {
        let map = Weighing(session, options.options(of: session), grid: state.festival.grid)
        weighings[session] = map
        return .map(map)
      }
      do {
        try await compile(programme, of: state)
      } catch let broken as SessionOptions.Broken {
        return .broken(broken.violations)
      }
    }
  }

  private func read(_ version: String) -> Reading {
    let festival: Festival
    let findings: [Finding]
    do throws(Refusal) {
      let reading = try Pipeline.read(folder)
      festival = reading.festival
      findings = reading.findings
    } catch {
      return .refused(error.findings)
    }
    var programme: Programme?
    var programmeFindings: [Finding] = []
    if FileManager.default.fileExists(atPath: programmePath) {
      do throws(Refusal) {
        programme = try Pipeline.programme(programmeFile, for: festival).programme
      } catch {
        programmeFindings = error.findings
      }
    }
    let published = readPublished(for: festival)
    return .state(
      State(
        version: version, festival: festival,
        shown: programme.map { festival.inForce($0).filled(by: $0) } ?? festival,
        findings: findings, programme: programme,
        report: programme.map { Pipeline.verify($0, of: festival, published: published) },
        trips: programme.flatMap { Pipeline.trips($0, of: festival) },
        programmeFindings: programmeFindings, published: published))
  }

  private func readPublished(for festival: Festival) -> Programme? {
    guard FileManager.default.fileExists(atPath: publishedPath) else { return nil }
    return try? Pipeline.programme(URL(filePath: publishedPath), for: festival).programme
  }

  /// Names and marks of the tables and of the programme, as one text.
  ///
  /// The ledger changes with every step and is no input; what is published changes nothing of what the tables say.
  private func fingerprint() -> String {
    var marks = FileMark.all(in: folder.path(percentEncoded: false)) {
      $0.hasSuffix(".csv") || $0.hasSuffix(".yaml")
    }
    marks[CalendarFolder.marker] = FileMark(path: programmePath)
    if marks == self.marks, !stamp.isEmpty { return stamp }
    let lines = marks.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    self.marks = marks
    stamp = ContentHash.hex(of: Array(lines.joined(separator: "\n").utf8))
    return stamp
  }
}
