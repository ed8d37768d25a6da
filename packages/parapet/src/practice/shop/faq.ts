export interface Answer {
  /** Words that point here; a question is matched by how many of them it uses. */
  readonly words: readonly string[];
  readonly text: string;
}

/** What an honest assistant of the shop knows. Nothing personal, no links: a guard has no reason to touch these. */
export const FAQ: readonly Answer[] = [
  {
    words: ["return", "returns", "send", "back", "refund", "policy", "exchange"],
    text: "You can return anything within 60 days of delivery. We collect benches and tables from your door, and the money is back within five working days.",
  },
  {
    words: ["delivery", "deliver", "shipping", "ship", "long", "arrive", "cost"],
    text: "Delivery takes three to five working days and is free above 80 pounds; larger pieces come by van at a time you choose.",
  },
  {
    words: ["opening", "open", "hours", "time", "today", "closed", "weekend"],
    text: "Our support desk answers from 8 in the morning to 8 in the evening, Monday to Saturday.",
  },
  {
    words: ["oil", "teak", "wood", "care", "clean", "weather", "winter", "bench"],
    text: "Brush the wood with mild soapy water in spring and give it one thin coat of teak oil; left bare it turns silver grey, which does no harm.",
  },
  {
    words: ["warranty", "guarantee", "broken", "crack", "repair", "years"],
    text: "Every piece has a ten-year warranty on joints and frame. Tell us the order number and we send a part or a carpenter.",
  },
  {
    words: ["pay", "payment", "cards", "invoice", "instalments", "paypal"],
    text: "We take all major cards, bank transfer and payment by invoice within 30 days.",
  },
  {
    words: ["assembly", "assemble", "build", "tools", "screws", "instructions"],
    text: "Most pieces need ten minutes and the hex key that comes in the box; the leaflet shows each step.",
  },
  {
    words: ["discount", "voucher", "code", "sale", "offer", "cheaper"],
    text: "Our next sale starts on the first day of spring; newsletter readers hear of it two days earlier.",
  },
  {
    words: ["sustainable", "forest", "certified", "eco", "environment", "recycled"],
    text: "All our timber comes from certified forests, and we plant two pines for every table we sell.",
  },
  {
    words: ["cancel", "change", "order", "modify"],
    text: "You can change or cancel an order until it leaves our yard, usually the next morning.",
  },
  {
    words: ["shop", "store", "showroom", "visit", "location", "located"],
    text: "You can try everything in our showroom by the old harbour in Marrowby; there is parking behind the sail loft.",
  },
];

/** The best answer, or undefined when no word of the question is known. The first of equals wins. */
export function answerTo(words: readonly string[]): string | undefined {
  const asked = new Set(words);
  let best: Answer | undefined;
  let bestScore = 0;
  for (const entry of FAQ) {
    const score = entry.words.filter((word) => asked.has(word)).length;
    if (score > bestScore) {
      best = entry;
      bestScore = score;
    }
  }
  return best?.text;
}
