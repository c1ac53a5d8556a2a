// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FestivalModel
import Foundation
import Office
import Planner
import Solver

/// `attache-bench respond`: whether a process that plans still does anything else, and how soon it stops.
struct Respond: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Plans an event on every core, sleeps meanwhile, stops, and prints how long each took as JSON."
  )

  @Argument(help: "The event folder.")
  var event: String

  @Option(help: "Seconds of searching before the stop.")
  var seconds = 10.0

  private struct Report: Encodable {
    /// Milliseconds that sleeps of 100 ms took in the process that planned.
    var sleeps: Int
    var medianSleep: Double
    var longestSleep: Double
    /// Milliseconds from the stop signal to the planner's return.
    var stopToReturn: Double
    var isFound: Bool
  }

  func run() async throws {
    let reading: Pipeline.Reading
    do {
      reading = try Pipeline.read(URL(filePath: event))
    } catch {
      throw ValidationError(error.findings.map { "\($0)" }.joined(separator: "\n"))
    }
    let stop = StopSignal()
    // Where the sleeps never wake, the limit ends the search.
    let limits = Limits(
      time: .seconds(2 * seconds), threads: ProcessInfo.processInfo.activeProcessorCount)
    async let planned = Self.plan(reading, limits: limits, stop: stop)
    var sleeps: [Double] = []
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      let before = ContinuousClock.now
      try await Task.sleep(for: .milliseconds(100))
      sleeps.append(Self.milliseconds(ContinuousClock.now - before))
    }
    let raised = ContinuousClock.now
    stop.raise()
    let (isFound, returned) = try await planned
    sleeps.sort()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let report = Report(
      sleeps: sleeps.count, medianSleep: sleeps[sleeps.count / 2],
      longestSleep: sleeps[sleeps.count - 1],
      stopToReturn: Self.milliseconds(returned - raised), isFound: isFound)
    print(String(decoding: try encoder.encode(report), as: UTF8.self))
  }

  private static func plan(
    _ reading: Pipeline.Reading, limits: Limits, stop: StopSignal
  ) async throws -> (isFound: Bool, returned: ContinuousClock.Instant) {
    let result = try await Pipeline.plan(reading.festival, limits: limits, stop: stop) { _ in }
    if case .found = result { return (true, .now) }
    return (false, .now)
  }

  private static func milliseconds(_ duration: Duration) -> Double {
    (duration / .microseconds(100)).rounded() / 10
  }
}
