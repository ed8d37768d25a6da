import type { ArtefactFormat } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { Malformed } from "../bytes/malformed.ts";
import { judgeText } from "./metadata.ts";
import { leadsOut } from "./path-safety.ts";
import { gathered, type Reasons, shown } from "./reasons.ts";

const MAX_ENTRIES = 65_536;
const MAX_ITEMS = 4_000_000;
const MAX_TENSORS = 200_000;
const MAX_TEXT = 1_048_576;
const STRING = 8;
const ARRAY = 9;
/** Bytes of a value by its type: u8 i8 u16 i16 u32 i32 f32 bool … u64 i64 f64. */
const SIZES: readonly number[] = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];
const OLD_MAGICS = new Set(["lmgg", "fmgg", "tjgg", "algg"]);

/** GGUF, whose header is a list of texts and numbers, with a chat template among them; and the GGML files before it. */
export const gguf: ArtefactFormat = {
  id: "gguf",
  title: "GGUF and GGML",
  extensions: [".gguf", ".ggml"],
  threats: ["malicious-model-file", "model-file-tampering"],
  recognises(head, { path }) {
    const magic = String.fromCharCode(...head.subarray(0, 4));
    return magic === "GGUF" || OLD_MAGICS.has(magic) || path.toLowerCase().endsWith(".gguf");
  },
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      const window = new ByteWindow(file, check);
      await window.load(0, Math.min(24, file.sizeBytes));
      const magic = window.text(0, Math.min(4, file.sizeBytes));
      if (OLD_MAGICS.has(magic)) {
        reasons.add("ggml-old", "review", "It is of a format before GGUF, whose readers do not check lengths.");
        return;
      }
      if (magic !== "GGUF" || file.sizeBytes < 24) throw new Malformed("it does not begin as GGUF does", 0);
      await new GgufReader(window, reasons).read();
    }),
};

class GgufReader {
  readonly #window: ByteWindow;
  readonly #reasons: Reasons;
  #at = 24;
  #items = 0;
  /** Big endian files are read by other machines: of them only the frame is checked. */
  #alignment = 32;

  constructor(window: ByteWindow, reasons: Reasons) {
    this.#window = window;
    this.#reasons = reasons;
  }

  async read(): Promise<void> {
    const version = this.#window.u32(4);
    if (version < 2 || version > 3) {
      this.#reasons.add("gguf-version", "review", `It is of version ${version}, which is not read.`);
      return;
    }
    const tensors = this.#window.u64(8);
    const entries = this.#window.u64(16);
    if (entries > MAX_ENTRIES || tensors > MAX_TENSORS)
      throw new Malformed(`it says that it has ${entries} entries and ${tensors} tensors`, 8);
    const seen = new Set<string>();
    for (let left = entries; left > 0; left--) {
      const key = await this.#text();
      if (seen.has(key))
        this.#reasons.add(
          "gguf-repeated",
          "review",
          `'${shown(key)}' stands twice: readers differ in which they take.`,
        );
      seen.add(key);
      await this.#value(key, await this.#number(4), 0);
    }
    for (let left = tensors; left > 0; left--) await this.#tensor();
  }

  async #number(size: 4 | 8): Promise<number> {
    await this.#window.load(this.#at, size);
    const value = size === 4 ? this.#window.u32(this.#at) : this.#window.u64(this.#at);
    this.#at += size;
    return value;
  }

  async #text(): Promise<string> {
    const length = await this.#number(8);
    if (this.#at + length > this.#window.sizeBytes) throw new Malformed("a text is longer than the file", this.#at);
    const text = await this.#window.takeText(this.#at, length, MAX_TEXT);
    this.#at += length;
    return text;
  }

  async #value(key: string, type: number, depth: number): Promise<void> {
    if (++this.#items > MAX_ITEMS) throw new Malformed("it has more values than are read", this.#at);
    if (type === STRING) {
      const text = await this.#text();
      const isTemplate = /^tokenizer\.chat_template(?:\.|$)/.test(key);
      this.#reasons.put(...judgeText(key, text, isTemplate));
      if (
        /(?:path|file|split)/.test(key) &&
        /^[\w./\\~:-]{2,400}$/.test(text) &&
        leadsOut(text) &&
        !text.includes("://")
      )
        this.#reasons.add("gguf-path", "review", `'${shown(key)}' names a file elsewhere: ${shown(text)}.`);
      return;
    }
    if (type === ARRAY) {
      if (depth > 4) throw new Malformed("lists in lists are nested deeper than is read", this.#at);
      await this.#array(key, depth);
      return;
    }
    const size = SIZES[type];
    if (size === undefined) throw new Malformed(`'${shown(key)}' is of an unknown type`, this.#at);
    await this.#window.load(this.#at, size);
    if (key === "general.alignment" && type === 4) this.#alignment = this.#window.u32(this.#at);
    this.#at += size;
  }

  async #array(key: string, depth: number): Promise<void> {
    const type = await this.#number(4);
    const count = await this.#number(8);
    const size = SIZES[type];
    if (size === undefined) throw new Malformed(`'${shown(key)}' is of an unknown type`, this.#at);
    const least = type === STRING ? 8 : type === ARRAY ? 12 : size;
    if (count * least > this.#window.sizeBytes - this.#at)
      throw new Malformed(`'${shown(key)}' says that it has ${count} items`, this.#at);
    if (size > 0) {
      this.#at += count * size;
      return;
    }
    // Words of a vocabulary: only that they fit is of interest, and there are hundreds of thousands.
    if (type === STRING && key.startsWith("tokenizer.ggml.")) {
      for (let left = count; left > 0; left--) await this.#skipText();
      return;
    }
    for (let left = count; left > 0; left--) await this.#value(key, type, depth + 1);
  }

  async #skipText(): Promise<void> {
    if (!this.#window.has(this.#at, 8)) await this.#window.load(this.#at, 8);
    const end = this.#at + 8 + this.#window.u64(this.#at);
    if (end > this.#window.sizeBytes) throw new Malformed("a text is longer than the file", this.#at);
    if ((++this.#items & 0xfff) === 0) this.#window.check();
    if (this.#items > MAX_ITEMS) throw new Malformed("it has more values than are read", this.#at);
    this.#at = end;
  }

  async #tensor(): Promise<void> {
    const name = await this.#text();
    const dimensions = await this.#number(4);
    if (dimensions > 8) throw new Malformed(`'${shown(name)}' has ${dimensions} dimensions`, this.#at);
    let count = 1;
    for (let left = dimensions; left > 0; left--) count *= await this.#number(8);
    await this.#number(4);
    const offset = await this.#number(8);
    // The smallest type has 1.5 bits for a weight.
    if (!(count / 8 <= this.#window.sizeBytes) || offset > this.#window.sizeBytes || offset % this.#alignment !== 0)
      throw new Malformed(`'${shown(name)}' does not lie in the file`, this.#at);
  }
}
