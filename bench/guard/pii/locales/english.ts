import type { Locale } from "../locale.ts";

// biome-ignore format: a table reads by its rows
export const ENGLISH: readonly Locale[] = [
  { id: "en-US", templates: [
    "My social is {us-ssn}, can you check the refund?", "SSN: {us-ssn}", "Applicant {us-ssn} was approved.", "routing number {us-routing-number} for the deposit", "Wire to ABA {us-routing-number}.",
    "Her Medicare card says {us-mbi}.", "MBI {us-mbi}, NPI {us-npi}", "provider NPI is {us-npi}", "Employer ID (EIN) {us-ein}", "EIN {us-ein}", "federal tax ID {us-ein}", "Call {phone-us} after five.", "Reach me at {phone-us} or {email}", "text {phone-us}",
    "Charge card {card} please.", "{card} is declined again", "DOB {date-american}", "I was born on {date-us} in Ohio.", "birthday: {date-us}", "Passport number {passport}", "My name is {name-en} and I live at {street-en}.", "Ship to {street-en}, second floor.", "IMEI {imei}", "signed, {email}",
    "ITIN {us-itin}", "My individual taxpayer identification number is {us-itin}.", "the IRS gave her an ITIN, {us-itin}, last spring", "W-7 came back: {us-itin}", "DEA {us-dea}", "prescriber DEA# {us-dea}", "DEA registration number: {us-dea}",
    "driver's license {licence-us}", "Driver License No. {licence-us}", "license number: {licence-us}", "DL# {licence-us}", "VIN {vin-american}", "The car's VIN is {vin-american}.", "{vin-american} needs new brakes", "vehicle {vin-european} imported",
    "send it to {btc-address}", "BTC: {btc-address}", "my wallet is {eth-address}", "ETH {eth-address-small}", "SWIFT {bic}", "bank account number {account-10}", "acct {account-8}", "login from {ip-four}", "IP {ip-six}", "host {ip-four} answered", "device {mac-colons}", "MAC {mac-hyphens}", "meet at {coordinates}", "GPS: {coordinates}", "pin dropped at {coordinates-sexagesimal}",
  ], nearMisses: ["Order 5#####-####-#### shipped.", "Invoice INV-2024-##### is due 01/##/2025.", "Tracking 1Z999AA1##########.", "Room 4## on floor 12, build 10.0.#####.###.", "SKU 4##-##-####-B is back in stock.", "The ticket 8########## was closed at 10:##:##.", "It sold ###,###,### copies since 1998.", "DEA {!us-dea} is wrong", "ABA {!us-routing-number}", "NPI {!us-npi}", "VIN {!vin-american} does not scan", "wallet {!btc-address}", "wallet {!eth-address}", "ITIN 9##-1#-####", "card {!card}", "server 10.20.30.4##.1", "ratio 3.14, 2.71", "build 1.2.3.4.5", "SSN 000-##-####"] },
  { id: "en-GB", templates: [
    "NHS number {uk-nhs}", "The patient ({uk-nhs}, NHS) was seen today.", "NI number {uk-nino}", "{uk-nino} is my national insurance number", "Pay to sort code {uk-sort-code}, account number {account-8}.", "Sort code: {uk-sort-code} a/c {account-8}", "Ring {phone-gb}.", "My mobile is {phone-gb}",
    "phone {phone-gb}, mail {email}", "date of birth {date-slashed}", "born {date-en} in Leeds", "Passport no {passport}", "visa card {card}", "I am called {name-en}, of {street-en}.", "write to {email}",
    "UTR {uk-utr}", "My Unique Taxpayer Reference is {uk-utr}", "Self Assessment: {uk-utr}", "driving licence {uk-driving-licence}", "licence no. {uk-driving-licence}", "{uk-driving-licence} expires in May", "VAT number {vat-gb}", "VAT reg {vat-gb}", "our VAT ID is {vat-xi}", "IBAN {iban-gb}", "BIC {bic}", "chassis number {vin-european}",
  ], nearMisses: ["ISBN 978-0-##-######-#", "Order no. ### ### ####", "Flight BA#### leaves at 07:##.", "The budget is £1,2##,###.##.", "Version 4.1#.#-rc.# of 12/03/2024", "Meter reading ######## on 03.04.24", "UTR {!uk-utr}", "NHS number {!uk-nhs}", "VAT {!vat-gb}", "NI number GB######A", "NI number QQ######C", "licence plate AB12 CDE", "licence key MORGA-7####-SM9IJ"] },
  { id: "en-AU", templates: [
    "TFN {au-tfn}", "my tax file number is {au-tfn}", "Medicare {au-medicare}", "Medicare card number {au-medicare}", "BSB {au-bsb}", "BSB: {au-bsb}", "call me on {phone-au}", "{phone-au} is best", "DOB: {date-slashed}", "card {card}", "{email} or {phone-au}",
  ], nearMisses: ["ABN order ### ### ### of stock", "PO ###-### arrived", "Score 1##-1## after 20 overs", "case 2024/######", "TFN {!au-tfn}"] },
  { id: "en-IN", templates: [
    "PAN {in-pan}", "my pan card number is {in-pan}", "IFSC {in-ifsc}", "bank branch {in-ifsc}", "Mobile {phone-in}", "WhatsApp {phone-in}", "date of birth {date-dotted}", "reach {email}", "debit card {card}",
    "Aadhaar {in-aadhaar}", "my aadhar no is {in-aadhaar}", "UIDAI: {in-aadhaar}", "Aadhaar card number {in-aadhaar}", "GSTIN {in-gstin}", "GST no. {in-gstin}", "bill to {in-gstin}", "passport {passport}",
  ], nearMisses: ["PNR 4######### confirmed", "Train 12### at 06:##", "Rs 12,##,### was paid", "application AB##CD####/2024", "Aadhaar {!in-aadhaar}", "GSTIN {!in-gstin}", "LIC policy ############", "UPI ref ############"] },
  { id: "en-CA", templates: [
    "My SIN is {ca-sin}.", "SIN: {ca-sin}", "Social Insurance Number {ca-sin}", "social insurance no. {ca-sin} on file", "T4 slip for {ca-sin}", "Call {phone-us}", "driver's licence {licence-us}", "born {date-us}", "{email}", "SWIFT code {bic}",
  ], nearMisses: ["SIN {!ca-sin}", "a sin, 123-456-7##", "postal code K1A 0B#", "transit 0####-###", "order ###-###-###"] },
  { id: "en-IE", templates: [
    "PPS number {ie-pps}", "my PPSN is {ie-pps}", "PPS No: {ie-pps}", "Personal Public Service number {ie-pps}", "revenue reference {ie-pps}", "VAT number {vat-ie}", "VAT {vat-ie}", "IBAN {iban-ie}", "BIC {bic}", "born {date-en}", "{email}",
  ], nearMisses: ["PPS number {!ie-pps}", "VAT {!vat-ie}", "Eircode D02 X2##", "bus #######A", "part #######B of the set"] },
  { id: "en-NZ", templates: [
    "IRD number {nz-ird}", "my IRD no. is {nz-ird}", "Inland Revenue: {nz-ird}", "tax number {nz-ird}", "NHI {nz-nhi}", "patient NHI number: {nz-nhi}", "{nz-nhi} was admitted", "bank account {nz-bank-account}", "Please pay {nz-bank-account}", "account number {nz-bank-account}", "born {date-slashed}", "{email}",
  ], nearMisses: ["IRD {!nz-ird}", "NHI {!nz-nhi}", "flight NZ####", "part ABC#### in stock", "room ZZZ####", "job 01-####"] },
  { id: "en-SG", templates: [
    "NRIC {sg-nric}", "my NRIC is {sg-nric}", "NRIC No.: {sg-nric}", "FIN {sg-nric-foreign}", "FIN: {sg-nric-foreign}", "FIN number {sg-nric-foreign}", "work pass holder, FIN No {sg-nric-foreign}", "IC {sg-nric}", "passport {passport}", "{email}",
  ], nearMisses: ["NRIC {!sg-nric}", "FIN {!sg-nric-foreign}", "bus stop S#######", "part T#######Z"] },
  { id: "en-ZA", templates: [
    "ID number {za-id}", "my South African ID is {za-id}", "SA ID: {za-id}", "identity number {za-id}", "ID-nommer {za-id}", "holder {za-id}", "VIN {vin-european}", "born {date-iso}", "{email}",
  ], nearMisses: ["ID number {!za-id}", "barcode 600###########", "ref #############"] },
  { id: "en-NG", templates: [
    "BVN {ng-bvn}", "my BVN is {ng-bvn}", "Bank Verification Number: {ng-bvn}", "NIN {ng-nin}", "NIN: {ng-nin}", "National Identification Number {ng-nin}", "enrolled as {ng-nin}", "account number {account-10}", "{email}",
  ], nearMisses: ["RRN ############", "teller #########", "PIN of the card 1234-####-####-###", "NINE 1########## units"] },
  { id: "en-PK", templates: [
    "CNIC {pk-cnic}", "my CNIC no. is {pk-cnic}", "NADRA record {pk-cnic}", "{pk-cnic} has been verified", "شناختی کارڈ نمبر {pk-cnic}", "identity card {pk-cnic}", "{email}",
  ], nearMisses: ["CNIC 0####-#######-#", "ref #####-######-#", "PKR 12,###"] },
  { id: "en-EU", templates: [
    "VAT ID {vat-bg}", "VAT number {vat-cy}", "VAT no. {vat-mt}", "VAT reg. no. {vat-lt}", "VAT {vat-ee}", "VAT: {vat-lv}", "VAT {vat-lu}", "VAT number: {vat-dk}", "bill {vat-fi}", "VAT ID {vat-pt}", "VAT ID {vat-nl}", "supplier {vat-ro}", "VAT {vat-hr}", "VAT {vat-hu}", "VAT {vat-sk}", "VAT {vat-si}", "VAT {vat-el}", "VAT {vat-xi}", "BIC {bic}", "Swift: {bic}", "SWIFT/BIC {bic}", "swift code is {bic}",
    "gateway {ip-four}", "IMEI: {imei}", "phone with IMEI {imei}", "peer {ip-six} is down", "from {ip-four}:8080", "card {mac-colons} seen", "MAC address {mac-hyphens}", "site at {coordinates}", "location: {coordinates}", "{coordinates-sexagesimal}", "{btc-address}", "address: {eth-address}",
  ], nearMisses: ["VAT {!vat-bg}", "VAT {!vat-cy}", "VAT {!vat-mt}", "VAT {!vat-lt}", "VAT {!vat-lv}", "VAT {!vat-si}", "VAT {!vat-sk}", "VAT {!vat-hu}", "wallet {!btc-address}", "SWIFT TRANSFER", "firmware 2.4.1.##", "DE 2024 ### of the norm", "scale 1:50, 12:30:45"] },
];
