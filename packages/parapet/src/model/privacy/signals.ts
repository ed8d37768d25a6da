import type { Described } from "@parapet/guard/kernel";

/** What a model said about some rows whose class is known. */
export interface Said {
  /** Probabilities, `rows × classes`. */
  readonly shares: Float32Array;
  readonly labels: Int32Array;
  readonly rows: number;
  readonly classes: number;
}

/** A number for each row that is higher where the row is likelier to have been trained on. */
export interface Signal extends Described {
  /** Where the method comes from. */
  readonly source: string;
  /** @param own shares of one row @param truth its class */
  of(own: Float32Array, truth: number): number;
}

const TINY = 1e-12;
const log = (share: number): number => Math.log(Math.max(TINY, share));

/** What is left for the other classes: as they say, or where answers were cut to the highest, what is missing to 1. */
function restOf(own: Float32Array, truth: number): number {
  let sum = 0;
  for (let at = 0; at < own.length; at++) if (at !== truth) sum += own[at]!;
  return own[truth]! + sum < 1 - 1e-3 ? Math.max(0, 1 - own[truth]!) : sum;
}

function bestOther(own: Float32Array, truth: number): number {
  let best = 0;
  for (let at = 0; at < own.length; at++) if (at !== truth && own[at]! > best) best = own[at]!;
  return best;
}

/** Attacks that need the answers and nothing else. */
export const signals: readonly Signal[] = [
  {
    id: "right",
    title: "Is the answer right?",
    source: "Yeom and others, Privacy risk in machine learning (2018): the gap of accuracies, by the label alone",
    of: (own, truth) => (own[truth]! > bestOther(own, truth) ? 1 : 0),
  },
  {
    id: "confidence",
    title: "How sure is it?",
    source: "Salem and others, ML-Leaks (2019): the highest probability, the true class unknown",
    of: (own) => own.reduce((most, share) => Math.max(most, share), 0),
  },
  {
    id: "loss",
    title: "How small is the loss?",
    source: "Yeom and others (2018): the probability of the true class",
    of: (own, truth) => {
      const share = own[truth]!;
      // Near 1 the others' shares say it better: a float cannot.
      return share > 0.5 ? Math.log1p(-Math.min(1 - TINY, restOf(own, truth))) : log(share);
    },
  },
  {
    id: "entropy",
    title: "How low is the entropy?",
    source: "Salem and others (2019)",
    of: (own) => own.reduce((sum, share) => sum + share * log(share), 0),
  },
  {
    id: "modified-entropy",
    title: "How low is the entropy that knows the true class?",
    source: "Song and Mittal, Systematic evaluation of privacy risks of machine learning models (2021)",
    of: (own, truth) => -modifiedEntropy(own, truth),
  },
  {
    id: "margin",
    title: "By how much does the true class lead?",
    source: "Carlini and others, Membership inference attacks from first principles (2022)",
    of: (own, truth) => own[truth]! - bestOther(own, truth),
  },
];

/** 0 for a row that is certainly its class, endless for one that is certainly another. */
function modifiedEntropy(own: Float32Array, truth: number): number {
  let sum = -(1 - own[truth]!) * log(own[truth]!);
  for (let at = 0; at < own.length; at++) if (at !== truth) sum -= own[at]! * log(1 - own[at]!);
  return sum;
}

export function signalOf(signal: Signal, { shares, labels, rows, classes }: Said): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) =>
    signal.of(shares.subarray(row * classes, (row + 1) * classes), labels[row]!),
  );
}

/**
 * The logit of the true class's probability, nearly normal over models trained on different rows.
 *
 * @param floor least share that counts as more than nothing: shares of a forest come in steps, and its logit would be
 *   endless at 0 and 1
 */
export function logitsOf({ shares, labels, rows, classes }: Said, floor: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    const share = shares[row * classes + labels[row]!]!;
    const others = restOf(shares.subarray(row * classes, (row + 1) * classes), labels[row]!);
    return Math.log(Math.max(floor, share)) - Math.log(Math.max(floor, others));
  });
}
