/** Words that English texts are full of, and that every assistant says of itself: they tell one prompt from no other. */
// biome-ignore format: a list of words
const COMMON: ReadonlySet<string> = new Set([
  "a", "an", "the", "and", "or", "but", "nor", "so", "yet", "if", "then", "than", "that", "this", "these", "those", "there", "here", "it", "its",
  "he", "she", "they", "them", "their", "his", "her", "who", "whom", "whose", "which", "what", "when", "where", "why", "how", "to", "of", "in",
  "on", "at", "by", "for", "from", "with", "without", "within", "into", "onto", "about", "above", "below", "over", "under", "after", "before",
  "between", "through", "during", "as", "is", "be", "been", "being", "was", "were", "has", "have", "had", "do", "does", "did", "done", "will",
  "would", "can", "could", "may", "might", "shall", "should", "must", "not", "no", "yes", "never", "always", "only", "also", "just", "any",
  "all", "each", "every", "some", "more", "most", "other", "such", "same", "own", "too", "very", "out", "up", "down", "off", "again", "once",
  "one", "two", "first", "please", "thanks", "thank", "let", "like", "well", "good", "new", "use", "using", "used", "make", "made", "get",
  "give", "given", "say", "tell", "know", "need", "want", "try", "ask", "asked", "see", "look", "find", "keep", "take", "happy", "sure",
  "@i", "@my", "@be", "@never", "@say",
  "assistant", "helpful", "harmless", "honest", "ai", "model", "language", "chatbot", "bot", "agent", "support", "customer", "customers",
  "user", "users", "question", "questions", "answer", "answers", "answering", "help", "helps", "helping", "provide", "information", "respond",
  "response", "responses", "reply", "replies", "request", "requests", "instructions", "instruction", "system", "prompt", "rules", "guidelines",
  "policy", "policies", "friendly", "polite", "professional", "concise", "accurate", "clear", "safe", "sorry", "unable", "cannot", "assist",
  "assistance", "task", "tasks", "topic", "topics", "related", "share", "reveal", "disclose", "confidential", "private", "company", "service",
  "services", "product", "products", "today", "conversation", "chat", "speak", "talk", "discuss", "follow", "designed", "here", "anything",
  "something", "someone", "people", "person", "time", "way", "able", "work", "best", "possible", "important", "details", "follow",
]);

/** Who speaks changes who is meant, and an order becomes a habit: words that stand for one another when a prompt is retold. */
const SAME: Readonly<Record<string, string>> = {
  i: "@i",
  you: "@i",
  me: "@i",
  we: "@i",
  us: "@i",
  my: "@my",
  your: "@my",
  our: "@my",
  yours: "@my",
  mine: "@my",
  ours: "@my",
  am: "@be",
  are: "@be",
  is: "@be",
  be: "@be",
  "i'm": "@be",
  "you're": "@be",
  never: "@never",
  not: "@never",
  "don't": "@never",
  "won't": "@never",
  "can't": "@never",
  cannot: "@never",
  "mustn't": "@never",
  reveal: "@say",
  disclose: "@say",
  share: "@say",
  tell: "@say",
  mention: "@say",
  divulge: "@say",
  expose: "@say",
  customers: "customer",
  clients: "customer",
  client: "customer",
  users: "customer",
  user: "customer",
  permitted: "allowed",
  authorised: "allowed",
  authorized: "allowed",
  supposed: "allowed",
  do: "",
  does: "",
  must: "",
  should: "",
  shall: "",
  will: "",
  may: "",
  can: "",
  to: "",
};

/** The words of a text, told from nobody's side: `you must never reveal` and `I never share` are the same. */
export function ownWords(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .replaceAll("\u2019", "'")
      .match(/[\p{L}\p{N}]+(?:'[a-z]+)?/gu) ?? [];
  const own: string[] = [];
  for (const word of words) {
    const same = Object.hasOwn(SAME, word) ? SAME[word]! : word;
    if (same !== "") own.push(same);
  }
  return own;
}

/** 0 for a word that every prompt has, 1 for one that few have. */
export const weightOf = (word: string): number => (COMMON.has(word) ? 0 : 1);
