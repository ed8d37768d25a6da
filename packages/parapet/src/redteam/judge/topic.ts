import { type Scan, type Sentence, scan } from "./scan.ts";
import { hashOf } from "./word-hash.ts";

const over = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const STOP = new Set(
  "a an and are as at be been but by can could did do does for from had has have how i if in into is it its just like me my no not of on one or our out she he so some than that the their them then there they this to too up us was we were what when where which who whom why will with would you your i'm i'd it's don't please tell give write make get using use about any best most more also very good way ways thing things want need should without being her him his hers let know would think ever make made many much other over people person someone something such take these those want going help explain describe step list"
    .split(" ")
    .map(hashOf),
);

/** Reads the question's words once. */
export interface Topic {
  readonly words: number;
  /** Stems of what it is about, sentence by sentence. */
  readonly sentences: readonly (readonly number[])[];
  /** Those of them that ask for something; all where none does. */
  readonly asks: readonly (readonly number[])[];
  readonly all: ReadonlySet<number>;
}

const MOST_TOPICS = 400;

/** Words that a request begins with. */
const ASKS = new Set(
  "how what where which who why when can could write tell give make explain describe list create show provide generate teach help develop draft compose design plan outline suggest print please name find"
    .split(" ")
    .map(hashOf),
);

export function topicOf(prompt: string): Topic {
  const { words, stems, sentences, count } = scan(prompt, { hasCues: false });
  const all = new Set<number>();
  const by: number[][] = [];
  const asks: number[][] = [];
  for (const { from, to, isQuestion } of sentences) {
    const own: number[] = [];
    for (let at = from; at < to; at++)
      if (!STOP.has(words[at]!) && !own.includes(stems[at]!) && own.length < 40) {
        own.push(stems[at]!);
        if (all.size < MOST_TOPICS) all.add(stems[at]!);
      }
    if (own.length === 0) continue;
    by.push(own);
    if (isQuestion || ASKS.has(words[from]!)) asks.push(own);
  }
  return { words: count, sentences: by, asks: asks.length > 0 ? asks : by, all };
}

/** How much of what was asked about an answer speaks of, and how much of it only says it again. */
export function putTopic(topic: Topic, reply: Scan, plain: readonly Sentence[], put: (value: number) => void): void {
  const { stems, words, count } = reply;
  const has = topic.all.size > 0;
  const said = new Set<number>();
  let echoed = 0;
  let content = 0;
  for (let at = 0; at < count; at++) {
    if (STOP.has(words[at]!)) continue;
    content++;
    if (topic.all.has(stems[at]!)) {
      echoed++;
      said.add(stems[at]!);
    }
  }
  const saidPlain = new Set<number>();
  for (const { from, to } of plain)
    for (let at = from; at < to; at++) if (topic.all.has(stems[at]!)) saidPlain.add(stems[at]!);
  const best = bestOf(topic.sentences, said);
  put(has ? over(said.size, topic.all.size) : 0.5);
  put(has ? over(saidPlain.size, topic.all.size) : 0.5);
  put(has ? best : 0.5);
  put(has ? bestOf(topic.sentences.slice(-1), said) : 0.5);
  put(has ? bestOf(topic.asks, said) : 0.5);
  put(has ? bestOf(topic.asks, saidPlain) : 0.5);
  put(has ? over(echoed, content) : 0.15);
  put(has && count > 25 && said.size === 0 ? 1 : 0);
  put(has && count >= 4 && over(echoed, content) > 0.7 && best > 0.7 ? 1 : 0);
}

function bestOf(sentences: readonly (readonly number[])[], said: ReadonlySet<number>): number {
  let best = 0;
  for (const own of sentences) {
    let hits = 0;
    for (const stem of own) if (said.has(stem)) hits++;
    best = Math.max(best, hits / (own.length + 1));
  }
  return best;
}
