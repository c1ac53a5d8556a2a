// SPDX-License-Identifier: Apache-2.0

extension FestivalFamily {
  /// A festival-core/1 solution.
  struct Output: Encodable {
    struct Placed: Encodable {
      var start: Int
      var venue: String
    }

    struct Interview: Encodable {
      var guest: String?
      var start: Int
      var venue: String
    }

    var sessions: [String: Placed] = [:]
    var interpreters: [String: [String: String]] = [:]
    var interviews: [String: Interview] = [:]
  }
}
