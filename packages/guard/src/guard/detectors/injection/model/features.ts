import { foldWord } from "../../../../text/index.ts";
import { findConcepts } from "./find-concepts.ts";

/*
 * What the linear model reads of a text: hashed pieces of a few words and of the letters within words, gathered in
 * blocks of one or two sentences. A block is scored by itself, what users say two neighbouring ones together, so that a
 * hostile sentence in a long text counts almost as much as alone. One forward pass, no allocation per piece: a kilobyte of
 * English is about 1,500 pieces. To them come the ideas that the words name, in any of the languages of concepts.ts:
 * alone, in pairs and in threes; so that what was learned of one language holds for the others.
 *
 * The same code makes the training data (training/stage1), so that there is no second reading to disagree.
 */

const BUCKET_BITS = 16;
export const BUCKETS: number = 1 << BUCKET_BITS;
/** From here on buckets are of concepts; below, of words and letters. */
const CONCEPT_BUCKETS = 0xe000;

/** A block ends with a sentence when it has so many words… */
const SETTLED_TOKENS = 12;
/** …and anywhere when it has so many. */
const FULL_TOKENS = 28;
/** Longer words tell nothing more: a key, a blob. */
const LONGEST_WORD = 32;

const OTHER = 0;
const WORD = 1;
const MARK = 2;
const STOP = 3;
const SINGLE = 4;

const KINDS: Uint8Array = /* @__PURE__ */ (() => {
  const kinds = new Uint8Array(128);
  for (let code = 48; code < 58; code++) kinds[code] = WORD;
  for (let code = 65; code < 91; code++) {
    kinds[code] = WORD;
    kinds[code + 32] = WORD;
  }
  kinds[39] = WORD; // don't
  for (const mark of '[]<>{}#|=*`":/@$%&~^\\_()') kinds[mark.charCodeAt(0)] = MARK;
  for (const stop of ".!?;\n") kinds[stop.charCodeAt(0)] = STOP;
  return kinds;
})();

/** Scripts that set no space between words: each character is read as one. */
function isSingle(code: number): boolean {
  return (
    (code >= 0x3040 && code <= 0x30ff) || // kana
    (code >= 0x3400 && code <= 0x9fff) || // Han
    (code >= 0x0e00 && code <= 0x0eff) || // Thai, Lao
    (code >= 0x1000 && code <= 0x109f) || // Burmese
    (code >= 0x1780 && code <= 0x17ff) // Khmer
  );
}

function kindOf(code: number): number {
  if (code < 128) return KINDS[code]!;
  if (isSingle(code)) return SINGLE;
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff1b || code === 0x964 || code === 0x61f)
    return STOP;
  if (code >= 0x2000 && code <= 0x206f) return OTHER;
  if (code < 0xc0 || (code >= 0x2e00 && code <= 0x303f)) return OTHER;
  return WORD;
}

/** Mixes two 32-bit numbers; a multiply-and-shift after murmur's finaliser. */
function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}

const START = 0x51ed270b;
const SEED_WORD = 0x2545f491;
const SEED_SKIP = 0x1b873593;
const SEED_LETTERS = 0x7feb352d;
const SEED_SHAPE = 0x3c6ef372;
const SEED_CONCEPT = 0x5bd1e995;
const SEED_CONCEPTS = 0x19d699a5;
/** How many concepts further on still make a pair with one. */
const PAIRED = 4;

/** Receives a block: its pieces are the first `count` of `pieces`, valid during the call only. */
type OnBlock = (pieces: Uint16Array, count: number, start: number, end: number) => void;

export interface FeatureReader {
  read(text: string, onBlock: OnBlock): void;
}

/** Not for use by two at once: it keeps its room. */
export function featureReader(): FeatureReader {
  const seen = new Uint32Array(BUCKETS);
  let stamp = 0;
  const pieces = new Uint16Array(BUCKETS);
  let count = 0;
  const word = new Uint16Array(LONGEST_WORD + 2);
  let concepts = new Uint8Array(256);
  let places = new Uint32Array(256);
  let conceptCount = 0;
  const keep = (concept: number, start: number): void => {
    if (conceptCount === concepts.length) {
      const wider = new Uint8Array(2 * conceptCount);
      wider.set(concepts);
      concepts = wider;
      const further = new Uint32Array(2 * conceptCount);
      further.set(places);
      places = further;
    }
    concepts[conceptCount] = concept;
    places[conceptCount++] = start;
  };

  const add = (hash: number): void => {
    const low = (hash ^ (hash >>> 16)) & (BUCKETS - 1);
    take(low >= CONCEPT_BUCKETS ? low & (CONCEPT_BUCKETS / 2 - 1) : low);
  };
  const addConcept = (hash: number): void =>
    take(CONCEPT_BUCKETS | ((hash ^ (hash >>> 16)) & (BUCKETS - CONCEPT_BUCKETS - 1)));
  const take = (bucket: number): void => {
    if (seen[bucket] === stamp) return;
    seen[bucket] = stamp;
    pieces[count++] = bucket;
  };
  const begin = (): void => {
    count = 0;
    stamp = (stamp + 1) >>> 0;
    if (stamp === 0) {
      seen.fill(0);
      stamp = 1;
    }
  };
  /** Letters in threes and fours, with the ends of the word. */
  const addLetters = (length: number): void => {
    for (let at = 0; at + 2 < length; at++) {
      const three = mix(mix(SEED_LETTERS + word[at]!, word[at + 1]!), word[at + 2]!);
      add(three);
      if (at + 3 < length) add(mix(three, word[at + 3]!));
    }
  };

  function read(text: string, onBlock: OnBlock): void {
    let first = START;
    let second = START;
    let tokens = 0;
    let blockStart = 0;
    let capitals = 0;
    let conceptAt = 0;
    conceptCount = 0;
    findConcepts(text, keep);
    begin();
    const push = (token: number): void => {
      add(token);
      add(mix(second, token));
      add(mix(mix(first, second), token));
      add(mix(mix(SEED_SKIP, first), token));
      first = second;
      second = token;
    };
    const addConcepts = (end: number): void => {
      const first = conceptAt;
      while (conceptAt < conceptCount && places[conceptAt]! < end) conceptAt++;
      for (let at = first; at < conceptAt; at++) {
        const one = mix(SEED_CONCEPT, concepts[at]!);
        addConcept(one);
        const last = Math.min(conceptAt, at + PAIRED + 1);
        for (let next = at + 1; next < last; next++) {
          if (concepts[next] === concepts[at]) continue;
          const pair = mix(one, concepts[next]! + 64);
          addConcept(pair);
          if (next + 1 < last) addConcept(mix(pair, concepts[next + 1]! + 128));
        }
      }
      addConcept(mix(SEED_CONCEPTS, Math.min(8, conceptAt - first)));
    };
    const finish = (end: number): void => {
      if (tokens > 0) {
        if (capitals * 3 > tokens && capitals > 3) addConcept(mix(SEED_SHAPE, 1));
        addConcepts(end);
        onBlock(pieces, count, blockStart, end);
      }
      begin();
      tokens = 0;
      capitals = 0;
      blockStart = end;
    };
    const size = text.length;
    let at = 0;
    while (at < size) {
      const code = text.charCodeAt(at);
      const kind = kindOf(code);
      if (kind === WORD) {
        const start = at;
        let isPlain = true;
        let letters = 0;
        let digits = 0;
        let length = 1;
        for (; at < size; at++) {
          const unit = text.charCodeAt(at);
          if (unit >= 128 ? kindOf(unit) !== WORD : KINDS[unit] !== WORD) break;
          if (unit >= 128) isPlain = false;
          else if (unit < 58 && unit !== 39) digits++;
          else letters++;
          if (length <= LONGEST_WORD) word[length++] = unit >= 65 && unit < 91 ? unit + 32 : unit;
        }
        if (code >= 65 && code < 91 && at - start > 1) {
          const next = text.charCodeAt(start + 1);
          if (next >= 65 && next < 91) capitals++;
        }
        if (!isPlain || (digits > 0 && letters > 0)) {
          const folded = foldWord(text.slice(start, Math.min(at, start + LONGEST_WORD)));
          length = 1;
          for (let index = 0; index < folded.length && length <= LONGEST_WORD; index++)
            word[length++] = folded.charCodeAt(index);
        }
        let token = SEED_WORD;
        if (letters === 0 && digits > 0) token = mix(token, 48);
        else {
          for (let index = 1; index < length; index++) token = mix(token, word[index]!);
          if (length > 4) {
            word[0] = 94;
            word[length] = 36;
            addLetters(length + 1);
          }
        }
        push(token);
        tokens++;
      } else {
        at++;
        if (kind === SINGLE) {
          push(mix(SEED_WORD, code));
          tokens++;
        } else if (kind === MARK) {
          // A run of one mark is one: `###`, `----`.
          while (at < size && text.charCodeAt(at) === code) at++;
          push(mix(SEED_SHAPE, code));
        } else if (kind === STOP) {
          while (at < size && kindOf(text.charCodeAt(at)) === STOP) at++;
          if (second !== START) {
            add(mix(mix(SEED_SHAPE, code), second));
            first = second;
            second = START;
          }
          if (tokens >= SETTLED_TOKENS) finish(at);
          continue;
        }
      }
      if (tokens >= FULL_TOKENS) finish(at);
    }
    finish(size);
  }
  return { read };
}
