// SPDX-License-Identifier: Apache-2.0

import Desk
import Testing

@Suite struct PasswordHashTests {
  @Test func `a hash is that of its password alone, and two hashes of one password differ`() {
    let hash = PasswordHash.make("樱花与湖水 2018")

    #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    #expect(PasswordHash.matches("樱花与湖水 2018", hash))
    #expect(!PasswordHash.matches("樱花与湖水 2019", hash))
    #expect(!PasswordHash.matches("", hash))
    #expect(PasswordHash.make("樱花与湖水 2018") != hash)
  }

  @Test func `a hash that another program made is understood`() {
    // Made with the program argon2 of Debian: printf 'cherry blossom' | argon2 somesalt16bytes! -id -t 2 -k 19456 -p 1 -e
    let hash =
      "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQxNmJ5dGVzIQ$fwDX2909zlg6L3rFbOUuUMPotb+7guljnw5epkkdsx4"

    #expect(PasswordHash.matches("cherry blossom", hash))
    #expect(!PasswordHash.matches("cherry blossoms", hash))
  }

  @Test func `length is all that is asked of a new password`() {
    #expect(!PasswordHash.isAcceptable("short"))
    #expect(PasswordHash.isAcceptable("twelve chars"))
    #expect(PasswordHash.isAcceptable("一二三四五六七八九十一二"))
    #expect(!PasswordHash.isAcceptable(String(repeating: "x", count: 257)))
  }
}
