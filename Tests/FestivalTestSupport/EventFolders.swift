// SPDX-License-Identifier: Apache-2.0

package import FestivalModel
package import Foundation
import Intake

/// Where the reference week lies in the source tree.
package let referenceFolder = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "events/cherry-blossom-2018")

/// Files that tests read but that belong to no target.
package let fixturesFolder = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Fixtures")

/// Why a test's event folder is not what the test expects.
package struct EventFolderProblem: Error, CustomStringConvertible {
  package let description: String

  package init(description: String) { self.description = description }
}

/// The reference week, which has no errors.
package func referenceFestival() throws -> Festival {
  try festival(in: referenceFolder)
}

/// The festival of a folder that has no errors.
package func festival(in folder: URL) throws -> Festival {
  let (festival, findings) = EventFolderReader.read(
    folder: folder,
    slug: folder.lastPathComponent
  )
  guard let festival else {
    throw EventFolderProblem(
      description: findings.map(\.description).joined(separator: "\n")
    )
  }
  return festival
}
