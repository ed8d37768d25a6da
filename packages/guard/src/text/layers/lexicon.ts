/**
 * Words that tell English from noise. The first list is what instructions to a machine are made of; the second what
 * holds any English sentence together, from three letters on.
 */
// biome-ignore format: a list of words
const INSTRUCTION_WORDS: readonly string[] = [
  "accept", "access", "account", "acknowledge", "admin", "administrator", "allow", "allowed", "answer", "anything",
  "assistant", "attach", "before", "begin", "behave", "bypass", "cancel", "change", "chatbot", "code", "command",
  "commands", "complete", "comply", "confidential", "configuration", "constraint", "constraints", "content", "context",
  "continue", "conversation", "copy", "credentials", "customer", "data", "database", "decode", "delete", "describe",
  "developer", "directions", "directive", "directives", "disable", "disclose", "discard", "disregard", "document",
  "email", "enable", "encode", "every", "everything", "execute", "exfiltrate", "explain", "export", "file", "files",
  "filter", "filters", "first", "follow", "following", "forget", "forward", "function", "generate", "give", "guard",
  "guidelines", "hidden", "human", "ignore", "ignoring", "immediately", "important", "information", "initial",
  "insert", "instead", "instruct", "instruction", "instructions", "internal", "jailbreak", "language", "limit",
  "limits", "list", "message", "messages", "model", "never", "only", "operator", "output", "override", "password",
  "passwords", "payment", "permission", "please", "policy", "pretend", "previous", "print", "prior", "private",
  "prohibited", "prompt", "prompts", "protocol", "provide", "question", "read", "refuse", "remember", "remove",
  "repeat", "replace", "reply", "request", "respond", "response", "restriction", "restrictions", "return", "reveal",
  "role", "rules", "safety", "secret", "secrets", "security", "send", "settings", "show", "simulate", "start", "stop",
  "summarize", "switch", "system", "tell", "text", "token", "tools", "transfer", "translate", "unfiltered",
  "unlock", "unrestricted", "upload", "user", "users", "verbatim", "without", "word", "words", "write",
];

// biome-ignore format: a list of words
const COMMON_WORDS: readonly string[] = [
  "about", "after", "again", "all", "also", "and", "any", "are", "because", "been", "but", "can", "could", "does",
  "for", "from", "have", "her", "his", "how", "into", "just", "know", "like", "make", "more", "most", "need", "not",
  "now", "other", "our", "over", "people", "said", "should", "some", "such", "than", "that", "the", "their", "them",
  "then", "there", "these", "they", "thing", "think", "this", "those", "time", "under", "very", "want", "was", "well",
  "were", "what", "when", "where", "which", "who", "will", "with", "would", "you", "your",
];

/** Read backwards these are words of their own, or too short to tell. */
const TWO_WAY_WORDS: ReadonlySet<string> = new Set(["now", "not", "was", "stop", "token", "her"]);

export const SHORTEST_WORD = 3;
export const LONGEST_WORD = 16;
/** So many letters and more, and one word alone tells; fewer want another beside them. */
export const TELLING_LETTERS = 7;
/** So many letters without a known word, and they may be of another alphabet. */
export const UNKNOWN_LETTERS = 40;

/** Random 32-bit weights by letter 1–26, so that the sum of a word's letters tells which they are, in any order. */
export const LETTER_WEIGHT: Int32Array = /* @__PURE__ */ Int32Array.from({ length: 64 }, (_, letter) =>
  scrambled(letter + 1),
);

function scrambled(value: number): number {
  let mixed = Math.imul(value, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/** The hash so far with the letter that follows: only distances count, so every shift of a word has the same hash. */
export function nextHash(hash: number, previous: number, letter: number): number {
  const distance = letter - previous;
  return (Math.imul(hash, 0x01000193) + distance + (distance < 0 ? 26 : 0) + 1) | 0;
}

/** Tells words with the same first and last letter and the same letters between. */
export function signatureOf(first: number, last: number, sum: number): number {
  return (sum ^ Math.imul(first * 27 + last, 0x85ebca6b)) | 1;
}

const SLOTS = 4_096;

/** An open-addressing table from 32-bit keys to numbers above 0: one load answers most questions with no. */
class WordTable {
  readonly #keys: Int32Array = new Int32Array(SLOTS);
  readonly #values: Int32Array = new Int32Array(SLOTS);

  /** Adds the bits of `value` to what stands under `key`. */
  add(key: number, value: number): void {
    let slot = slotOf(key);
    while (this.#values[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
    this.#keys[slot] = key;
    this.#values[slot]! |= value;
  }

  /** 0 when nothing stands there. */
  get(key: number): number {
    let slot = slotOf(key);
    for (;;) {
      const value = this.#values[slot]!;
      if (value === 0 || this.#keys[slot] === key) return value;
      slot = (slot + 1) & (SLOTS - 1);
    }
  }
}

const slotOf = (key: number): number => (Math.imul(key, 0x9e3779b1) >>> 20) & (SLOTS - 1);
const lettersOf = (word: string): number[] => Array.from(word, (letter) => letter.charCodeAt(0) & 31);

function hashOf(letters: readonly number[]): number {
  let hash = 0;
  for (let i = 1; i < letters.length; i++) hash = nextHash(hash, letters[i - 1]!, letters[i]!);
  return hash;
}

/** First letter of the lexicon word whose distances were found, 0 when there is none. */
export const plainFirst = (found: number): number => found & 31;
/** The same of a word read backwards. */
export const reversedFirst = (found: number): number => (found >> 5) & 31;
/** The same of a word in Atbash. */
export const atbashFirst = (found: number): number => found >> 10;

function buildReadings(): WordTable {
  const table = new WordTable();
  for (const word of [...INSTRUCTION_WORDS, ...COMMON_WORDS]) {
    const letters = lettersOf(word);
    table.add(hashOf(letters), letters[0]!);
    const backwards = [...letters].reverse();
    if (!TWO_WAY_WORDS.has(word)) table.add(hashOf(backwards), backwards[0]! << 5);
    const mirrored = letters.map((letter) => 27 - letter);
    table.add(hashOf(mirrored), mirrored[0]! << 10);
  }
  return table;
}

/** By the hash of a word's distances: see `plainFirst`, `reversedFirst` and `atbashFirst`. */
export const READINGS: WordTable = /* @__PURE__ */ buildReadings();

/** Shorter words have too little in the middle to be scrambled, and scrambled too often make another word. */
export const SHORTEST_SCRAMBLED = 5;

/** Not the common words: `cloud` is no scrambled `could`, nor `three` a `there`. */
const SCRAMBLED_WORDS: readonly string[] = INSTRUCTION_WORDS.filter(({ length }) => length >= SHORTEST_SCRAMBLED);

function buildSignatures(): WordTable {
  const table = new WordTable();
  SCRAMBLED_WORDS.forEach((word, index) => {
    const letters = lettersOf(word);
    const sum = letters.reduce((total, letter) => (total + LETTER_WEIGHT[letter]!) | 0, 0);
    const signature = signatureOf(letters[0]!, letters.at(-1)!, sum);
    if (table.get(signature) === 0) table.add(signature, index + 1);
  });
  return table;
}

/** By signature: one more than the index of the word that `scrambledWord` gives. */
export const SIGNATURES: WordTable = /* @__PURE__ */ buildSignatures();

export function scrambledWord(found: number): string {
  return SCRAMBLED_WORDS[found - 1]!;
}

const LEXICON: ReadonlySet<string> = /* @__PURE__ */ new Set([...INSTRUCTION_WORDS, ...COMMON_WORDS]);

/** @param word lower case */
export function isLexiconWord(word: string): boolean {
  return LEXICON.has(word);
}

const BEGINNINGS: ReadonlySet<number> = /* @__PURE__ */ new Set(
  [...LEXICON].map((word) => word.charCodeAt(0) * 128 + word.charCodeAt(1)),
);

/** True when some word begins with these two small letters. */
export function beginsLexiconWord(first: number, second: number): boolean {
  return BEGINNINGS.has(first * 128 + second);
}
