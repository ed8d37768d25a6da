import { isCcc, isClabe, isRoutingNumber } from "../check-bank.ts";
import { isCard } from "../checks.ts";
import { always, form, type NumberRule } from "../number-rule.ts";

const CARD: readonly string[] = [
  "card",
  "visa",
  "mastercard",
  "amex",
  "karte",
  "carte",
  "tarjeta",
  "carta",
  "kaart",
  "cartão",
  "cartao",
  "karta",
  "karty",
  "карт",
  "カード",
  "信用卡",
  "카드",
  "kart",
];

/** Cards, accounts and what leads to them. */
// biome-ignore format: a table reads by its rows
export const BANK_RULES: readonly NumberRule[] = [
  { entity: "payment-card", form: form("(?:[0-9]{4}([ .-])[0-9]{4}\\1[0-9]{4}\\1[0-9]{4}(?:\\1[0-9]{3})?|[0-9]{4}([ -])[0-9]{6}\\2[0-9]{4,5}|[0-9]{14,19})"), check: isCard, near: CARD, alone: 0.9, named: 0.97, severity: "high" },
  // Visa's old length, which many other numbers have.
  { entity: "payment-card", form: form("[0-9]{13}"), check: isCard, near: CARD, alone: 0, named: 0.9, severity: "high" },
  { entity: "us-routing-number", form: form("[0-9]{9}"), check: isRoutingNumber, near: ["routing", "aba", "transit number", "rtn"], alone: 0, named: 0.95, severity: "medium" },
  { entity: "uk-sort-code", form: form("[0-9]{2}([- ])[0-9]{2}\\1[0-9]{2}(?! [0-9])"), check: always, near: ["sort code", "sort-code", "sortcode"], alone: 0, named: 0.9, severity: "medium" },
  { entity: "uk-sort-code", form: form("[0-9]{6}"), check: always, near: ["sort code", "sort-code", "sortcode"], alone: 0, named: 0.85, severity: "medium" },
  { entity: "au-bsb", form: form("[0-9]{3}[- ]?[0-9]{3}(?! [0-9])"), check: always, near: ["bsb"], alone: 0, named: 0.9, severity: "medium" },
  { entity: "mx-clabe", form: form("[0-9]{18}"), check: isClabe, near: ["clabe", "cuenta", "interbancaria"], alone: 0, named: 0.97, severity: "high" },
  { entity: "in-ifsc", form: form("[A-Z]{4}0[0-9A-Z]{6}"), check: always, near: ["ifsc"], alone: 0, named: 0.95, severity: "low" },
  { entity: "es-ccc", form: form("[0-9]{4}([ -]?)[0-9]{4}\\1[0-9]{2}\\1[0-9]{10}"), check: isCcc, near: ["ccc", "cuenta", "conto", "banc"], alone: 0.8, named: 0.97, severity: "high" },
  { entity: "nz-bank-account", form: form("[0-9]{2}-[0-9]{4}-[0-9]{7}-[0-9]{2,3}"), check: always, near: ["account", "acct", "bank"], alone: 0.7, named: 0.9, severity: "high" },
];
