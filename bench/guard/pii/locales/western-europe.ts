import type { Locale } from "../locale.ts";

// biome-ignore format: a table reads by its rows
export const WESTERN_EUROPE: readonly Locale[] = [
  { id: "de-DE", templates: [
    "Meine Steuer-ID ist {de-steuer-id}.", "Steueridentifikationsnummer: {de-steuer-id}", "IdNr. {de-steuer-id}", "Versichertennummer {de-kvnr}", "Krankenkasse: {de-kvnr}", "IBAN {iban-de}", "Bitte auf {iban-de} überweisen.", "Telefon {phone-de}", "Sie erreichen mich unter {phone-de}.", "Rufen Sie {phone-de} an",
    "geboren am {date-dotted}", "geb. {date-de} in Köln", "Geburtsdatum {date-dotted}", "Reisepass {passport}", "Kreditkarte {card}", "Mein Name ist {name-de}, {street-de}.", "Ich wohne in der {street-de}.", "E-Mail {email}",
    "USt-IdNr. {vat-de}", "Umsatzsteuer-ID: {vat-de}", "unsere USt-ID lautet {vat-de}", "BIC {bic}", "BIC: {bic}", "Kontonummer {account-10}", "Führerschein {licence-de}", "Führerscheinnummer: {licence-de}", "Fahrgestellnummer {vin-european}", "FIN: {vin-european}", "IP-Adresse {ip-four}", "Rechnung an {vat-lu}",
  ], nearMisses: ["Bestellnummer ###########", "Rechnung RE-2024-######", "Artikel 4######.## ab Lager", "DIN EN ISO 9###-1:20##", "am 12.03.2024 um 10:## Uhr", "Vorgang ## ### ### ###", "§ 12 Abs. 3 Satz #, Az. 3 U ###/24", "Steuer-ID {!de-steuer-id}", "IBAN {!iban-de}", "USt-IdNr. {!vat-de}", "Versichertennummer {!de-kvnr}", "Fahrgestellnummer unbekannt, Teil WVWZZZ1K"] },
  { id: "nl-NL", templates: [
    "BSN {nl-bsn}", "mijn burgerservicenummer is {nl-bsn}", "IBAN {iban-nl}", "overmaken naar {iban-nl}", "bel {phone-nl}", "telefoon {phone-nl}", "mobiel {phone-nl}", "geboren op {date-dotted}", "geboortedatum {date-slashed}", "paspoort {passport}", "kaart {card}", "mail {email}",
    "btw-nummer {vat-nl}", "BTW {vat-nl}", "rijbewijs {licence-nl}", "rijbewijsnummer {licence-nl}", "rekeningnummer {account-10}", "BIC {bic}",
  ], nearMisses: ["bestelling #########", "factuur 2024####", "pakket 3S##########", "om 10:## op 12-03-2024", "BSN {!nl-bsn}", "IBAN {!iban-nl}"] },
  { id: "fr-FR", templates: [
    "Mon numéro de sécurité sociale est {fr-nir}.", "NIR : {fr-nir}", "assuré {fr-nir}", "IBAN {iban-fr}", "virement sur {iban-fr}", "Appelez le {phone-fr}.", "tél. {phone-fr}", "portable : {phone-fr}", "né le {date-slashed} à Lyon", "née le {date-fr}", "date de naissance : {date-slashed}",
    "passeport {passport}", "carte bancaire {card}", "Je m'appelle {name-fr}, {street-fr}.", "J'habite au {street-fr}.", "mon courriel {email}",
    "TVA {vat-fr}", "n° TVA intracommunautaire : {vat-fr}", "numéro de TVA {vat-fr}", "permis de conduire {licence-fr}", "permis de conduire n° {licence-fr}", "code BIC {bic}", "BIC/SWIFT : {bic}", "châssis {vin-european}",
  ], nearMisses: ["commande n° ### ### ###", "SIRET facture 2024-#####", "le 12/03/2024 à 10h##", "référence 2 ## ## ## ### ###", "TTC 1 2##,## €", "NIR {!fr-nir}", "TVA {!vat-fr}", "IBAN {!iban-fr}"] },
  { id: "es-ES", templates: [
    "Mi DNI es {es-dni}.", "NIF {es-dni}", "titular {es-dni}", "IBAN {iban-es}", "ingresar en {iban-es}", "teléfono {phone-es}", "Llámame al {phone-es}", "móvil {phone-es}", "nacido el {date-slashed}", "nacida el {date-es}", "fecha de nacimiento: {date-slashed}", "pasaporte {passport}", "tarjeta {card}", "Me llamo {name-es} y vivo en {street-es}.", "correo {email}",
    "NIE {es-nie}", "Mi NIE es {es-nie}.", "documento de extranjero {es-nie}", "titular con {es-nie}", "número de la seguridad social {es-nuss}", "NUSS: {es-nuss}", "n.º de afiliación {es-nuss}", "NAF {es-nuss}", "CCC {es-ccc}", "cuenta {es-ccc}", "ingresar en {es-ccc}", "CIF {vat-es}", "NIF-IVA {vat-es}", "IVA {vat-es}", "bastidor {vin-european}", "BIC {bic}",
  ], nearMisses: ["pedido ########", "factura 2024/####", "artículo ########-Q del lote", "el 12/03/2024 a las 10:##", "precio 1.2##,## €", "DNI {!es-dni}", "NIE {!es-nie}", "NUSS {!es-nuss}", "CCC {!es-ccc}", "IVA {!vat-es}"] },
  { id: "it-IT", templates: [
    "IBAN {iban-it}", "bonifico a {iban-it}", "cellulare {phone-it}", "chiamami al {phone-it}", "telefono {phone-it}", "nato il {date-slashed} a Torino", "nata il {date-it}", "data di nascita {date-slashed}", "passaporto {passport}", "carta {card}", "scrivi a {email}",
    "codice fiscale {it-codice-fiscale}", "C.F. {it-codice-fiscale}", "il mio codice fiscale è {it-codice-fiscale}", "cf {it-codice-fiscale-small}", "intestata a {it-codice-fiscale}", "P.IVA {vat-it}", "partita IVA {vat-it}", "patente di guida {licence-it}", "telaio {vin-european}", "BIC {bic}",
  ], nearMisses: ["ordine ##########", "fattura n. ###/2024", "protocollo 2024-#######", "ore 10:## del 12/03/2024", "codice fiscale {!it-codice-fiscale}", "P.IVA {!vat-it}", "IBAN {!iban-it}"] },
  { id: "de-AT", templates: [
    "SVNR {at-svnr}", "Sozialversicherungsnummer: {at-svnr}", "SV-Nummer {at-svnr}", "meine SV-Nr. ist {at-svnr}", "versichert unter {at-svnr}", "UID {vat-at}", "UID-Nummer: {vat-at}", "IBAN {iban-at}", "BIC {bic}", "geboren am {date-dotted}", "{email}",
  ], nearMisses: ["SVNR {!at-svnr}", "UID {!vat-at}", "Auftrag #### ######", "ATU-Ersatzteil ########"] },
  { id: "de-CH", templates: [
    "AHV-Nummer {ch-ahv}", "AHV-Nr.: {ch-ahv}", "meine AHV Nummer lautet {ch-ahv}", "numéro AVS {ch-ahv}", "N. AVS {ch-ahv}", "Sozialversicherungsnummer {ch-ahv}", "{ch-ahv} ist versichert", "IBAN {iban-ch}", "geb. {date-dotted}", "{email}",
  ], nearMisses: ["AHV-Nr. {!ch-ahv}", "EAN 76###########", "CHF 1'2##.50"] },
  { id: "nl-BE", templates: [
    "rijksregisternummer {be-national-number}", "mijn rijksregisternummer is {be-national-number}", "INSZ {be-national-number}", "numéro de registre national {be-national-number}", "registre national : {be-national-number}", "NISS {be-national-number}", "houder {be-national-number}", "ondernemingsnummer {vat-be}", "btw {vat-be}", "TVA {vat-be}", "IBAN {iban-be}", "geboren op {date-slashed}", "{email}",
  ], nearMisses: ["rijksregisternummer {!be-national-number}", "btw {!vat-be}", "mededeling +++###/####/#####+++", "dossier ##.##.##/###"] },
  { id: "pt-PT", templates: [
    "NIF {pt-nif}", "o meu NIF é {pt-nif}", "contribuinte n.º {pt-nif}", "número de contribuinte: {pt-nif}", "número fiscal {pt-nif}", "fatura com {pt-nif}", "IVA {vat-pt}", "IBAN {iban-pt}", "nascido em {date-slashed}", "{email}",
  ], nearMisses: ["NIF {!pt-nif}", "encomenda #########", "processo ###/20##"] },
  { id: "el-GR", templates: [
    "ΑΜΚΑ {gr-amka}", "ΑΜΚΑ: {gr-amka}", "ο ΑΜΚΑ μου είναι {gr-amka}", "AMKA {gr-amka}", "ασφαλισμένος {gr-amka}", "ΑΦΜ {gr-afm}", "Α.Φ.Μ. {gr-afm}", "το ΑΦΜ μου: {gr-afm}", "AFM {gr-afm}", "τιμολόγιο για {gr-afm}", "ΦΠΑ {vat-el}", "VAT {vat-el}", "IBAN {iban-gr}", "{email}",
  ], nearMisses: ["ΑΜΚΑ {!gr-amka}", "ΑΦΜ {!gr-afm}", "παραγγελία #########", "αριθμός ###########"] },
];
