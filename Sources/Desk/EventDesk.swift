// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import Foundation
import Ledger
import Office
import Planner
import ProgrammeChecker

/// One event folder as the desk holds it: read once, and again when its files change.
actor EventDesk {
  /// What the files of an event say at one moment.
  struct State: Sendable {
    /// Changes with every file that counts.
    let version: String
    let festival: Festival
    let findings: [Finding]
    /// The latest programme with its judgement; `nil` before the first plan.
    let programme: Programme?
    let report: ProgrammeChecker.Report?
    /// Why the programme that is there does not fit the tables.
    let programmeFindings: [Finding]
  }

  enum Reading: Sendable {
    case state(State)
    case refused([Finding])
  }

  nonisolated let slug: String
  nonisolated let folder: URL
  nonisolated let calendars: URL
  nonisolated let published: URL
  private var reading: Reading?
  private var version = ""

  init(folder: URL, options: DeskOptions) {
    self.folder = folder
    slug = folder.standardizedFileURL.lastPathComponent
    calendars = options.calendars.appending(path: slug)
    published = options.published.appending(path: slug)
  }

  /// Where the ledger lies; there may be none yet.
  nonisolated var ledgerFile: URL { folder.appending(path: "ledger.sqlite") }

  nonisolated var programmeFile: URL { calendars.appending(path: "programme.json") }

  /// The event as its files are now.
  ///
  /// - Complexity: one look at the dates of the files; a reading only when one has changed.
  func current() -> Reading {
    let version = fingerprint()
    if let reading, version == self.version { return reading }
    let fresh = read(version)
    options = nil
    weighings = [:]
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

  /// Begins a search on threads of its own.
  ///
  /// - Returns: Whether it began; no while another one runs, or while the tables have errors.
  func startSearch(seconds: Double, seed: UInt64) -> Bool {
    if let search, search.end == nil { return false }
    guard case .state(let state) = current() else { return false }
    let run = SearchRun(seconds: seconds)
    search = run
    Task { await run.search(state, to: calendars, seed: seed) }
    return true
  }

  // MARK: Weighing

  /// The price of every place of a session, or why there is none.
  enum Weighed: Sendable {
    case map(Weighing)
    case broken([Violation])
    case unplanned
  }

  private var options: SessionOptions?
  private var weighings: [Session.ID: Weighing] = [:]

  /// Where a session could be in the present programme.
  ///
  /// - Complexity: the first question compiles the festival; each further one costs milliseconds.
  /// - Throws: `Agreement.Disagreement` or `Refusal`, as `SessionOptions.init` says.
  func weighing(of session: Session.ID) async throws -> Weighed {
    guard case .state(let state) = current(), let programme = state.programme else {
      return .unplanned
    }
    if let known = weighings[session] { return .map(known) }
    do {
      let options: SessionOptions
      if let known = self.options {
        options = known
      } else {
        options = try await Pipeline.options(in: programme, of: state.festival)
        // The files may have changed while the festival was compiled.
        if version == state.version { self.options = options }
      }
      let map = Weighing(
        session, options.options(of: session), grid: state.festival.grid)
      if version == state.version { weighings[session] = map }
      return .map(map)
    } catch let broken as SessionOptions.Broken {
      return .broken(broken.violations)
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
    if FileManager.default.fileExists(atPath: programmeFile.path) {
      do throws(Refusal) {
        programme = try Pipeline.programme(programmeFile, for: festival).programme
      } catch {
        programmeFindings = error.findings
      }
    }
    return .state(
      State(
        version: version, festival: festival, findings: findings, programme: programme,
        report: programme.map { Pipeline.verify($0, of: festival) },
        programmeFindings: programmeFindings))
  }

  /// Names, sizes and dates of the tables and of the programme.
  ///
  /// The ledger changes with every step and is no input.
  private func fingerprint() -> String {
    let keys: Set<URLResourceKey> = [.contentModificationDateKey, .fileSizeKey]
    let files =
      (try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: Array(keys))) ?? []
    let tables = files.filter { ["csv", "yaml"].contains($0.pathExtension) }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let parts = (tables + [programmeFile]).map { file -> String in
      let values = try? URL(filePath: file.path).resourceValues(forKeys: keys)
      let date = values?.contentModificationDate?.timeIntervalSince1970 ?? 0
      return "\(file.lastPathComponent) \(values?.fileSize ?? -1) \(date)"
    }
    return ContentHash.hex(of: Array(parts.joined(separator: "\n").utf8))
  }
}
