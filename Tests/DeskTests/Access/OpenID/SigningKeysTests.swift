// SPDX-License-Identifier: Apache-2.0

import Crypto
import Desk
import Foundation
import Testing

/// Whose signature stands under a token.
struct SigningKeysTests {
  private static let payload =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"

  /// The example of RFC 7515, appendix A.2.
  private static let rsa =
    "eyJhbGciOiJSUzI1NiJ9.\(payload)."
    + "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5"
    + "jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb"
    + "1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QO"
    + "YEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"
  private static let rsaModulus =
    "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4"
    + "d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5re"
    + "xMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxX"
    + "FvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"

  /// The example of RFC 7515, appendix A.3.
  private static let curve =
    "eyJhbGciOiJFUzI1NiJ9.\(payload)."
    + "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
  private static let curvePoint = """
    "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
    """

  private func keys(_ entries: String...) throws -> SigningKeys {
    let text = entries.map { "{\($0)}" }.joined(separator: ", ")
    return try #require(SigningKeys(Data("{\"keys\": [\(text)]}".utf8)))
  }

  private func rsaKey(_ more: String = "") -> String {
    "\"kty\": \"RSA\", \"n\": \"\(Self.rsaModulus)\", \"e\": \"AQAB\"\(more)"
  }

  private func curveKey(_ more: String = "") -> String {
    "\"kty\": \"EC\", \(Self.curvePoint)\(more)"
  }

  private static func token(_ header: String, of token: String) -> String {
    let parts = token.split(separator: ".")
    return "\(URLLetters.text(of: header.utf8)).\(parts[1]).\(parts[2])"
  }

  @Test func `the standard's examples are signed with its keys, and not with each other's`() throws
  {
    #expect(try keys(rsaKey()).haveSigned(Self.rsa))
    #expect(try keys(curveKey()).haveSigned(Self.curve))
    #expect(try !keys(rsaKey()).haveSigned(Self.curve))
    #expect(try !keys(curveKey()).haveSigned(Self.rsa))
    #expect(try keys(rsaKey(), curveKey()).haveSigned(Self.rsa))
    #expect(try keys(curveKey(), rsaKey()).haveSigned(Self.rsa))
  }

  @Test func `one letter changed in what is signed, or in the signature, and nobody has signed it`()
    throws
  {
    for (token, key) in [(Self.rsa, rsaKey()), (Self.curve, curveKey())] {
      let keys = try keys(key)
      let parts = token.split(separator: ".").map(String.init)
      for part in 0..<3 {
        for at in stride(from: 0, to: parts[part].count - 2, by: 7) {
          var changed = parts
          var letters = Array(parts[part])
          letters[at] = letters[at] == "A" ? "B" : "A"
          changed[part] = String(letters)
          #expect(!keys.haveSigned(changed.joined(separator: ".")), "\(part) \(at)")
        }
      }
    }
  }

  @Test func `no token chooses a weaker signature than its key is for`() throws {
    let keys = try keys(rsaKey(), curveKey())
    for header in [
      #"{"alg":"none"}"#, #"{"alg":"HS256"}"#, #"{"alg":"rs256"}"#, #"{"alg":""}"#, "{}",
    ] {
      #expect(!keys.haveSigned(Self.token(header, of: Self.rsa)), "\(header)")
    }
    let parts = Self.rsa.split(separator: ".")
    #expect(!keys.haveSigned("\(URLLetters.text(of: #"{"alg":"none"}"#.utf8)).\(parts[1])."))
    // The public key, which everybody has, as if it were a secret that both sides share.
    let signed = "\(URLLetters.text(of: #"{"alg":"HS256"}"#.utf8)).\(parts[1])"
    let code = HMAC<SHA256>.authenticationCode(
      for: Data(signed.utf8), using: SymmetricKey(data: Data(Self.rsaModulus.utf8)))
    #expect(!keys.haveSigned("\(signed).\(URLLetters.text(of: code))"))
  }

  @Test func `a key is used for what it says that it is for, and under its own name`() throws {
    #expect(try keys(rsaKey(#", "use": "sig", "alg": "RS256""#)).haveSigned(Self.rsa))
    #expect(try !keys(rsaKey(#", "use": "enc""#)).haveSigned(Self.rsa))
    #expect(try !keys(rsaKey(#", "alg": "PS256""#)).haveSigned(Self.rsa))
    let own = P256.Signing.PrivateKey()
    let point = own.publicKey.rawRepresentation
    let entry = """
      "kty": "EC", "crv": "P-256", "kid": "b", "x": "\(URLLetters.text(of: point.prefix(32)))",
      "y": "\(URLLetters.text(of: point.suffix(32)))"
      """
    func signed(_ header: String) throws -> String {
      let text = "\(URLLetters.text(of: header.utf8)).\(Self.payload)"
      let signature = try own.signature(for: Data(text.utf8)).rawRepresentation
      return "\(text).\(URLLetters.text(of: signature))"
    }
    #expect(try keys(entry).haveSigned(signed(#"{"alg":"ES256","kid":"b"}"#)))
    #expect(try keys(entry).haveSigned(signed(#"{"alg":"ES256"}"#)))
    #expect(try !keys(entry).haveSigned(signed(#"{"alg":"ES256","kid":"a"}"#)))
    #expect(try !keys(entry).haveSigned(signed(#"{"alg":"ES256","kid":"b","crit":["exp"]}"#)))
  }

  @Test func `keys of other kinds, and broken ones, are passed over`() throws {
    let keys = try keys(
      #""kty": "oct", "k": "c2VjcmV0""#, #""kty": "RSA", "n": "AQAB", "e": "AQAB""#,
      #""kty": "RSA""#, #""kty": "EC", "crv": "P-521", "x": "AA", "y": "AA""#,
      #""kty": "EC", "crv": "P-256", "x": "AA", "y": "AA""#, rsaKey())

    #expect(keys.haveSigned(Self.rsa))
    #expect(!keys.haveSigned(Self.curve))
  }

  @Test(arguments: ["", "[]", "{}", #"{"keys": {}}"#, #"{"keys": [{}]}"#, "<html>"])
  func `what is no set of keys is refused as such`(text: String) {
    #expect(SigningKeys(Data(text.utf8)) == nil)
  }
}
