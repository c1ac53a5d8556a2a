// SPDX-License-Identifier: Apache-2.0

import Testing

/// Columns that ask after one need, and are answered by yes or no.
///
/// All people are invented.
@Suite struct NeedColumnTests {
  private func check(_ list: StrangersList) throws { try StrangersListsTests().check(list) }

  @Test(arguments: [
    StrangersList(
      "boxes that are ticked",
      [
        "Name,Nationality,Vegetarian,Halal,Wheelchair,是否需要轮椅,Nut allergy",
        "Ann SAMPLE,Irish,x,,Yes,,", "Bob SAMPLE,Irish,,Yes,No,是,Yes",
      ], ["diet:VLML;mobility:wheelchair", "diet:MOML|PFML;mobility:wheelchair"]),
    StrangersList(
      "questions",
      [
        "姓名,国籍,Vegetarian?,是否清真,Do you use a wheelchair?,是否有坚果过敏", "样本花,日本,Y,否,Yes,无",
        "样本树,日本,N,是,no,有",
      ], ["diet:VLML;mobility:wheelchair", "diet:MOML|PFML;mobility:"]),
    StrangersList(
      "a cross beside a tick", ["姓名,国籍,素食,清真", "样本花,日本,√,x", "样本树,日本,x,√"],
      ["diet:VLML", "diet:MOML"]),
    StrangersList(
      "an answer in words", ["姓名,国籍,Vegetarian", "样本花,日本,yes", "样本树,日本,sometimes"],
      ["diet:VLML", "diet:sometimes"], ["W409"]),
    StrangersList(
      "a yes to any need", ["姓名,国籍,特殊需求,饮食要求", "样本花,日本,是,是"], ["mobility:是;diet:是"], ["W409"]),
    StrangersList(
      "an airline's needs in one column",
      ["Name,Nat,SSR", "Ann SAMPLE,GBR,VGML", "Bob SAMPLE,GBR,WCHR"],
      ["country:GB;diet:VGML;mobility:", "country:GB;diet:;mobility:wheelchair"]),
  ])
  func `a yes stands for what the heading names`(list: StrangersList) throws { try check(list) }

  @Test(arguments: [
    ("None 无", ""), ("无 None", ""), ("Vegetarian 素食", "VLML"), ("素食 / Vegetarian", "VLML"),
    ("清真 Halal", "MOML"), ("Normal", ""), ("Ninguna", ""), ("вегетарианское", "VLML"),
    ("vegetarisch", "VLML"), ("Frutos secos", "PFML"), ("laktosefrei", "NLML"),
  ])
  func `a diet is read in two languages at once, and in others`(text: String, diet: String) throws {
    try check(StrangersList(text, ["姓名,国籍,饮食禁忌", "样本花,日本,\(text)"], ["diet:\(diet)"]))
  }

  @Test func `answers in two languages are read in every column of words`() throws {
    try check(
      StrangersList(
        "two languages",
        [
          "Name,Nationality,Sex,Status", "A SAMPLE,Japan,男 Male,已确认 Confirmed",
          "B SAMPLE,Japan,Female/女,已取消 Cancelled", "C SAMPLE,Japan,Prefer not to say,确认 Confirmed",
        ], ["sex:M", "name_latin:SAMPLE, C;sex:"], skipped: 1))
  }
}
