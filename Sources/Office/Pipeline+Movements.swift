// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Movements

extension Pipeline {
  /// Who has to be taken where and when, in a programme of the festival.
  package static func movements(_ programme: Programme, of festival: Festival) -> [Movement] {
    Demand(of: programme, for: festival).movements
  }
}
