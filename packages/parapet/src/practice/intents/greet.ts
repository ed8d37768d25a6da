import { wordsOf } from "../cues.ts";
import type { Intent } from "../intent.ts";
import { say } from "../turn.ts";

const GREETINGS = new Set(["hello", "hi", "hey", "hallo", "bonjour", "hola", "ciao", "greetings"]);
const THANKS = new Set(["thanks", "thank", "danke", "merci", "gracias", "grazie"]);

export const greet: Intent = {
  id: "greet",
  title: "Greets and takes thanks",
  threats: [],
  answer({ asked }) {
    const words = wordsOf(asked);
    if (words.length > 6) return undefined;
    if (words.some((word) => GREETINGS.has(word)))
      return say("Hello, I am Juniper of Harbour & Pine. What can I do for you?");
    return words.some((word) => THANKS.has(word)) ? say("You are welcome. Enjoy your garden!") : undefined;
  },
  examples: [
    { asks: "Hello there", says: "Juniper" },
    { asks: "Thank you!", says: "You are welcome" },
  ],
};
