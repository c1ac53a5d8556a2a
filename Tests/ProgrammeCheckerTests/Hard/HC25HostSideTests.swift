// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import ProgrammeChecker
import Testing

@Suite struct HC25HostSideTests {
  @Test func `two persons of the host side are present`() {
    let tiny = town.unit("X.H").party("CTY", side: .host).unit("CTY.L1")
    func count(hosts: [AttendanceUnit.ID], needs: [InterpretingNeed] = []) -> Int? {
      breaches(.hc25, tiny.session("S1", type: "talks", units: ["X.H"], hosts: hosts, needs: needs))
      {
        $0.hold("S1", "09:00", in: "A1")
      }
    }

    #expect(count(hosts: []) == 1)
    #expect(count(hosts: ["CTY.L1"]) == 0)
    #expect(count(hosts: [], needs: ["EN:CI"]) == 0)
  }
}
