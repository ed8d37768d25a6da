import type { Severity } from "../../../kernel/index.ts";

/** One place of a phrase: any of these words, after at most `gap` others. */
interface Step {
  readonly words: ReadonlySet<string>;
  readonly gap: number;
}

export interface Phrase {
  readonly rule: string;
  readonly steps: readonly Step[];
  readonly confidence: number;
  readonly severity: Severity;
  readonly reason: string;
  /** True when it is suspicious only in what the user did not write: documents and tool results. */
  readonly isForData: boolean;
}

/** Words and gaps of a phrase, as `ignore|forget 2 previous|prior 3 instructions`: the number stands before its words. */
function steps(source: string): readonly Step[] {
  const result: Step[] = [];
  let gap = 0;
  for (const token of source.split(/\s+/)) {
    if (/^[0-9]+$/.test(token)) gap = Number(token);
    else {
      result.push({ words: new Set(token.split("|")), gap });
      gap = 0;
    }
  }
  return result;
}

const KINDS: Readonly<Record<string, Pick<Phrase, "confidence" | "severity" | "reason" | "isForData">>> = {
  "instruction-override": {
    confidence: 0.8,
    severity: "high",
    reason: "tells the model to drop its instructions",
    isForData: false,
  },
  "prompt-extraction": {
    confidence: 0.7,
    severity: "medium",
    reason: "asks the model for its own instructions",
    isForData: false,
  },
  "persona-jailbreak": {
    confidence: 0.7,
    severity: "high",
    reason: "gives the model a role without rules",
    isForData: false,
  },
  "data-exfiltration": {
    confidence: 0.75,
    severity: "high",
    reason: "tells the model to send what it knows elsewhere",
    isForData: true,
  },
  "user-deception": {
    confidence: 0.6,
    severity: "high",
    reason: "tells the model to keep something from the user",
    isForData: true,
  },
};

const RULES_EN =
  "instructions|instruction|rules|directions|prompt|prompts|guidelines|directives|commands|programming|constraints|restrictions";
const BEFORE_EN =
  "previous|prior|above|earlier|preceding|foregoing|all|your|system|original|initial|every|any|these|those";

/** In lower case without accents, as words are folded. */
// biome-ignore format: a table reads by its rows
const SOURCES: readonly (readonly [rule: string, source: string])[] = [
  ["instruction-override", `ignore|disregard|forget|override|bypass|overlook|ignoring|disregarding 2 ${BEFORE_EN} 3 ${RULES_EN}`],
  ["instruction-override", "ignore|disregard|forget 1 everything|anything 4 above|before|told|said|previously|earlier|instructed"],
  ["instruction-override", "ignoriere|ignorier|ignorieren|vergiss|vergesse|vergessen|missachte 2 alle|alles|allen|vorherigen|bisherigen|obigen|deine|deinen|fruheren|vorigen 2 anweisungen|anweisung|instruktionen|regeln|vorgaben|befehle"],
  ["instruction-override", "ignore|ignorez|oublie|oubliez|ignorer|oublier 3 instructions|consignes|regles|directives 2 precedentes|anterieures|dessus|recues|initiales"],
  ["instruction-override", "ignora|ignore|ignorad|olvida|olvide|omite|omita 4 instrucciones|reglas|indicaciones|ordenes 2 anteriores|previas|precedentes|recibidas|iniciales"],
  ["instruction-override", "ignora|ignorate|ignorare|dimentica|dimenticate 4 istruzioni|regole|indicazioni 2 precedenti|anteriori|ricevute|iniziali"],
  ["instruction-override", "ignore|ignora|ignorem|esqueca|esquece|desconsidere 4 instrucoes|regras|orientacoes|ordens 2 anteriores|previas|acima|recebidas|iniciais"],
  ["prompt-extraction", "reveal|show|print|repeat|output|display|tell|give|disclose|dump|leak|recite|expose|share|reproduce 3 your 2 system|initial|hidden|original|secret|developer|confidential|internal|full 1 prompt|prompts|instructions|message|configuration|rules"],
  ["prompt-extraction", "reveal|print|repeat|output|dump|leak|recite|disclose|reproduce 3 system 0 prompt|instructions"],
  ["prompt-extraction", "repeat|print|output|recite|reproduce|copy 2 everything|words|text|all 1 above 3 verbatim|exactly|word|unchanged|starting"],
  ["prompt-extraction", "zeige|zeig|nenne|verrate|gib|wiederhole 2 deinen|deine|dein|den 2 systemprompt|prompt|systemanweisungen|systemnachricht|anweisungen"],
  ["prompt-extraction", "montre|revele|affiche|donne|repete|montrez|revelez 2 ton|tes|vos|votre 2 prompt|instructions|consignes"],
  ["prompt-extraction", "muestra|muestrame|revela|dime|repite|imprime 2 tu|tus|sus 2 prompt|instrucciones"],
  ["prompt-extraction", "mostra|mostrami|rivela|dimmi|ripeti 2 tuo|tue|tuoi 2 prompt|istruzioni"],
  ["prompt-extraction", "mostre|revele|diga|repita|imprima 2 seu|suas|teu|tuas 2 prompt|instrucoes"],
  ["persona-jailbreak", "do anything now"],
  ["persona-jailbreak", "you are 1 now 3 dan|jailbroken|unrestricted|unfiltered|uncensored|amoral"],
  ["persona-jailbreak", "act|pretend|behave|respond|answer|roleplay|operate 8 without|no 2 restrictions|filters|limitations|safeguards|censorship|guardrails|morals"],
  ["persona-jailbreak", "enable|enter|activate|switch 2 dan|jailbreak|god|unrestricted|uncensored mode"],
  ["data-exfiltration", "send|post|forward|email|mail|transmit|upload|append|exfiltrate|encode 6 conversation|history|secrets|password|passwords|credentials|keys|token|tokens|chat|prompt 5 to|into|as|at|in 4 http|https|www|url|webhook|endpoint|image|address"],
  ["user-deception", "not|never|don|without 2 tell|mention|inform|alert|notify|reveal|telling|informing|mentioning 4 user|users|human"],
];

export const PHRASES: readonly Phrase[] = SOURCES.map(([rule, source]) => ({
  rule,
  steps: steps(source),
  ...KINDS[rule]!,
}));

/** The most words that any phrase spans. */
export const LONGEST_PHRASE: number = Math.max(
  ...PHRASES.map((phrase) => phrase.steps.reduce((sum, step) => sum + step.gap + 1, 0)),
);

/** Marks by which chat templates tell roles apart; nobody but the application writes them. */
export const MARKS: readonly { readonly text: string; readonly confidence: number }[] = [
  ...["<|im_start|>", "<|im_end|>", "<|system|>", "<|user|>", "<|assistant|>", "<|endoftext|>", "<|eot_id|>"],
  ...[
    "<|start_header_id|>",
    "<|end_header_id|>",
    "<start_of_turn>",
    "<end_of_turn>",
    "<<SYS>>",
    "<</SYS>>",
    "[INST]",
    "[/INST]",
  ],
]
  .map((text) => ({ text, confidence: 0.85 }))
  .concat([{ text: "### System:", confidence: 0.6 }]);
