// SPDX-License-Identifier: Apache-2.0

import FestivalModel

/// The columns of one table of the event folder.
package struct TableSchema {
  package let name: String
  /// Columns without which the table cannot be read.
  package let required: [String]
  /// Columns that may be left out.
  package let optional: [String]
  /// Whether the folder must have the table.
  let isRequired: Bool

  package var file: String { "\(name).csv" }

  /// The columns of a table whose texts are in languages of the house's choice.
  func required(for languages: HouseLanguages) -> [String] {
    let fixed = required.filter { column in
      !localized.contains { column.hasPrefix("\($0)_") }
    }
    // A festival that does not say what it speaks may have its names in either language.
    guard languages.isStated, required.contains("name_en") else { return fixed }
    return fixed + ["name_\(languages.first)"]
  }

  /// Texts that stand in one column per language, such as `name_zh` and `name_en`.
  var localized: [String] {
    ["name", "meeting_point"].filter { name in
      (required + optional).contains("\(name)_en")
    }
  }

  private init(
    _ name: String,
    _ required: String,
    optional: String = "",
    isRequired: Bool = false
  ) {
    self.name = name
    self.required = required.split(separator: ",").map(String.init)
    self.optional = optional.split(separator: ",").map(String.init)
    self.isRequired = isRequired
  }

  package static let places = TableSchema(
    "places",
    "place_id,name_zh,name_en",
    optional: "name_ja,name_ko,kind,arrival_pad_min,departure_lead_min,latitude,longitude,"
      + "park_and_ride,coach_bays,closed_to,calendar,walk_min",
    isRequired: true
  )
  package static let venues = TableSchema(
    "venues",
    "venue_id,place_id,name_zh,name_en,theatre_capacity,seated_capacity",
    optional: "name_ja,name_ko,si_booths,outdoor,features,wet_alternative,reset_min,"
      + "meeting_point_zh,meeting_point_en,meeting_point_ja,meeting_point_ko,closed",
    isRequired: true
  )
  package static let parties = TableSchema(
    "parties",
    "party_id,name_zh,name_en,country",
    optional:
      "type,side,languages,name_ja,name_ko,arrive_at,arrive_place,depart_at,depart_place,hotel,exequatur,note",
    isRequired: true
  )
  package static let units = TableSchema(
    "units",
    "unit_id,party_id,name_zh,name_en,size",
    optional:
      "standing,name_ja,name_ko,grade,interests,available,longest_day_min,arrive_at,arrive_place,"
      + "depart_at,depart_place,step_free",
    isRequired: true
  )
  package static let guests = TableSchema(
    "guests",
    "guest_id,unit_id,country",
    optional:
      "protocol_class,name_zh,name_latin,name_native,sex,title,languages,passport,diet,mobility,"
      + "clearance,clearance_from,clearance_to,synthetic,organisation,arrive_date,arrive_time,"
      + "arrive_by,arrive_at_place,depart_date,depart_time,depart_by,depart_from_place,hotel,phone,"
      + "email,note,registration,also_named",
    isRequired: true
  )
  package static let sessions = TableSchema(
    "sessions",
    "session_id,key,name_zh,name_en,type,duration_min,windows,venues",
    optional:
      "name_ja,name_ko,required_units,host_units,optional_units,interpreting,pinned,precedence,"
      + "same_venue,chain,staff,extra_headcount,dress,note,wet,"
      + "within,ends_by,setup_min,teardown_min,track,fill",
    isRequired: true
  )
  package static let openings = TableSchema(
    "openings",
    "opening_id,session_id,name_zh,name_en,candidates,min_units",
    optional: "max_units,max_persons,per_party"
  )
  package static let speeches = TableSchema(
    "speeches",
    "session_id,speaker_unit,minutes,interpreted",
    optional: "note"
  )
  package static let outlets = TableSchema(
    "outlets",
    "outlet_id,name_zh,name_en,kind",
    optional: "name_ja,name_ko,accreditation,language,origin,named"
  )
  package static let journalists = TableSchema(
    "journalists",
    "journalist_id,outlet_id,name",
    optional: "clearance,clearance_from,clearance_to,passport,position,equipment,phone"
  )
  package static let mediaSlots = TableSchema(
    "media_slots",
    "slot_id,session_id,kind,offset_min,duration_min,capacity",
    optional: "must_have,whole_crew,note"
  )
  package static let interviews = TableSchema(
    "interviews",
    "interview_id,subject_unit,outlet_id,language,windows,duration_min,buffer_min,venues"
  )
  package static let interpreters = TableSchema(
    "interpreters",
    "interpreter_id,name,language,modes",
    optional: "available,phone,email"
  )
  package static let liaisonOfficers = TableSchema(
    "liaison_officers",
    "officer_id,name,parties",
    optional: "languages,available,phone,duty_phone,email"
  )
  package static let vehicles = TableSchema(
    "vehicles",
    "kind,count,seats",
    optional: "name_zh,name_en,name_ja,name_ko,note,guides,board_min,alight_min,size,luggage"
  )
  package static let fleet = TableSchema(
    "fleet",
    "vehicle_id,kind",
    optional: "base,wheelchair_places,luggage,available"
  )
  package static let drivers = TableSchema(
    "drivers",
    "driver_id,kinds",
    optional: "available,languages,email"
  )
  package static let waves = TableSchema(
    "waves",
    "wave_id,name,from_place,to_place,after_sessions,before_session,load_min",
    optional: "persons,vehicles,note,gate_min,riders"
  )
  package static let matchmaking = TableSchema(
    "matchmaking",
    "session_id,slots,slot_min,tables,tables_at_once,free_slots"
  )
  package static let firms = TableSchema("firms", "session_id,firm_id,unit_id,name,persons")
  package static let requests = TableSchema("requests", "session_id,firm_a,firm_b")

  package static let wishes = TableSchema(
    "wishes",
    "wish_id,session_id,kind,subject,value,author,reason",
    optional: "weight"
  )

  package static let relations = TableSchema(
    "relations",
    "relation_id,kind,sessions",
    optional: "each,limit,weight,reason"
  )

  package static let items = TableSchema(
    "items",
    "item_id,name_zh,name_en",
    optional: "sessions,track,name_ja,name_ko,order,length_min,language,people,link"
  )

  /// What imported calendars took from whose windows; kept so that a later import can give it back.
  package static let busyTimes = TableSchema(
    "busy_times",
    "owner_id,calendar,event,sequence,start,end"
  )

  static let all = [
    places, venues, parties, units, guests, sessions, openings, speeches, outlets, journalists,
    mediaSlots, interviews, interpreters, liaisonOfficers, vehicles, waves, fleet, drivers,
    matchmaking, firms, requests, wishes, items, relations, busyTimes,
  ]
  /// The matrix of travelling times has the places as columns and so no schema.
  package static let travelFile = "travel.csv"
  static let festivalFile = "festival.yaml"
}
