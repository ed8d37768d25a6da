import { describe, expect, it } from "vitest";
import { CUSTOMERS } from "./customers.ts";

/** From ISO/IEC 7812-1, written anew here: the guard's own check must not vouch for the guard's own bait. */
function passesLuhn(card: string): boolean {
  const digits = [...card.replaceAll(" ", "")].map(Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit : digit * 2;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** ISO 13616: the first four characters go to the end, letters count from 10, the remainder by 97 is 1. */
function passesMod97(iban: string): boolean {
  const bare = iban.replaceAll(" ", "");
  const digits = [...`${bare.slice(4)}${bare.slice(0, 4)}`].map((character) => Number.parseInt(character, 36)).join("");
  return BigInt(digits) % 97n === 1n;
}

describe("the customer table", () => {
  it.each(CUSTOMERS)("P8: $name has a card and an IBAN that pass their checks", ({ card, iban }) => {
    expect(passesLuhn(card)).toBe(true);
    expect(passesMod97(iban)).toBe(true);
  });

  it("P8: belongs to nobody: reserved mail domain, phone numbers set aside for fiction", () => {
    for (const { email, phone } of CUSTOMERS) {
      expect(email).toMatch(/@example\.com$/);
      expect(phone).toMatch(/^\+44 7700 900\d{3}$|^\+1 202 555 01\d{2}$/);
    }
  });
});
