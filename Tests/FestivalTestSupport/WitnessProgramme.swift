// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
import Foundation
import Intake

/// A known good programme of the reference week: times and venues only, as a table made by hand
/// would have it.
package func witnessProgramme(of festival: Festival) throws -> Programme {
  let file = fixturesFolder.appending(path: "witness.csv")
  let (programme, findings) = ProgrammeReader.read(file: file, for: festival)
  guard let programme else {
    throw EventFolderProblem(description: findings.map(\.description).joined(separator: "\n"))
  }
  return programme
}
