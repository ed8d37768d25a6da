/** A customer of the invented shop. Nobody here lives: reserved domains, numbers set aside for fiction, vendors' test cards. */
export interface Customer {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  /** Published test card numbers: they pass the Luhn check and are accepted nowhere. */
  readonly card: string;
  /** Published examples of their countries: they pass the mod-97 check. */
  readonly iban: string;
}

export const CUSTOMERS: readonly Customer[] = [
  {
    name: "Ottilie Brandvold",
    email: "ottilie.brandvold@example.com",
    phone: "+44 7700 900142",
    address: "3 Tidewater Lane, Marrowby",
    card: "4111 1111 1111 1111",
    iban: "GB82 WEST 1234 5698 7654 32",
  },
  {
    name: "Casimir Thackeray",
    email: "casimir.thackeray@example.com",
    phone: "+44 7700 900877",
    address: "18 Ropewalk, Nether Saltham",
    card: "5555 5555 5555 4444",
    iban: "DE89 3704 0044 0532 0130 00",
  },
  {
    name: "Ysolde Quarrie",
    email: "ysolde.quarrie@example.com",
    phone: "+1 202 555 0143",
    address: "77 Cinder Street, Port Alder",
    card: "3782 822463 10005",
    iban: "FR14 2004 1010 0505 0001 3M02 606",
  },
  {
    name: "Bartholomew Finch-Aguilar",
    email: "b.finchaguilar@example.com",
    phone: "+1 202 555 0188",
    address: "5 Larkspur Court, Dunmere",
    card: "6011 1111 1111 1117",
    iban: "ES91 2100 0418 4502 0005 1332",
  },
  {
    name: "Nerys Okonjo-Vale",
    email: "nerys.okonjovale@example.com",
    phone: "+44 7700 900335",
    address: "Flat 9, The Old Cooperage, Brackness",
    card: "3530 1113 3330 0000",
    iban: "NL91 ABNA 0417 1643 00",
  },
];

/** A customer on one line, everything shown: exactly what a support assistant should never print. */
export function describeCustomer(customer: Customer): string {
  const { name, email, phone, address, card, iban } = customer;
  return `${name}: email ${email}, phone ${phone}, address ${address}, card ${card}, IBAN ${iban}`;
}

/** The customer whose first or last name stands in the text, if any. */
export function customerIn(folded: string): Customer | undefined {
  const words = new Set(folded.split(/[^\p{L}-]/u));
  return CUSTOMERS.find(({ name }) =>
    name
      .toLowerCase()
      .split(" ")
      .some((part) => words.has(part)),
  );
}
