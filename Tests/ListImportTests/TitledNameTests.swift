// SPDX-License-Identifier: Apache-2.0

import Testing

/// Titles behind names, in one cell.
///
/// All people are invented.
@Suite struct TitledNameTests {
  private func check(_ list: StrangersList) throws { try StrangersListsTests().check(list) }

  @Test(arguments: [
    ("王伟（副市长）", "name_zh", "王伟", "副市长"), ("王伟 市长", "name_zh", "王伟", "市长"),
    ("样本花（会长）", "name_zh", "样本花", "会长"), ("김민준 국장", "name_native", "김민준", "국장"),
    ("Anna SAMPLE (Director)", "name_latin", "SAMPLE, Anna", "Director"),
    ("Dr Hans SAMPLE - Mayor", "name_latin", "SAMPLE, Hans", "Mayor"),
    ("Jean SAMPLE, Mayor of Lyon", "name_latin", "SAMPLE, Jean", "Mayor of Lyon"),
    ("SAMPLE, Consul", "name_latin", "SAMPLE, Consul", ""),
    ("样本花（花子）", "name_zh", "样本花(花子)", ""),
    ("Anna Sample (Anni)", "name_latin", "Anna Sample (Anni)", ""),
    ("Jean-Luc SAMPLE - France", "name_latin", "Jean-Luc SAMPLE - France", ""),
    ("Maria Sample (wife of the Mayor)", "name_latin", "Maria Sample (wife of the Mayor)", ""),
    ("SATO/HANAKO MS", "name_latin", "SATO, HANAKO", ""),
    ("DE LA CRUZ/MARIA", "name_latin", "DE LA CRUZ, MARIA", ""),
    ("S.E.M. KOFFI EXEMPLE", "name_latin", "KOFFI EXEMPLE", ""),
  ])
  func `a title behind a name is a title`(
    text: String, column: String, name: String, title: String
  ) throws {
    try check(
      StrangersList(text, ["姓名,国籍", "\"\(text)\",日本"], ["\(column):\(name);title:\(title)"]))
  }

  @Test func `a title that stands in its own column counts`() throws {
    try check(
      StrangersList("both", ["姓名,国籍,职务", "王伟（副市长）,中国,局长"], ["name_zh:王伟;title:局长"]))
  }

  @Test(arguments: [
    ("市长", "MAYOR"), ("市长秘书", "MEMBER"), ("总领事夫人", "MEMBER"), ("部长助理", "MIN"), ("市長秘書", "MEMBER"),
    ("Assistant to the Mayor", "MEMBER"), ("Assistant Director", "DIR"),
    ("Wife of the Consul-General", "MEMBER"), ("Mayor of Lyon", "MAYOR"), ("시장 비서", "MEMBER"),
  ])
  func `who serves or accompanies somebody is not of that class`(title: String, rank: String) throws
  {
    try check(
      StrangersList(title, ["姓名,国籍,职务", "样本花,中国,\(title)"], ["protocol_class:\(rank)"]))
  }
}
