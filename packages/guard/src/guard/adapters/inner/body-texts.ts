import type { Direction, Origin } from "../../detector.ts";
import { Branch, JsonTexts, textOfBase64 } from "../../json-texts.ts";
import { FIELDS, type FieldRule, ID_FIELDS, MEDIA_FIELDS, PARTS, ROLES, TYPES, UNSEEN_FIELDS } from "./field-rules.ts";
import { isBytes } from "./web.ts";

/** The texts of a body, and what of it could not be told or read. */
export class BodyTexts extends JsonTexts {
  /** JSON pointers of a role or a kind of part that no rule knows; what stands there is inspected all the same. */
  readonly unknown: string[] = [];
  /** JSON pointers of content that is elsewhere, or in a form that is not text. */
  readonly unseen: string[] = [];
}

const MAX_REPORTED = 32;
const MAX_DEPTH = 96;
const SHORT = 256;
const NOT_ID = /[^A-Za-z0-9_.:/@+=-]/;
const NOT_BASE64 = /[^A-Za-z0-9+/=_\r\n-]/;
const NO_RULE: FieldRule = {};
/** Names that vendors give: as keys they say nothing of anybody. */
const PLAIN_KEY = /^[a-z][a-zA-Z_]{0,31}$/;

/** Every text of a body of the wires that `field-rules.ts` knows, or of messages made like them. */
export function readBody(body: unknown, direction: Direction): BodyTexts {
  const texts = new BodyTexts(body, direction);
  const here = { origin: direction === "input" ? "user" : "assistant", tag: "", depth: 0, isForeign: false } as const;
  new Walk(texts).visit(body, here, texts.root, "$");
  return texts;
}

/** Every text of what somebody else made: whatever it calls itself, it is of one origin. Media in it are media. */
export function readForeign(body: unknown, direction: Direction, origin: Origin): BodyTexts {
  const texts = new BodyTexts(body, direction);
  new Walk(texts).visit(body, { origin, tag: "", depth: 0, isForeign: true }, texts.root, "$");
  return texts;
}

/** What is known on the way down. */
interface Here {
  readonly origin: Origin;
  /** `type` of the nearest object that has one. */
  readonly tag: string;
  readonly depth: number;
  readonly isForeign: boolean;
}

class Walk {
  readonly #texts: BodyTexts;

  constructor(texts: BodyTexts) {
    this.#texts = texts;
  }

  visit(value: unknown, here: Here, branch: Branch, key: string | number): void {
    if (typeof value === "string") this.#text(value, here, branch, key);
    else if (value === null || typeof value !== "object") this.#texts.addAll(value, here.origin, branch, key);
    else if (isBytes(value)) this.#report(this.#texts.unseen, branch, key);
    else if (here.depth >= MAX_DEPTH) this.#texts.addAll(value, here.origin, branch, key);
    else if (Array.isArray(value)) {
      const at = new Branch(value, branch, key);
      const below = { ...here, depth: here.depth + 1 };
      for (let index = 0; index < value.length; index++) {
        // Token numbers are text that nobody here can read.
        if (typeof value[index] === "number" && (key === "input" || branch.key === "input"))
          this.#report(this.#texts.unknown, at, index);
        this.visit(value[index], below, at, index);
      }
    } else this.#object(value as Record<string, unknown>, here, branch, key);
  }

  #object(value: Record<string, unknown>, here: Here, branch: Branch, key: string | number): void {
    const isRoot = branch === this.#texts.root;
    const { role, type } = value;
    // A tool's result may be one object of any kind as well.
    const isPart =
      !here.isForeign &&
      (isRoot || (key === "content" ? !here.tag.endsWith("_tool_result") : PARTS.has(listName(branch, key))));
    let { origin } = here;
    let tag = isRoot ? "$" : here.tag === "$" ? "" : here.tag;
    if (typeof role === "string") {
      const speaker = ROLES.get(role);
      if (speaker !== undefined) origin = speaker;
      else if (isPart) this.#report(this.#texts.unknown, branch, key);
    }
    if (typeof type === "string") {
      const owner = TYPES.get(type);
      if (owner === undefined && isPart) this.#report(this.#texts.unknown, branch, key);
      else if (owner !== undefined && owner !== "") origin = owner;
      tag = type;
    } else if (type !== undefined && type !== null && isPart) this.#report(this.#texts.unknown, branch, key);
    if (here.isForeign) origin = here.origin;
    const at = new Branch(value, branch, key);
    for (const name of Object.keys(value)) {
      if (here.isForeign || !PLAIN_KEY.test(name)) this.#texts.add(name, origin, at, name, "key");
      const child = value[name];
      if (UNSEEN_FIELDS.has(`${tag}.${name}`) && isThere(child)) this.#report(this.#texts.unseen, at, name);
      const rule = here.isForeign ? NO_RULE : (FIELDS.get(`${tag}.${name}`) ?? FIELDS.get(name) ?? NO_RULE);
      const below = { origin: rule.origin ?? origin, tag, depth: here.depth + 1, isForeign: here.isForeign };
      this.#field(child, rule, below, at, name);
    }
  }

  #field(value: unknown, rule: FieldRule, here: Here, at: Branch, name: string): void {
    if (typeof value === "string") {
      if (rule.form === "json") this.#texts.addJson(value, here.origin, at, name);
      else this.#text(value, here, at, name);
    } else if (rule.form === "tokens") this.#tokens(value, here, at, name);
    else if (rule.form === "format" && !Array.isArray(value)) this.#texts.addAll(value, "tool-definition", at, name);
    else if (rule.all === true) this.#texts.addAll(value, here.origin, at, name);
    else this.visit(value, here, at, name);
  }

  #text(value: string, here: Here, at: Branch, key: string | number): void {
    const name = String(key);
    if (!here.isForeign && ID_FIELDS.has(name) && value.length <= 256 && !NOT_ID.test(value)) return;
    if (
      MEDIA_FIELDS.has(name) ||
      name === "url" ||
      name === "result" ||
      (typeof key === "string" && /^data:/i.test(value))
    )
      this.#media(value, here, at, name);
    else this.#texts.add(value, here.origin, at, key);
  }

  /** What the bytes are decides, not what they are called. */
  #media(value: string, here: Here, at: Branch, name: string): void {
    const isDataUrl = /^data:/i.test(value);
    const head = isDataUrl ? value.slice(0, value.indexOf(",") + 1) : "";
    const body = value.slice(head.length);
    const isEncoded = (!isDataUrl || /;\s*base64\s*,$/i.test(head)) && body.length >= 16 && !NOT_BASE64.test(body);
    if (head.length > 64) this.#texts.add(head, "metadata", at, name);
    const text = isEncoded ? textOfBase64(body) : undefined;
    if (text !== undefined) {
      this.#texts.add(text, "document", at, name, isDataUrl ? "data-url" : "base64");
      return;
    }
    // A short run of letters may as well be a word, a token or a path.
    const isBinary = isEncoded && (isDataUrl || (body.length > SHORT && isMedia(name, here.tag)));
    if (!isBinary) this.#texts.add(value, isDataUrl ? "document" : here.origin, at, name);
    else if (name === "file_data" || here.tag === "document") this.#report(this.#texts.unseen, at, name);
  }

  /** Joined tokens are one text; the alternatives beside them, rank by rank, another. */
  #tokens(value: unknown, here: Here, at: Branch, name: string | number): void {
    if (value !== null && typeof value === "object" && !Array.isArray(value)) {
      const below = new Branch(value, at, name);
      for (const [key, child] of Object.entries(value)) this.#tokens(child, here, below, key);
      return;
    }
    if (!Array.isArray(value)) {
      this.#texts.addAll(value, here.origin, at, name);
      return;
    }
    let joined = "";
    const ranks: string[] = [];
    const list = new Branch(value, at, name);
    for (const [index, entry] of value.entries()) {
      if (entry === null || typeof entry !== "object") {
        this.#texts.addAll(entry, here.origin, list, index);
        continue;
      }
      const inside = new Branch(entry, list, index);
      for (const [key, part] of Object.entries(entry as Record<string, unknown>))
        if (key === "token" && typeof part === "string") joined += part;
        else if (key === "top_logprobs" && Array.isArray(part))
          for (const [rank, other] of part.entries()) ranks[rank] = (ranks[rank] ?? "") + tokenOf(other);
        else if (key !== "bytes") this.#texts.addAll(part, here.origin, inside, key);
    }
    this.#texts.add(joined, here.origin, at, name, "tokens");
    this.#texts.add(ranks.join("\n"), here.origin, at, name, "tokens");
  }

  /** A few pointers are enough to refuse a body. */
  #report(list: string[], branch: Branch, key: string | number): void {
    if (list.length < MAX_REPORTED) list.push(branch.pointer(key));
  }
}

/** The field that a value, or the list around it, stands in. */
function listName(branch: Branch, key: string | number): string {
  return String(typeof key === "number" ? branch.key : key);
}

function isThere(value: unknown): boolean {
  return typeof value === "string" ? value !== "" : value !== null && typeof value === "object";
}

function tokenOf(alternative: unknown): string {
  const token = (alternative as { token?: unknown } | null)?.token ?? alternative;
  return typeof token === "string" ? token : "";
}

function isMedia(name: string, tag: string): boolean {
  return MEDIA_FIELDS.has(name) || MEDIA_FIELDS.has(`${tag}.${name}`);
}
