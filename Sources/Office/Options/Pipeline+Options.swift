// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Planner

extension Pipeline {
  /// Keeps a programme ready to be asked where else its sessions could be.
  ///
  /// - Throws: ``SessionOptions/Broken`` or ``Agreement/Disagreement``, as `SessionOptions.init` says.
  package static func options(
    in programme: Programme, of festival: Festival, published: Programme? = nil
  ) async throws -> SessionOptions {
    try await SessionOptions(programme, of: festival, published: published)
  }

  /// Asks how many others would have to move, for the options nearest to the present start first, while there is time.
  ///
  /// - Throws: ``Agreement/Disagreement`` when plan and check judge a programme differently.
  package static func ask(
    _ map: SessionOptions, _ options: inout [SessionOption], of session: Session.ID,
    within limit: Duration
  ) async throws {
    let end = ContinuousClock.now + limit
    try await map.ask(&options, of: session) { ContinuousClock.now < end }
  }
}
