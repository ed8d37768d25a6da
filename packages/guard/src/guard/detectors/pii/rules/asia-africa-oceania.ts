import { verhoeff } from "../../../../text/index.ts";
import {
  isEgyptianId,
  isEmiratesId,
  isGstin,
  isHkid,
  isIin,
  isIrd,
  isIsraeliId,
  isMyKad,
  isMyNumber,
  isNik,
  isRrn,
  isSaudiId,
  isTaiwanId,
  isThaiId,
} from "../check-world.ts";
import { isKimlik, isNric, isResidentId, isSouthAfricanId, isTfn } from "../checks.ts";
import { always, form, type NumberRule } from "../number-rule.ts";

const MYKAD: readonly string[] = [
  "mykad",
  "nric",
  "kad pengenalan",
  "ic no",
  "ic number",
  "no ic",
  "no. ic",
  "no. kp",
  "no kp",
];

/** National and tax numbers of Asia, Africa and Oceania. */
// biome-ignore format: a table reads by its rows
export const ASIA_AFRICA_OCEANIA_RULES: readonly NumberRule[] = [
  { entity: "in-aadhaar", form: form("(?<![0-9][ -])[2-9][0-9]{3}([ -])[0-9]{4}\\1[0-9]{4}(?![ -][0-9]{4})"), check: verhoeff, near: ["aadhaar", "aadhar", "uidai", "आधार"], alone: 0.75, named: 0.97, severity: "high" },
  { entity: "in-aadhaar", form: form("[2-9][0-9]{11}"), check: verhoeff, near: ["aadhaar", "aadhar", "uidai", "आधार"], alone: 0, named: 0.95, severity: "high" },
  { entity: "au-tfn", form: form("[0-9]{3}( ?)[0-9]{3}\\1[0-9]{3}"), check: isTfn, near: ["tfn", "tax file"], alone: 0, named: 0.95, severity: "high" },
  { entity: "cn-resident-id", form: form("[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9X]"), check: isResidentId, near: ["身份证", "resident id", "identity card"], alone: 0.9, named: 0.98, severity: "high", wordCharacters: 18 },
  { entity: "tr-kimlik", form: form("[1-9][0-9]{10}"), check: isKimlik, near: ["kimlik", "tckn", "t.c. no"], alone: 0, named: 0.97, severity: "high" },
  { entity: "za-id", form: form("[0-9]{6}( ?)[0-9]{4}\\1[0-9]{3}"), check: isSouthAfricanId, near: ["south african id", "sa id", "id number", "identity number", "rsa id", "id-nommer", "id no"], alone: 0, named: 0.9, severity: "high" },
  { entity: "sg-nric", form: form("[STFGM][0-9]{7}[A-Z]"), check: isNric, near: ["nric", "fin", "ic", "work pass"], alone: 0, named: 0.95, severity: "high" },
  { entity: "in-pan", form: form("[A-Z]{3}[ABCFGHLJPT][A-Z][0-9]{4}[A-Z]"), check: always, near: ["pan", "permanent account", "income tax", "पैन"], alone: 0, named: 0.95, severity: "high", hasFewDigits: true },
  { entity: "in-gstin", form: form("[0-3][0-9][A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z]"), check: isGstin, near: ["gst", "gstin", "जीएसटी"], alone: 0.95, named: 0.99, severity: "medium" },
  { entity: "jp-my-number", form: form("[0-9]{4}([ -]?)[0-9]{4}\\1[0-9]{4}"), check: isMyNumber, near: ["マイナンバー", "個人番号", "my number", "individual number"], alone: 0, named: 0.97, severity: "high" },
  { entity: "kr-rrn", form: form("[0-9]{6}-[1-8][0-9]{6}"), check: isRrn, near: ["주민등록", "주민번호", "resident registration", "rrn"], alone: 0.8, named: 0.98, severity: "high" },
  { entity: "tw-id", form: form("[A-Z][1289][0-9]{8}"), check: isTaiwanId, near: ["身分證", "身份證", "national id", "taiwan", "統一證號"], alone: 0, named: 0.95, severity: "high" },
  { entity: "hk-id", form: form("[A-Z]{1,2}[0-9]{6} ?[(][0-9A][)]"), check: isHkid, near: ["hkid", "身份證", "身分證", "hong kong"], alone: 0.9, named: 0.98, severity: "high" },
  { entity: "th-id", form: form("[1-8]-[0-9]{4}-[0-9]{5}-[0-9]{2}-[0-9]"), check: isThaiId, near: ["thai id", "citizen id", "ประชาชน"], alone: 0.9, named: 0.98, severity: "high" },
  { entity: "th-id", form: form("[1-8]( ?)[0-9]{4}\\1[0-9]{5}\\1[0-9]{2}\\1[0-9]"), check: isThaiId, near: ["thai id", "citizen id", "ประชาชน"], alone: 0, named: 0.97, severity: "high" },
  { entity: "my-mykad", form: form("[0-9]{6}-[0-9]{2}-[0-9]{4}"), check: isMyKad, near: MYKAD, alone: 0.75, named: 0.97, severity: "high" },
  { entity: "my-mykad", form: form("[0-9]{12}"), check: isMyKad, near: MYKAD, alone: 0, named: 0.9, severity: "high" },
  { entity: "id-nik", form: form("[0-9]{16}"), check: isNik, near: ["nik", "ktp", "induk kependudukan"], alone: 0, named: 0.95, severity: "high" },
  { entity: "pk-cnic", form: form("[1-7][0-9]{4}-[0-9]{7}-[0-9]"), check: always, near: ["cnic", "identity card", "nadra"], alone: 0.8, named: 0.97, severity: "high" },
  { entity: "il-id", form: form("[0-9]{8}-?[0-9]"), check: isIsraeliId, near: ["teudat zehut", "זהות", "ת.ז", "ת\"ז", "ת״ז", "israeli id"], alone: 0, named: 0.95, severity: "high" },
  { entity: "kz-iin", form: form("[0-9]{12}"), check: isIin, near: ["жсн", "иин", "iin", "индивидуальный идентификационный"], alone: 0, named: 0.97, severity: "high" },
  { entity: "sa-national-id", form: form("[12][0-9]{9}"), check: isSaudiId, near: ["iqama", "هوية", "هويت", "إقامة", "اقامة", "saudi id", "national id"], alone: 0, named: 0.9, severity: "high" },
  { entity: "ae-emirates-id", form: form("784-?[0-9]{4}-?[0-9]{7}-?[0-9]"), check: isEmiratesId, near: ["emirates", "eid", "هوية", "هويت"], alone: 0.85, named: 0.98, severity: "high" },
  { entity: "eg-national-id", form: form("[23][0-9]{13}"), check: isEgyptianId, near: ["القومي", "egyptian", "national id"], alone: 0, named: 0.9, severity: "high" },
  { entity: "nz-ird", form: form("[0-9]{2,3}([ -]?)[0-9]{3}\\1[0-9]{3}"), check: isIrd, near: ["ird", "inland revenue"], alone: 0, named: 0.95, severity: "high" },
  { entity: "ng-bvn", form: form("[0-9]{11}"), check: always, near: ["bvn", "bank verification"], alone: 0, named: 0.9, severity: "high" },
  { entity: "ng-nin", form: form("[0-9]{11}"), check: always, near: ["nin", "national identification number"], alone: 0, named: 0.9, severity: "high" },
];
