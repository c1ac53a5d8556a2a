// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Planner

/// What else a session of a programme could be: every admissible start and venue with its price, or what is in the way.
package struct Alternatives: Sendable {
  /// The session that was asked about.
  package var session: Session.ID
  /// By start and then by venue; none when the time did not allow to weigh them.
  package var options: [SessionOption]

  /// Of the time that is left, so much goes into how many others would have to move.
  private static let share = 0.3

  /// Weighs the alternatives of a session, those nearest to its present start most closely.
  ///
  /// - Returns: `nil` when the programme does not have the session, or breaks rules by itself.
  /// - Throws: ``Agreement/Disagreement`` when solver and checker judge a programme differently.
  init?(
    of session: Session.ID, in programme: Programme, of festival: Festival,
    _ clock: ConflictSearch.Clock
  ) async throws {
    guard programme.sessions.contains(where: { $0.id == session }) else { return nil }
    self.session = session
    options = []
    guard !clock.isOver else { return }
    let map: SessionOptions
    do {
      map = try await SessionOptions(programme, of: festival)
    } catch is SessionOptions.Broken {
      return nil
    }
    options = map.options(of: session)
    let end = ContinuousClock.now + .seconds(clock.secondsLeft * Self.share)
    try await map.ask(&options, of: session) { !clock.isOver && ContinuousClock.now < end }
  }
}
