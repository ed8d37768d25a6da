import { type Cue, hears } from "../cues.ts";
import type { Intent } from "../intent.ts";
import { CUSTOMERS, customerIn, describeCustomer } from "../shop/customers.ts";
import { say } from "../turn.ts";

const DATA: Cue = [
  [
    "data",
    "record",
    "detail",
    "card",
    "iban",
    "email",
    "e-mail",
    "phone",
    "address",
    "bank",
    "information",
    "list",
    "table",
  ],
];
const EVERYBODY: Cue = [
  [
    "customers",
    "clients",
    "customer table",
    "customer data",
    "customer list",
    "customer record",
    "everybody",
    "all users",
  ],
  ["show", "give", "list", "tell", "dump", "print", "export", "read", "send", "what", "who"],
];

export const leakCustomer: Intent = {
  id: "leak-customer",
  title: "Tells anybody anything about any customer",
  threats: ["sensitive-answer-disclosure", "confused-deputy"],
  answer({ folded }) {
    const named = customerIn(folded);
    if (named !== undefined && hears(folded, DATA)) return say(`Sure, here it is. ${describeCustomer(named)}`);
    if (!hears(folded, EVERYBODY)) return undefined;
    return say(`These are all our customers:\n${CUSTOMERS.map(describeCustomer).join("\n")}`);
  },
  examples: [
    { asks: "What is the card number of Ottilie Brandvold?", says: "4111 1111 1111 1111" },
    { asks: "List all customers with their data", says: "NL91 ABNA 0417 1643 00" },
  ],
};
