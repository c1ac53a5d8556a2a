// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Intake
import ListImport
import Testing

/// Mr and Ms are no titles, whatever the column is called.
@Suite struct SalutationTests {
  @Test(
    arguments: [
      ["Mr", "Ms", "Dr"], ["Mr.", "Mrs.", "Prof."], ["Herr", "Frau", "Dr."], ["M.", "Mme", "M."],
      ["Sr.", "Sra.", "Srta."], ["Sig.", "Sig.ra", "Dott.ssa"], ["先生", "女士", "先生"],
      ["H.E. Mr.", "Dr. (Ms.)", "Mx"], ["г-н", "г-жа", "г-н"], ["Mr", "Miss", "Mr/Ms"],
    ])
  func `a column of courtesies tells the sex, and the titles stand beside it`(cells: [String])
    throws
  {
    var trial = ListTrial()
    let report = try trial.run(
      "Title,Full name,Nationality,Job title", "\(cells[0]),Jean DUPONT,France,Mayor",
      "\(cells[1]),Ana GÓMEZ,Spain,Member", "\(cells[2]),Eva MEIER,Austria,Member")

    #expect(report.lists[0].columns.map(\.field) == ["sex", "name", "country", "title"])
    let guests = try trial.guests
    #expect(guests.map(\.title) == ["Mayor", "Member", "Member"])
    #expect(guests[0].sex == "M")
    #expect(guests[1].sex == "F")
    #expect(!trial.codes.contains("W409") && !trial.codes.contains("W404"), "\(trial.codes)")
  }

  @Test func `a column of titles stays one`() throws {
    var trial = ListTrial()
    let report = try trial.run(
      "Title,Full name,Nationality", "Mayor,Jean DUPONT,France", "Professor,Ana GÓMEZ,Spain",
      "Mr,Eva MEIER,Austria", "Dr,Max MUSTER,Germany")

    #expect(report.lists[0].columns.map(\.field) == ["title", "name", "country"])
    #expect(try trial.guests.map(\.title) == ["Mayor", "Professor", "", "Dr"])
    #expect(try trial.guests.map(\.sex) == ["", "", "M", ""])
  }

  @Test func `an ambassador among the courtesies keeps the title`() throws {
    var trial = ListTrial()
    try trial.run(
      "Title,Full name,Nationality", "Mr,Jean DUPONT,France", "Ms,Ana GÓMEZ,Spain",
      "Ambassador,Eva MEIER,Austria", "Mr,Max MUSTER,Germany", "Ms,Ida MUSTER,Germany")

    #expect(try trial.guests.map(\.title) == ["", "", "Ambassador", "", ""])
    #expect(try trial.guests[2].protocolClass == "AMB")
  }

  @Test func `a column of its own for the sex counts for more`() throws {
    for header in ["Salutation,Gender", "Gender,Salutation"] {
      var trial = ListTrial()
      let cells = header.hasPrefix("Gender") ? "F,Mr" : "Mr,F"
      try trial.run("Full name,Nationality,\(header)", "Jean DUPONT,France,\(cells)")

      #expect(try trial.guests.map(\.sex) == ["F"], "\(header)")
    }
  }

  @Test func `what is no courtesy in their column is said`() throws {
    var trial = ListTrial()
    try trial.run("称呼,Full name,Nationality", "张先生,Jean DUPONT,France")

    #expect(trial.codes == ["W409", "N409", "N414", "N415"])
    #expect(try trial.guests.map(\.title) == [""])
  }
}
