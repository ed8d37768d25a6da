import { ALPHANUMERIC, runStart } from "../../../text/index.ts";
import type { Hit } from "../../detector.ts";
import { isBase58Address, isBech32Address } from "./base58.ts";
import { keccakStart } from "./keccak.ts";
import type { NumberHook } from "./number-hook.ts";

const LONGEST = 90;

/** Ethereum address: in small or capital letters alone without proof, in both by EIP-55. */
function isEthereum(word: string): boolean {
  if (!/^0x[0-9a-fA-F]{40}$/.test(word)) return false;
  const written = word.slice(2);
  const lower = written.toLowerCase();
  if (written === lower) return new Set(lower).size > 4;
  const digest = keccakStart(lower);
  return Array.from(lower).every((digit, i) => (digest[i]! >= "8" ? digit.toUpperCase() : digit) === written[i]);
}

function kindOf(word: string): string | undefined {
  if (word[0] === "0") return word.length === 42 && isEthereum(word) ? "eth-address" : undefined;
  if (word[0] === "1" || word[0] === "3")
    return word.length >= 26 && word.length <= 35 && isBase58Address(word) ? "btc-address" : undefined;
  return /^bc1/i.test(word) && (word.length === 42 || word.length === 62) && isBech32Address(word)
    ? "btc-address"
    : undefined;
}

/** Addresses of Bitcoin and Ethereum. */
export function cryptoAddresses(entities: ReadonlySet<string>): NumberHook {
  function at(text: string, start: number, end: number): Hit | undefined {
    if (end - start < 26 || end - start > 62) return undefined;
    const rule = kindOf(text.slice(start, end));
    if (rule === undefined || !entities.has(rule)) return undefined;
    const reason = `has the form and passes the checks of ${rule}`;
    return { rule, start, end, confidence: 0.95, severity: "medium", replacement: `[${rule}]`, reason };
  }
  function pending(text: string, from: number): number {
    const start = runStart(text, text.length, ALPHANUMERIC, Math.max(from, text.length - LONGEST));
    return text.length - start === LONGEST ? text.length : start;
  }
  return { at, pending };
}
