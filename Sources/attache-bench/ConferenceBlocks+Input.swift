// SPDX-License-Identifier: Apache-2.0

extension ConferenceBlocks {
  /// An instance as the family's files have it; penalties that are not listed are 0.
  struct Input: Decodable, Sendable {
    struct Session: Decodable, Sendable {
      var id: String
      var timeslots: Int
      /// Times of day, such as `13:40`.
      var start: String
      var end: String
      var roomPenalty: [String: Int]
    }
    struct Track: Decodable, Sendable {
      var id: String
      var chairs: [String]
      var sessionPenalty: [String: Int]
      var roomPenalty: [String: Int]
    }
    struct Similarity: Decodable, Sendable {
      var a: String
      var b: String
      var penalty: Int
    }
    struct Submission: Decodable, Sendable {
      var id: String
      var track: String
      var timeslots: Int
      /// Its number within the track; 0 for none.
      var order: Int
      /// Hours from GMT.
      var timezone: Double
      var presenters: [String]
      var attendees: [String]
      var sessionPenalty: [String: Int]
      var roomPenalty: [String: Int]
    }
    struct Times: Decodable, Sendable {
      var suitable: [String]
      var lessSuitable: [String]
      var unsuitablePenalty: Int
      var lessSuitablePenalty: Int
    }

    var sessions: [Session]
    var rooms: [String]
    var tracks: [Track]
    var similarTracks: [Similarity]
    var submissions: [Submission]
    var localTimezone: Double
    var times: Times
    var weights: [String: Int]
  }
}
