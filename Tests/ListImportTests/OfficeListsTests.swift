// SPDX-License-Identifier: Apache-2.0

import Testing

/// Lists as the forms, registers and address books of offices export them.
///
/// All people are invented.
@Suite struct OfficeListsTests {
  private func check(_ list: StrangersList) throws { try StrangersListsTests().check(list) }

  @Test(arguments: [
    StrangersList(
      "DingTalk",
      [
        "审批编号,标题,审批状态,审批结果,姓名,国家/地区,护照号码,工作单位,职位,到达日期,到达时间,航班号,是否吃素",
        "1,外宾登记,完成,同意,样本甲,泰国,AA1234567,曼谷市,副市长,2018-03-27,下午2:20,TG614,是",
        "2,外宾登记,完成,拒绝,样本乙,泰国,AA1234568,曼谷市,处长,2018-03-27,下午2:20,TG614,否",
      ],
      ["name_zh:样本甲;country:TH;diet:VLML;arrive_time:14:20;arrive_by:TG614;protocol_class:DMAYOR"],
      ["W404"], skipped: 1),
    StrangersList(
      "WPS",
      [
        "填写ID,填写者,填写时间,填写用时,1.姓名,2.国家,3.单位及职务,4.是否携带配偶,5.配偶姓名,6.忌口",
        "1,微信用户,2018/3/1 9:00:00,35秒,样本一,越南,河内市 副主席,是,样本二,不吃猪肉",
        "2,微信用户,2018/3/1 9:01:00,35秒,样本三,越南,河内市 处长,否,,无",
      ],
      [
        "name_zh:样本一;registration:1;diet:MOML", "name_zh:样本二;country:VN;registration:;diet:;title:",
        "name_zh:样本三;registration:2;diet:",
      ], ["W404", "W434"]),
    StrangersList(
      "Tencent",
      [
        "提交者（自动）,提交时间（自动）,姓名（必填）,国籍（必填）,抵达航班号及时间（必填）,离开航班号及时间（必填）",
        "样,2018年3月1日 10:00,样本花,日本,MU516 3月27日14:20到,MU515 3月30日09:10起飞",
      ],
      [
        "arrive_date:2018-03-27;arrive_time:14:20;arrive_by:MU516;depart_date:2018-03-30;depart_time:09:10;depart_by:MU515"
      ], ["W404"]),
    StrangersList(
      "Luma",
      [
        "api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,ticket_name,What company do you work for?,What is your nationality?,Dietary needs",
        "gst-1,Hana Vzor,Hana,Vzor,h@x.example.org,+420601000001,2018-02-01T10:00:00.000Z,approved,Standard,Vzor s.r.o.,Czech,Gluten-free",
        "gst-3,Petr Vzor,Petr,Vzor,p@x.example.org,,2018-02-01T10:00:00.000Z,declined,Standard,Vzor s.r.o.,Czech,",
      ],
      ["name_latin:Hana Vzor;registration:gst-1;organisation:Vzor s.r.o.;country:CZ;diet:GFML"],
      ["W404"], skipped: 1),
    StrangersList(
      "Outlook's address book",
      [
        "First Name,Last Name,Title,Gender,E-mail Address,Home Phone,Mobile Phone,Company,Job Title,Business Country/Region",
        "Anna,Muster,Frau,Unspecified,a@x.example.org,030 1,+49 170 1,Stadt Muster,Referentin,Germany",
        "Otto,Muster,Dr.,,o@x.example.org,030 2,+49 170 2,Stadt Muster,Oberbürgermeister,Deutschland",
      ],
      [
        "name_latin:MUSTER, Anna;sex:F;country:DE;title:Referentin;phone:+49 170 1",
        "name_latin:MUSTER, Otto;country:DE;title:Oberbürgermeister;phone:+49 170 2",
      ], ["W404"]),
    StrangersList(
      "Google's address book",
      [
        "Name,Given Name,Family Name,Yomi Name,Name Prefix,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value,Address 1 - Country,Organization 1 - Name,Organization 1 - Title",
        "見本 花子,花子,見本,みほん はなこ,,* Work,h@x.example.org,+81 90-0000-0001,日本,見本社,部長",
        "Kim Minsu,Minsu,Kim,,Mr.,* Work,k@x.example.org,+82 10-0000-0001,South Korea,Sample Co,Manager",
      ],
      [
        "name_zh:見本花子;name_native:みほん はなこ;country:JP;email:h@x.example.org;organisation:見本社",
        "name_latin:Kim Minsu;sex:M;country:KR;phone:+82 10-0000-0001;title:Manager",
      ], ["W404"]),
    StrangersList(
      "a form in two languages",
      [
        "Full name as in passport 护照姓名,Nationality 国籍,Flight number 航班号,Do you have any dietary requirements? 饮食要求,Companion name 随行人员姓名",
        "SAMPLE ANNA,Poland 波兰,LO91,No pork 不吃猪肉,Jan SAMPLE", "MUSTER EVA,Austria 奥地利,OS63,None 无,",
      ],
      [
        "name_latin:SAMPLE ANNA;country:PL;diet:MOML;arrive_by:LO91",
        "name_latin:SAMPLE, Jan;country:PL;diet:;arrive_by:LO91",
        "name_latin:MUSTER EVA;country:AT;diet:",
      ], ["W434"]),
    StrangersList(
      "a German list",
      [
        "Anrede;Titel;Vorname;Nachname;Staatsangehörigkeit;Funktion;Organisation;Ankunft;Flug-Nr.;Essen",
        "Herr;Dr.;Hans;Muster;deutsch;Oberbürgermeister;Stadt Muster;27.03.2018 14:20 Uhr;LH728;vegetarisch",
        "Frau;;Erika;Muster;österreichisch;Dolmetscherin;Stadt Muster;27.03.2018;LH728;laktosefrei",
      ],
      [
        "name_latin:MUSTER, Hans;sex:M;title:Oberbürgermeister;arrive_time:14:20;diet:VLML",
        "name_latin:MUSTER, Erika;sex:F;country:AT;title:Dolmetscherin;diet:NLML",
      ], ["W404"]),
    StrangersList(
      "a Spanish list",
      [
        "Nombre;Apellidos;País;Cargo;Nº pasaporte;Fecha de llegada;Hora de llegada;Vuelo;Alergias",
        "José;Núñez;Perú;Alcalde;PE123456;27-3-2018;2:20 p. m.;MU710;Ninguna",
      ],
      ["passport:PE123456;country:PE;arrive_time:14:20;arrive_by:MU710;diet:"]),
    StrangersList(
      "an Arabic list",
      [
        "الاسم,الجنسية,تاريخ الوصول,وقت الوصول", "أحمد مثال,قطري,٢٧/٣/٢٠١٨,٢:٢٠ م",
        "سعاد مثال,مغربية,٢٧/٣/٢٠١٨,٩:٠٥ صباحاً",
      ],
      ["country:QA;arrive_date:2018-03-27;arrive_time:14:20", "country:MA;arrive_time:09:05"]),
    StrangersList(
      "people who come along",
      [
        "姓名,国籍,随行人员姓名,办公电话,手机", "样本花,日本,样本树、样本草,0510-1,13800138000", "样本根,日本,2,0510-2,",
        "样本叶,日本,无,,",
      ],
      [
        "name_zh:样本花;phone:13800138000", "name_zh:样本树;phone:", "name_zh:样本草", "name_zh:样本根",
        "name_zh:样本叶",
      ],
      ["W404", "W434"]),
  ])
  func `what offices export is read as they mean it`(list: StrangersList) throws { try check(list) }
}
