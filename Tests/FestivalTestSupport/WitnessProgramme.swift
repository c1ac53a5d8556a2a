// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
import Intake

/// A known good programme of the reference week: times and venues only, as a table made by hand
/// would have it.
package func witnessProgramme(of festival: Festival) throws -> Programme {
  try programme(fixturesFolder.appending(path: "witness.csv"), of: festival)
}

/// A programme of the reference week as the search found it one day: with attendance, staff, press
/// and meetings.
package func plannedProgramme(of festival: Festival) throws -> Programme {
  try programme(fixturesFolder.appending(path: "planned.json"), of: festival)
}

/// A programme that has no errors.
package func programme(_ file: URL, of festival: Festival) throws -> Programme {
  let (programme, findings) = ProgrammeReader.read(file: file, for: festival)
  guard let programme else {
    throw EventFolderProblem(description: findings.map(\.description).joined(separator: "\n"))
  }
  return programme
}
