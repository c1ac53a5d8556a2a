// SPDX-License-Identifier: Apache-2.0

import FestivalModel
import FestivalTestSupport
import Intake
import ListImport
import Testing

/// Lists headed in French, German, Spanish, Italian, Portuguese, Russian, Indonesian, Vietnamese, Thai and Arabic.
@Suite struct HeadingLanguagesTests {
  /// What each column of a row is called, in the order of ``fields``.
  private static let fields = [
    "surname", "given_name", "country", "organisation", "title", "email", "phone", "passport",
    "arrive_date", "arrive_time", "arrive_by", "depart_date", "depart_time", "depart_by", "diet",
    "sex", nil, "note",
  ]

  @Test(
    arguments: [
      "Nom;Prénom;Nationalité;Société;Fonction;Courriel;Téléphone;N° de passeport;Date d’arrivée;Heure d'arrivée;Vol d'arrivée;Date de départ;Heure de départ;Vol de départ;Régime alimentaire;Sexe;Date de naissance;Remarques",
      "NOM DE FAMILLE;PRENOM(S);PAYS;ORGANISME;POSTE;ADRESSE E-MAIL;TELEPHONE PORTABLE;NUMERO DE PASSEPORT;ARRIVEE;HEURE D'ARRIVEE;VOL ALLER;DEPART;HEURE DE DEPART;VOL RETOUR;ALLERGIES ALIMENTAIRES;GENRE;NE(E) LE;OBSERVATIONS",
      "Nachname;Vorname;Staatsangehörigkeit;Firma;Funktion;E-Mail-Adresse;Handynummer;Reisepassnummer;Ankunftsdatum;Ankunftszeit;Hinflug;Abreisedatum;Abflugzeit;Rückflug;Ernährung;Geschlecht;Geburtsdatum;Bemerkungen",
      "Name;Vorname;Land;Einrichtung;Position;E-Mail;Telefon;Pass-Nr.;Anreise;Ankunftszeit;Flugnummer;Abreise;Abflugzeit;Flugnummer (Abflug);Allergien;Geschlecht;geb. am;Anmerkungen",
      "Apellidos;Nombre;Nacionalidad;Empresa;Cargo;Correo electrónico;Teléfono móvil;Nº de pasaporte;Fecha de llegada;Hora de llegada;Vuelo de llegada;Fecha de salida;Hora de salida;Vuelo de salida;Restricciones alimentarias;Sexo;Fecha de nacimiento;Observaciones",
      "Cognome;Nome;Nazionalità;Azienda;Carica;Indirizzo e-mail;Cellulare;N. passaporto;Data di arrivo;Ora di arrivo;Volo di andata;Data di partenza;Orario di partenza;Volo di ritorno;Intolleranze alimentari;Sesso;Data di nascita;Note",
      "Sobrenome;Nome;Nacionalidade;Instituição;Cargo;Endereço de e-mail;Telemóvel;Nº do passaporte;Data de chegada;Hora de chegada;Voo de chegada;Data de partida;Hora de partida;Voo de volta;Restrições alimentares;Sexo;Data de nascimento;Observações",
      "Фамилия;Имя;Гражданство;Организация;Должность;Электронная почта;Телефон;Номер паспорта;Дата прибытия;Время прибытия;Рейс прибытия;Дата отъезда;Время отъезда;Обратный рейс;Особенности питания;Пол;Дата рождения;Примечания",
      "Nama belakang;Nama depan;Kewarganegaraan;Instansi;Jabatan;Alamat email;No. HP;Nomor paspor;Tanggal kedatangan;Jam kedatangan;Penerbangan kedatangan;Tanggal keberangkatan;Jam keberangkatan;Penerbangan kepulangan;Pantangan makanan;Jenis kelamin;Tanggal lahir;Keterangan",
      "Họ;Tên;Quốc tịch;Cơ quan;Chức vụ;Địa chỉ email;Số điện thoại;Số hộ chiếu;Ngày đến;Giờ đến;Chuyến bay đến;Ngày về;Giờ về;Chuyến bay về;Ăn kiêng;Giới tính;Ngày sinh;Ghi chú",
      "นามสกุล;ชื่อตัว;สัญชาติ;หน่วยงาน;ตำแหน่ง;อีเมล;โทรศัพท์;หมายเลขหนังสือเดินทาง;วันที่เดินทางมาถึง;เวลาที่มาถึง;เที่ยวบินขามา;วันที่เดินทางกลับ;เวลากลับ;เที่ยวบินขากลับ;แพ้อาหาร;เพศ;วันเกิด;หมายเหตุ",
      "اسم العائلة;الاسم الأول;الجنسية;الجهة;الوظيفة;البريد الإلكتروني;رقم الجوال;رقم جواز السفر;تاريخ الوصول;وقت الوصول;رقم رحلة الوصول;تاريخ المغادرة;وقت المغادرة;رحلة المغادرة;الحساسية;الجنس;تاريخ الميلاد;ملاحظات",
    ])
  func `the usual headings of a language mean their columns`(header: String) throws {
    var trial = ListTrial()
    let report = try trial.run(
      header,
      "Dupont;Jean;FR;Lyon;Maire;j@lyon.example;123;A12;27.03.2018;14:20;AF112;30.03.2018;12:10;AF111;vegan;M;1960-01-02;x"
    )

    #expect(report.lists[0].columns.map(\.field) == Self.fields, "\(header)")
    #expect(try trial.guests.map(\.nameLatin) == ["DUPONT, Jean"])
  }

  @Test(
    arguments: [
      ("Nom complet,Pays", "Jean DUPONT"), ("Nom et prénom,Pays", "Jean DUPONT"),
      ("Nom,Pays", "Jean DUPONT"), ("Vor- und Nachname,Land", "Jean DUPONT"),
      ("Nombre y apellidos,País", "Jean DUPONT"), ("Nome e cognome,Paese", "Jean DUPONT"),
      ("ФИО,Страна", "Jean DUPONT"), ("Nama lengkap,Negara", "Jean DUPONT"),
      ("Họ và tên,Quốc gia", "Jean DUPONT"), ("ชื่อ-นามสกุล,ประเทศ", "Jean DUPONT"),
      ("الاسم الكامل,الدولة", "Jean DUPONT"), ("Nome completo,País", "Jean DUPONT"),
    ])
  func `a whole name is one`(header: String, name: String) throws {
    var trial = ListTrial()
    try trial.run(header, "\(name),FR")

    #expect(try trial.guests.map(\.nameLatin) == ["DUPONT, Jean"], "\(header)")
  }

  @Test(
    arguments: [
      ("Name,First name,Country", "Jean DUPONT,Jean,FR"),
      ("Nom,Prénom,Pays", "DUPONT Jean,Jean,FR"),
      ("Nom,Prénom,Pays", "Dupont,Jean,FR"), ("Nombre,Apellidos,País", "Jean,Dupont,FR"),
      ("Nombre,Apellidos,País", "Jean DUPONT,Dupont,FR"), ("Имя,Фамилия,Страна", "Jean,Dupont,FR"),
    ])
  func `a name beside a part of it is the other part, or the whole if its cells are`(
    header: String, row: String
  ) throws {
    var trial = ListTrial()
    try trial.run(header, row)

    #expect(try trial.guests.map(\.nameLatin) == ["DUPONT, Jean"], "\(header)")
  }

  @Test func `the French Vol, which may be there or back, is asked`() throws {
    var trial = ListTrial()
    let report = try trial.run("Nom,Pays,Vol", "Jean DUPONT,FR,AF112", "Ana MARTIN,FR,MU554")

    #expect(report.lists[0].columns.map(\.field) == ["name", "country", nil])
    #expect(trial.codes.contains("W437"))
  }

  @Test(arguments: [
    "Deuxième nom de rue", "Numéro de la chambre du chauffeur", "Lieblingsessen der Kinder",
  ])
  func `no heading means a column by its last word`(heading: String) throws {
    var trial = ListTrial()
    let report = try trial.run("Nom,Pays,\(heading)", "Jean DUPONT,FR,x")

    #expect(report.lists[0].columns.last?.field == nil, "\(heading)")
    #expect(trial.codes.contains("W404"))
  }

  @Test(
    arguments: [
      ("Allemagne", "DE"), ("Deutschland", "DE"), ("Alemania", "DE"), ("Германия", "DE"),
      ("Guiana", "GY"), ("Guiana Francesa", "GF"), ("Guyane", "GF"), ("Guyane française", "GF"),
      ("Áo", "AT"), ("AO", "AO"), ("Mỹ", "US"), ("MY", "MY"), ("Bỉ", "BE"), ("Pháp", "FR"),
      ("Ý", "IT"), ("Países Baixos", "NL"), ("Côte d'Ivoire", "CI"), ("Costa do Marfim", "CI"),
      ("Nigéria", "NG"), ("Níger", "NE"), ("Niger", "NE"), ("Dominica", "DM"),
      ("República Dominicana", "DO"), ("Française", "FR"), ("française", "FR"), ("Deutsch", "DE"),
      ("österreichisch", "AT"), ("española", "ES"), ("brasileira", "BR"), ("россиянка", "RU"),
      ("Russische Föderation", "RU"), ("República Popular China", "CN"), ("США", "US"),
      ("EE.UU.", "US"), ("Estados Unidos da América", "US"), ("فرنسا", "FR"), ("ฝรั่งเศส", "FR"),
      ("Perancis", ""), ("Prancis", "FR"), ("Jepang", "JP"), ("Nhật Bản", "JP"), ("Suíça", "CH"),
      ("Svizzera", "CH"), ("Schweiz", "CH"), ("Tschechien", "CZ"), ("Géorgie", "GE"),
    ])
  func `countries are known by their names in these languages`(name: String, code: String) throws {
    var trial = ListTrial()
    _ = try trial.run("Nom,Pays", "Jean DUPONT,\"\(name)\"")

    #expect(try trial.guests.map(\.country) == (code.isEmpty ? [] : [code]), "\(name)")
  }
}
