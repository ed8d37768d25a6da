import type { ArtefactFile, ArtefactFormat, InspectContext } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { parseJson } from "../bytes/json.ts";
import { Malformed } from "../bytes/malformed.ts";
import { readAttribute } from "./hdf5/attribute.ts";
import { Hdf5File, type Hdf5Message } from "./hdf5/hdf5-file.ts";
import { type Hdf5Link, readLink, readSymbolTable } from "./hdf5/links.ts";
import { judgeKerasConfig } from "./keras/judge-config.ts";
import { judgeText } from "./metadata.ts";
import { leadsOut } from "./path-safety.ts";
import { gathered, type Reasons, shown } from "./reasons.ts";

const MAX_OBJECTS = 100_000;
/** Attributes in which Keras keeps what it builds a model and its training from. */
const CONFIGS = new Set(["model_config", "training_config", "config", "layer_config"]);
const LINK = 0x06;
const LINK_INFO = 0x02;
const EXTERNAL_FILES = 0x07;
const LAYOUT = 0x08;
const ATTRIBUTE = 0x0c;
const SYMBOL_TABLE = 0x11;
const ATTRIBUTE_INFO = 0x15;

/** HDF5: what Keras kept models in, and weights. Every object is visited for its attributes and links; data are numbers. */
export const hdf5: ArtefactFormat = {
  id: "hdf5",
  title: "Keras HDF5",
  extensions: [".h5", ".hdf5", ".keras"],
  threats: ["malicious-model-file", "model-file-tampering"],
  recognises(head, { path }) {
    const isHdf5 = (at: number): boolean => [0x89, 0x48, 0x44, 0x46].every((byte, index) => head[at + index] === byte);
    return isHdf5(0) || isHdf5(512) || isHdf5(1_024) || isHdf5(2_048) || /\.(?:h5|hdf5|he5)$/i.test(path);
  },
  inspect: (file, context) =>
    gathered(async (reasons) => {
      const hdf = new Hdf5File(new ByteWindow(file, context.check));
      await hdf.open();
      await new Visitor(file, hdf, context, reasons).all();
    }),
};

class Visitor {
  readonly #artefact: ArtefactFile;
  readonly #file: Hdf5File;
  readonly #context: InspectContext;
  readonly #reasons: Reasons;
  readonly #seen = new Set<number>();
  #inner = 0;

  constructor(artefact: ArtefactFile, file: Hdf5File, context: InspectContext, reasons: Reasons) {
    this.#artefact = artefact;
    this.#file = file;
    this.#context = context;
    this.#reasons = reasons;
  }

  async all(): Promise<void> {
    const waiting = [this.#file.root];
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
      if (this.#seen.has(address)) continue;
      this.#seen.add(address);
      if (this.#seen.size > MAX_OBJECTS) throw new Malformed("it has more objects than are read");
      this.#context.check();
      for (const link of await this.#object(address)) {
        if (link.kind === "hard") waiting.push(link.address);
        else if (link.kind === "external") this.#outside(link.file, `Its link '${shown(link.name, 40)}'`);
      }
    }
  }

  #outside(path: string, what: string): void {
    const verdict = leadsOut(path) ? "blocked" : "review";
    this.#reasons.add("hdf5-outside", verdict, `${what} leads into another file: '${shown(path)}'.`, {
      call: shown(`open('${path}')`),
    });
  }

  /** Attributes are judged; the links come back. */
  async #object(address: number): Promise<readonly Hdf5Link[]> {
    const file = this.#file;
    const links: Hdf5Link[] = [];
    for (const message of await file.messages(address)) {
      const { type, at, size } = message;
      if (type === ATTRIBUTE) await this.#attribute(await this.#body(message), at);
      else if (type === LINK) links.push(readLink(await this.#body(message), file.base, file.sizes.offset, at));
      else if (type === SYMBOL_TABLE)
        links.push(
          ...(await readSymbolTable(file, await file.address(at), await file.address(at + file.sizes.offset))),
        );
      else if (type === LINK_INFO || type === ATTRIBUTE_INFO) links.push(...(await this.#dense(type, at)));
      else if (type === EXTERNAL_FILES) await this.#externalFiles(at);
      else if (type === LAYOUT && size > 2) await this.#layout(at);
    }
    return links;
  }

  async #body({ at, size, flags }: Hdf5Message): Promise<Uint8Array> {
    if ((flags & 2) !== 0) throw new Malformed("a message is shared in a way that is not read", at);
    return this.#file.window.take(at, size);
  }

  async #dense(type: number, at: number): Promise<readonly Hdf5Link[]> {
    const file = this.#file;
    await file.window.load(at, 2);
    const flags = file.window.u8(at + 1);
    const first = at + 2 + ((flags & 1) === 0 ? 0 : type === LINK_INFO ? 8 : 2);
    const bodies = await file.dense(await file.address(first), await file.address(first + file.sizes.offset));
    if (type === LINK_INFO) return bodies.map((body) => readLink(body, file.base, file.sizes.offset, at));
    for (const body of bodies) await this.#attribute(body, at);
    return [];
  }

  async #attribute(body: Uint8Array, at: number): Promise<void> {
    const { name, values } = await readAttribute(this.#file, body, at);
    for (const value of values ?? []) {
      if (isPickle(value)) await this.#pickle(name, value);
      const text = new TextDecoder().decode(value).replace(/\0+$/, "");
      if (CONFIGS.has(name) && text.trimStart().startsWith("{"))
        judgeKerasConfig(parseJson(new TextEncoder().encode(text)), this.#reasons);
      else if (name === "PSEUDOATOM" && text === "object")
        this.#reasons.add("hdf5-pickled-rows", "review", "Its rows are pickled objects: reading them unpickles them.", {
          call: "pickle.loads(…)",
        });
      else if (text.length > 3) this.#reasons.put(...judgeText(name, text));
    }
  }

  /** PyTables keeps attributes that are neither texts nor numbers as pickles, and unpickles them as it reads. */
  async #pickle(name: string, bytes: Uint8Array): Promise<void> {
    if (++this.#inner > 1_000) throw new Malformed("it holds more pickles than are read");
    const inner = `@${name}.pkl`;
    const found = await this.#context.inspect({
      path: `${this.#artefact.path}!/${inner}`,
      sizeBytes: bytes.length,
      read: async (offset, length) => bytes.subarray(offset, offset + length),
    });
    this.#reasons.put(...found);
  }

  /** Data that lie in files of their own. */
  async #externalFiles(at: number): Promise<void> {
    const file = this.#file;
    await file.window.load(at, 8 + file.sizes.offset);
    const used = file.window.u16(at + 6);
    const heap = await file.address(at + 8);
    await file.window.load(heap, 8 + 2 * file.sizes.length + file.sizes.offset);
    const data = await file.address(heap + 8 + 2 * file.sizes.length);
    const dataSize = await file.length(heap + 8);
    for (let slot = 0; slot < Math.min(used, 1_000); slot++) {
      const nameAt = await file.length(at + 8 + file.sizes.offset + slot * 3 * file.sizes.length);
      if (nameAt < 0 || nameAt >= dataSize) throw new Malformed("a name is not in its heap", at);
      const name = (await file.window.takeText(data + nameAt, Math.min(4_096, dataSize - nameAt))).split("\0")[0] ?? "";
      this.#outside(name, "Its data");
    }
  }

  async #layout(at: number): Promise<void> {
    await this.#file.window.load(at, 2);
    if (this.#file.window.u8(at) >= 4 && this.#file.window.u8(at + 1) === 3)
      this.#reasons.add("hdf5-virtual", "review", "Its data are put together from other files.");
  }
}

function isPickle(bytes: Uint8Array): boolean {
  if (bytes.length < 2) return false;
  if (bytes[0] === 0x80) return (bytes[1] ?? 0) <= 5;
  const text = new TextDecoder("latin1").decode(bytes.subarray(0, 65_536)).replace(/\0+$/, "");
  return /^[c(]/.test(text) && text.includes("\n") && text.endsWith(".");
}
