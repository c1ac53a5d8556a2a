// SPDX-License-Identifier: Apache-2.0

import CalDAV
import FestivalTestSupport
import Foundation
import Testing

@Suite struct CertificateFileTests {
  @Test func `a file that vouches for nothing is said to be one before a server is blamed`() throws
  {
    let made = try MadeCertificate(for: "IP:127.0.0.1")
    let nowhere = made.certificate.deletingLastPathComponent().appending(path: "nowhere.pem")

    #expect(throws: Never.self) { try CertificateFile(made.certificate) }
    #expect(throws: CertificateFile.Problem.notCertificates) { try CertificateFile(made.key) }
    #expect(throws: CertificateFile.Problem.unreadable) { try CertificateFile(nowhere) }
  }
}
