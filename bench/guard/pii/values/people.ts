import { birth, type Make } from "../check-digits.ts";

const FIRST = "anna ben chiara david elif fumiko goran hana ivan julia kemal lea marek nora omar priya".split(" ");
const LAST = "weber novak rossi silva tanaka yilmaz kowalski jansen moreau garcia lind okafor mehta".split(" ");
const email: Make = (random) =>
  `${random.of(FIRST)}${random.of([".", "_", "", "-"])}${random.of(LAST)}${random.of(["", String(random.int(1, 99))])}@${random.of(
    ["example.org", "mail.example.com", "post.example.net", "firma.example", "correo.example.es"],
  )}`;

/** Country code, national groups. `#` is any digit. */
const phoneOf =
  (...forms: readonly string[]): Make =>
  (random) =>
    random.of(forms).replace(/#/g, () => String(random.int(0, 9)));

const date: Readonly<Record<string, Make>> = {
  iso: (random) => ((d) => `${d.year}-${d.month}-${d.day}`)(birth(random)),
  dotted: (random) => ((d) => `${d.day}.${d.month}.${d.year}`)(birth(random)),
  slashed: (random) => ((d) => `${d.day}/${d.month}/${d.year}`)(birth(random)),
  american: (random) => ((d) => `${d.month}/${d.day}/${d.year}`)(birth(random)),
};
const spelled =
  (months: readonly string[], write: (day: string, month: string, year: string) => string): Make =>
  (random) =>
    write(String(random.int(1, 28)), random.of(months), String(random.int(1940, 2005)));

const person =
  (first: readonly string[], last: readonly string[]): Make =>
  (random) =>
    `${random.of(first)} ${random.of(last)}`;

// biome-ignore format: a table reads by its rows
export const PEOPLE_VALUES: Readonly<Record<string, Make>> = {
  email,
  "phone-us": phoneOf("(2##) 5##-####", "+1 4## 5## ####", "3##-4##-####", "+1-6##-7##-####"),
  "phone-gb": phoneOf("+44 7### ######", "07### ######", "020 7### ####", "+44 (0)161 4## ####"),
  "phone-au": phoneOf("+61 4## ### ###", "04## ### ###"),
  "phone-in": phoneOf("+91 9#### #####", "+91-8#########"),
  "phone-de": phoneOf("+49 17# #######", "030 #######", "+49 89 ######"),
  "phone-fr": phoneOf("+33 6 ## ## ## ##", "06 ## ## ## ##", "01.4#.##.##.##"),
  "phone-es": phoneOf("+34 6## ### ###", "6## ## ## ##"),
  "phone-mx": phoneOf("+52 55 #### ####", "55 #### ####"),
  "phone-it": phoneOf("+39 3## #######", "3## ### ####"),
  "phone-nl": phoneOf("+31 6 ########", "06-########"),
  "phone-br": phoneOf("+55 11 9####-####", "(11) 9####-####"),
  "phone-pl": phoneOf("+48 6## ### ###", "5## ### ###"),
  "phone-se": phoneOf("+46 70 ### ## ##", "070-### ## ##"),
  "phone-tr": phoneOf("+90 53# ### ## ##", "053# ### ## ##"),
  "phone-jp": phoneOf("+81 90-####-####", "090-####-####"),
  "phone-kr": phoneOf("+82 10-####-####", "010-####-####"),
  "phone-cn": phoneOf("+86 138 #### ####", "139########"),
  "phone-ru": phoneOf("+7 9## ###-##-##", "+7 (9##) ###-##-##"),
  "date-iso": date.iso!,
  "date-dotted": date.dotted!,
  "date-slashed": date.slashed!,
  "date-american": date.american!,
  "date-en": spelled(["January", "March", "June", "October"], (d, month, year) => `${d} ${month} ${year}`),
  "date-us": spelled(["January", "April", "July", "December"], (d, month, year) => `${month} ${d}, ${year}`),
  "date-de": spelled(["Januar", "März", "Mai", "Dezember"], (d, month, year) => `${d}. ${month} ${year}`),
  "date-fr": spelled(["janvier", "février", "août", "décembre"], (d, month, year) => `${d} ${month} ${year}`),
  "date-es": spelled(["enero", "marzo", "agosto", "diciembre"], (d, month, year) => `${d} de ${month} de ${year}`),
  "date-it": spelled(["gennaio", "maggio", "luglio", "ottobre"], (d, month, year) => `${d} ${month} ${year}`),
  "date-ru": spelled(["января", "марта", "мая", "августа"], (d, month, year) => `${d} ${month} ${year}`),
  "date-ja": spelled(["1", "5", "11"], (d, month, year) => `${year}年${month}月${d}日`),
  "name-en": person(["Emma", "Oliver", "Grace", "Jack"], ["Turner", "O'Brien", "Clark", "Reed"]),
  "name-de": person(["Jürgen", "Sabine", "Uwe", "Petra"], ["Vogel", "Schäfer", "Krüger", "Lange"]),
  "name-fr": person(["Zoé", "Luc", "Élise", "Hugo"], ["Durand", "Lefèvre", "Petit", "Roux"]),
  "name-es": person(["Lucía", "Diego", "Inés", "Pablo"], ["Ortega", "Muñoz", "Vega", "Prieto"]),
  "street-en": (random) => `${random.int(1, 300)} ${random.of(["Oak", "Mill", "Church", "King"])} ${random.of(["Street", "Road", "Lane", "Avenue"])}`,
  "street-de": (random) => `${random.of(["Lindenstraße", "Gartenweg", "Goethestraße", "Marktplatz"])} ${random.int(1, 99)}`,
  "street-fr": (random) => `${random.int(1, 99)} rue ${random.of(["de la Gare", "Victor Hugo", "des Lilas"])}`,
  "street-es": (random) => `Calle ${random.of(["Mayor", "de Alcalá", "San Juan"])} ${random.int(1, 99)}`,
};
