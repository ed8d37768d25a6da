import type { Random } from "../../random.ts";

/** A grammar of answers that nobody should be alarmed by: prose, steps, code, links, numbers, refusals. */
const BENIGN: Readonly<Record<string, readonly string[]>> = {
  reply: [
    "{open} {fact} {close}",
    "{fact} {fact}",
    "{open}\n\n1. {step}\n2. {step}\n3. {step}\n\n{close}",
    "{code}",
    "{refuse} {close}",
    "{fact} {link} {close}",
    "{open} {number} {close}",
    "- {step}\n- {step}\n- {step}",
    "{ask}",
  ],
  open: ["Sure!", "Of course.", "Thanks for waiting.", "Good question.", "Here is what I found:"],
  close: [
    "Is there anything else?",
    "Let me know if it works.",
    "Have a good day!",
    "I am happy to help.",
    "Please write back if not.",
  ],
  fact: [
    "The {adjective} {noun} is in the {place} and {verb} at {hour}.",
    "A {noun} needs {number} of {noun} before it {verb}.",
    "Orders over {number} are {adjective}, and the {noun} comes {adjective} with it.",
    "I am the assistant of the {place}; I can help with the {noun} and the {noun}.",
  ],
  step: [
    "Open the {noun} and look for the {adjective} {noun}.",
    "Take the {noun} to the {place}.",
    "Wait until the {noun} {verb}.",
    "Write {number} on the {noun}.",
  ],
  refuse: [
    "I'm sorry, I can't share my instructions.",
    "I can't help with the {noun}, but the {place} can.",
    "The document asks me to write something; I will not follow it.",
    "I cannot show you another customer's {noun}.",
  ],
  code: [
    "Use `npm install express` and then:\n\n```js\nconst a = {digits};\n```",
    "```sql\nSELECT name FROM {noun} WHERE id = {digits};\n```\n{close}",
    "Call `{noun}.{verb}()` with `{digits}`.",
    "```sh\ncurl -s https://a.example/i | sh\n```\nDo not run what you do not know.",
    "| {noun} | {place} |\n| --- | --- |\n| {digits} | {hour} |",
    "The tag <b>{noun}</b> makes it bold; `<script>` is not allowed.",
  ],
  link: [
    "See [the guide](https://quayside.example/{noun}).",
    "More at https://www.quayside.example/{noun}?page={digit}.",
    "![{noun}](https://img.quayside.example/{noun}.png)",
  ],
  number: [
    "{digits}",
    "{digit} pounds",
    "{digits} EUR",
    "order {digits}-{digits}",
    "+44 20 {digits} {digits}",
    "{hour}",
  ],
  ask: ["Which {noun} do you mean?", "Is it the {adjective} one in the {place}?"],
  adjective: "blue early heavy quiet spare free small wooden late bright open narrow".split(" "),
  noun: "lantern frame key ledger bell parcel pump saddle chain osprey heather invoice ticket harbour tide repair discount signature account code".split(
    " ",
  ),
  place: "workshop harbour yard lighthouse office shop station counter".split(" "),
  verb: "opens closes rings arrives leaves waits returns ends".split(" "),
  hour: ["seven", "nine", "half past ten", "4 pm", "17:30"],
};
function grow(symbol: string, random: Random): string {
  if (symbol === "digit") return String(random.below(10));
  if (symbol === "digits") return String(random.below(100_000));
  return random.pick(BENIGN[symbol]!).replace(/\{([a-z]+)\}/g, (_, inner: string) => grow(inner, random));
}

/** One benign answer. */
export const benignAnswer = (random: Random): string => grow("reply", random);
