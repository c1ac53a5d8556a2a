// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Testing

/// What is said at the start of a provider that cannot be used.
struct NamedProviderTests {
  private func problem(
    _ issuer: String, client: String = "desk", secret: URL? = nil, claim: String = "email",
    authorities: URL? = nil
  ) -> String? {
    do throws(NamedProvider.Problem) {
      _ = try NamedProvider(
        issuer: issuer, client: client, secretFile: secret, claim: claim, authorities: authorities)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `the address needs TLS beyond this machine, and holds no password`() {
    #expect(problem("https://sign-in.example.org") == nil)
    #expect(problem("http://127.0.0.1:9400") == nil)
    #expect(
      problem("http://sign-in.example.org")
        == "oidc-issuer: http is taken for this machine only; use https")
    #expect(
      problem("https://me:secret@sign-in.example.org")
        == "oidc-issuer: a name and a password do not belong into an address")
    #expect(
      problem("sign-in.example.org")
        == "oidc-issuer: not an address such as https://sign-in.example.org")
    #expect(
      problem("https://sign-in.example.org", client: "")
        == "oidc-client: the provider's name for the desk is missing")
  }

  @Test(arguments: ["name", "nickname"])
  func `what people call themselves is nobody's name here`(claim: String) {
    #expect(
      problem("https://sign-in.example.org", claim: claim)
        == "oidc-claim: people choose their own \(claim); use email or sub")
  }

  @Test func `a secret is one line of a file that its owner alone reads`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "secret")
    func answer(_ text: String, mode: Int) throws -> String? {
      try Data(text.utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
      return problem("https://sign-in.example.org", secret: file)
    }

    #expect(try answer("s3cret\n", mode: 0o600) == nil)
    #expect(try answer("s3cret\n", mode: 0o640) == "oidc-secret: others can read it; chmod 600")
    #expect(try answer("one\ntwo\n", mode: 0o600) == "oidc-secret: is one line, the secret")
    #expect(
      problem("https://sign-in.example.org", secret: folder.appending(path: "none"))
        == "oidc-secret: cannot be read")
    #expect(
      problem("https://sign-in.example.org", authorities: file)
        == "oidc-cacert: holds no certificate")
  }
}
