/*
 * Sentences with holes, in the words that people and forms use. A hole `{us-ssn}` is filled from `values.ts`. Some
 * sentences name what follows, some name it afterwards or not at all, and some use words that the detector does not
 * know: what it misses must show.
 */

export interface Locale {
  readonly id: string;
  readonly templates: readonly string[];
  /** What looks alike and is nobody's. `#` is any digit. */
  readonly nearMisses: readonly string[];
}

// biome-ignore format: a table reads by its rows
export const LOCALES: readonly Locale[] = [
  { id: "en-US", templates: [
    "My social is {us-ssn}, can you check the refund?", "SSN: {us-ssn}", "Applicant {us-ssn} was approved.", "routing number {us-routing-number} for the deposit", "Wire to ABA {us-routing-number}.",
    "Her Medicare card says {us-mbi}.", "MBI {us-mbi}, NPI {us-npi}", "provider NPI is {us-npi}", "Employer ID (EIN) {us-ein}", "Call {phone-us} after five.", "Reach me at {phone-us} or {email}", "text {phone-us}",
    "Charge card {card} please.", "{card} is declined again", "DOB {date-american}", "I was born on {date-us} in Ohio.", "birthday: {date-us}", "Passport number {passport}", "My name is {name-en} and I live at {street-en}.", "Ship to {street-en}, second floor.", "IMEI {imei}", "signed, {email}",
  ], nearMisses: ["Order 5#####-####-#### shipped.", "Invoice INV-2024-##### is due 01/##/2025.", "Tracking 1Z999AA1#########.", "Room 4## on floor 12, build 10.0.#####.###.", "SKU 4##-##-####-B is back in stock.", "The ticket 8########## was closed at 10:##:##.", "It sold ###,###,### copies since 1998."] },
  { id: "en-GB", templates: [
    "NHS number {uk-nhs}", "The patient ({uk-nhs}, NHS) was seen today.", "NI number {uk-nino}", "{uk-nino} is my national insurance number", "Pay to sort code {uk-sort-code}, account number {uk-account}.", "Sort code: {uk-sort-code} a/c {uk-account}", "Ring {phone-gb}.", "My mobile is {phone-gb}",
    "phone {phone-gb}, mail {email}", "date of birth {date-slashed}", "born {date-en} in Leeds", "Passport no {passport}", "visa card {card}", "I am called {name-en}, of {street-en}.", "write to {email}",
  ], nearMisses: ["ISBN 978-0-##-######-#", "Order no. ### ### ####", "Flight BA#### leaves at 07:##.", "The budget is £1,2##,###.##.", "Version 4.1#.#-rc.# of 12/03/2024", "Meter reading ######## on 03.04.24"] },
  { id: "en-AU", templates: [
    "TFN {au-tfn}", "my tax file number is {au-tfn}", "Medicare {au-medicare}", "BSB {au-bsb}", "call me on {phone-au}", "{phone-au} is best", "DOB: {date-slashed}", "card {card}", "{email} or {phone-au}",
  ], nearMisses: ["ABN order ### ### ### of stock", "PO ###-### arrived", "Score 1##-1## after 20 overs", "case 2024/######"] },
  { id: "en-IN", templates: [
    "PAN {in-pan}", "my pan card number is {in-pan}", "IFSC {in-ifsc}", "bank branch {in-ifsc}", "Mobile {phone-in}", "WhatsApp {phone-in}", "date of birth {date-dotted}", "reach {email}", "debit card {card}",
  ], nearMisses: ["PNR 4######### confirmed", "Train 12### at 06:##", "Rs 12,##,### was paid", "application AB##CD####/2024"] },
  { id: "de-DE", templates: [
    "Meine Steuer-ID ist {de-steuer-id}.", "Steueridentifikationsnummer: {de-steuer-id}", "IdNr. {de-steuer-id}", "Versichertennummer {de-kvnr}", "Krankenkasse: {de-kvnr}", "IBAN {iban-de}", "Bitte auf {iban-de} überweisen.", "Telefon {phone-de}", "Sie erreichen mich unter {phone-de}.", "Rufen Sie {phone-de} an",
    "geboren am {date-dotted}", "geb. {date-de} in Köln", "Geburtsdatum {date-dotted}", "Reisepass {passport}", "Kreditkarte {card}", "Mein Name ist {name-de}, {street-de}.", "Ich wohne in der {street-de}.", "E-Mail {email}",
  ], nearMisses: ["Bestellnummer ###########", "Rechnung RE-2024-######", "Artikel 4######.## ab Lager", "DIN EN ISO 9###-1:20##", "am 12.03.2024 um 10:## Uhr", "Vorgang ## ### ### ###", "§ 12 Abs. 3 Satz #, Az. 3 U ###/24"] },
  { id: "fr-FR", templates: [
    "Mon numéro de sécurité sociale est {fr-nir}.", "NIR : {fr-nir}", "assuré {fr-nir}", "IBAN {iban-fr}", "virement sur {iban-fr}", "Appelez le {phone-fr}.", "tél. {phone-fr}", "portable : {phone-fr}", "né le {date-slashed} à Lyon", "née le {date-fr}", "date de naissance : {date-slashed}",
    "passeport {passport}", "carte bancaire {card}", "Je m'appelle {name-fr}, {street-fr}.", "J'habite au {street-fr}.", "mon courriel {email}",
  ], nearMisses: ["commande n° ### ### ###", "SIRET facture 2024-#####", "le 12/03/2024 à 10h##", "référence 2 ## ## ## ### ###", "TTC 1 2##,## €"] },
  { id: "es-ES", templates: [
    "Mi DNI es {es-dni}.", "NIF {es-dni}", "titular {es-dni}", "IBAN {iban-es}", "ingresar en {iban-es}", "teléfono {phone-es}", "Llámame al {phone-es}", "móvil {phone-es}", "nacido el {date-slashed}", "nacida el {date-es}", "fecha de nacimiento: {date-slashed}", "pasaporte {passport}", "tarjeta {card}", "Me llamo {name-es} y vivo en {street-es}.", "correo {email}",
  ], nearMisses: ["pedido ########", "factura 2024/####", "artículo ########-Q del lote", "el 12/03/2024 a las 10:##", "precio 1.2##,## €"] },
  { id: "es-MX", templates: [
    "CLABE {mx-clabe}", "transferencia a la CLABE interbancaria {mx-clabe}", "tel. {phone-mx}", "celular {phone-mx}", "nací el {date-es}", "fecha de nacimiento {date-slashed}", "tarjeta {card}", "{email}",
  ], nearMisses: ["guía ##################", "folio 00######", "$ 12,###.## MXN"] },
  { id: "it-IT", templates: [
    "IBAN {iban-it}", "bonifico a {iban-it}", "cellulare {phone-it}", "chiamami al {phone-it}", "telefono {phone-it}", "nato il {date-slashed} a Torino", "nata il {date-it}", "data di nascita {date-slashed}", "passaporto {passport}", "carta {card}", "scrivi a {email}",
  ], nearMisses: ["ordine ##########", "fattura n. ###/2024", "protocollo 2024-#######", "ore 10:## del 12/03/2024"] },
  { id: "nl-NL", templates: [
    "BSN {nl-bsn}", "mijn burgerservicenummer is {nl-bsn}", "IBAN {iban-nl}", "overmaken naar {iban-nl}", "bel {phone-nl}", "telefoon {phone-nl}", "mobiel {phone-nl}", "geboren op {date-dotted}", "geboortedatum {date-slashed}", "paspoort {passport}", "kaart {card}", "mail {email}",
  ], nearMisses: ["bestelling #########", "factuur 2024####", "pakket 3S##########", "om 10:## op 12-03-2024"] },
  { id: "pt-BR", templates: [
    "CPF {br-cpf}", "meu CPF é {br-cpf}", "cliente {br-cpf}", "telefone {phone-br}", "celular {phone-br}", "ligue para {phone-br}", "nascido em {date-slashed}", "data de nascimento: {date-slashed}", "cartão {card}", "e-mail {email}",
  ], nearMisses: ["pedido ###.###", "NF-e ############", "protocolo 2024.###.###", "R$ 1.2##,##"] },
  { id: "pl-PL", templates: [
    "PESEL {pl-pesel}", "mój numer PESEL to {pl-pesel}", "NIP {pl-nip}", "numer konta {iban-pl}", "tel. {phone-pl}", "zadzwoń {phone-pl}", "telefon {phone-pl}", "urodzony {date-dotted}", "ur. {date-dotted}", "paszport {passport}", "karta {card}", "{email}",
  ], nearMisses: ["zamówienie ###########", "faktura FV/##/2024", "paczka ####################", "o 10:## dnia 12.03.2024"] },
  { id: "sv-SE", templates: [
    "personnummer {se-personnummer}", "Kund {se-personnummer}", "ring {phone-se}", "mobil {phone-se}", "telefon {phone-se}", "född {date-iso}", "kort {card}", "mejla {email}",
  ], nearMisses: ["order ######-####", "faktura 2024-####", "kl. 10:## den 2024-03-12"] },
  { id: "tr-TR", templates: [
    "T.C. kimlik no {tr-kimlik}", "kimlik numaram {tr-kimlik}", "IBAN {iban-tr}", "telefon {phone-tr}", "beni {phone-tr} numarasından ara", "doğum tarihi {date-dotted}", "kart {card}", "{email}",
  ], nearMisses: ["sipariş ###########", "fatura 2024#########", "saat 10:##"] },
  { id: "ru-RU", templates: [
    "СНИЛС {ru-snils}", "ИНН {ru-inn}", "мой ИНН: {ru-inn}", "телефон {phone-ru}", "звоните {phone-ru}", "дата рождения {date-dotted}", "родился {date-ru}", "паспорт {passport}", "карта {card}", "почта {email}",
  ], nearMisses: ["заказ ############", "счёт № ####-##", "в 10:## 12.03.2024", "трек ##############"] },
  { id: "ja-JP", templates: [
    "マイナンバーは{jp-my-number}です。", "個人番号：{jp-my-number}", "電話 {phone-jp}", "携帯は {phone-jp} です", "連絡先 {phone-jp}", "生年月日：{date-ja}", "{date-ja}生まれです。", "カード番号 {card}", "メール {email}",
  ], nearMisses: ["注文番号 ############", "2024年3月12日の会議", "品番 ####-####-##", "第##回"] },
  { id: "ko-KR", templates: [
    "주민등록번호 {kr-rrn}", "제 번호는 {kr-rrn} 입니다", "전화 {phone-kr}", "휴대폰 {phone-kr}", "연락처 {phone-kr}", "카드 {card}", "메일 {email}",
  ], nearMisses: ["주문번호 ######-#######9", "송장 ############", "2024년 3월 12일"] },
  { id: "zh-CN", templates: [
    "身份证 {cn-resident-id}", "我的身份证号码是{cn-resident-id}。", "电话 {phone-cn}", "手机：{phone-cn}", "联系 {phone-cn}", "出生日期 {date-ja}", "银行卡 {card}", "邮箱 {email}",
  ], nearMisses: ["订单号 ##################", "2024年3月12日", "版本 3.1#.####", "快递 ############"] },
];

/** In any language: what programs and shops write. */
export const ANYWHERE: readonly string[] = [
  "550e8400-e29b-41d4-a716-4466########",
  "commit 9fceb02d0ae598e95dc970b74767f19372d#####",
  "17324#########",
  "2024-11-##T10:##:##.###Z",
  "v2.##.#-beta.##",
  "978-3-16-######-#",
  "10.1038/s415##-020-#####-#",
  "GET /api/v1/items/######## 200 ##ms",
  "#### × #### px, ###### kB",
  "CVE-2024-#####",
  "+#,### (+1#.# %)",
  "1-800 items, 3-4-5 triangle, 555-#### parts",
];
