// SPDX-License-Identifier: Apache-2.0

extension FestivalFamily {
  /// A festival-core/1 file, as far as the solver needs it.
  struct Input: Decodable, Sendable {
    struct Weights: Decodable, Sendable {
      var time: Int
      var venue: Int
      var idle: Int
      var travel: Int
      var media: Int
      var timeCap: Int

      enum CodingKeys: String, CodingKey {
        case time
        case venue
        case idle
        case travel
        case media
        case timeCap = "time_cap"
      }
    }

    struct Venue: Decodable, Sendable {
      var id: String
      var capacity: Int
      var features: [String]
      var turnaround: Int
      var open: [[Int]]
    }

    struct Guest: Decodable, Sendable {
      var id: String
      var weight: Int
      var windows: [[Int]]
      var maxInterviews: Int

      enum CodingKeys: String, CodingKey {
        case id
        case weight
        case windows
        case maxInterviews = "max_interviews"
      }
    }

    struct Interpreter: Decodable, Sendable {
      var id: String
      var languages: [String]
      var windows: [[Int]]
    }

    struct Preference: Decodable, Sendable {
      var guest: String
      var cost: Int
    }

    struct Outlet: Decodable, Sendable {
      var id: String
      var weight: Int
      var duration: Int
      var windows: [[Int]]
      var venues: [String]
      var covers: [String]
      var prefs: [Preference]
    }

    struct VenueChoice: Decodable, Sendable {
      var venue: String
      var cost: Int
    }

    struct Session: Decodable, Sendable {
      var id: String
      var duration: Int
      var attendance: Int
      var features: [String]
      var guests: [String]
      var languages: [String]
      var windows: [[Int]]
      var venues: [VenueChoice]
      var preferredStart: Int?
      var preferredWeight: Int

      enum CodingKeys: String, CodingKey {
        case id
        case duration
        case attendance
        case features
        case guests
        case languages
        case windows
        case venues
        case preferredStart = "preferred_start"
        case preferredWeight = "preferred_weight"
      }
    }

    struct Precedence: Decodable, Sendable {
      var before: String
      var after: String
      var gap: Int
    }

    var name: String
    var days: Int
    var weights: Weights
    var venues: [Venue]
    var travel: [[Int]]
    var guests: [Guest]
    var interpreters: [Interpreter]
    var outlets: [Outlet]
    var sessions: [Session]
    var precedences: [Precedence]
  }
}
