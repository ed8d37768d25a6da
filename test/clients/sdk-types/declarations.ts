import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * Reads the type declarations that an SDK ships, as far as they describe JSON: interfaces, aliases, namespaces,
 * imports. TypeScript 7 has no API for it, and the declarations are generated and regular, so a small reader is enough;
 * it throws at what it cannot read, so that nothing is passed over in silence.
 */

export type Type =
  | { readonly is: "literal"; readonly value: string }
  | { readonly is: "string" | "scalar" | "any" }
  | { readonly is: "array"; readonly of: Type }
  | { readonly is: "union" | "and"; readonly of: readonly Type[] }
  | { readonly is: "object"; readonly members: ReadonlyMap<string, Type>; readonly index?: Type }
  | { readonly is: "name"; readonly name: string; readonly given: readonly Type[]; readonly from: Scope };

interface Scope {
  readonly file: DeclarationFile;
  /** Namespaces around, outermost first. */
  readonly path: readonly string[];
}

interface Declared {
  readonly type: Type;
  readonly parameters: readonly string[];
}

const ANY: Type = { is: "any" };
const files = new Map<string, DeclarationFile>();

export function readDeclarations(path: string): DeclarationFile {
  let file = files.get(path);
  if (file === undefined) {
    file = new DeclarationFile(path);
    files.set(path, file);
  }
  return file;
}

export class DeclarationFile {
  readonly path: string;
  readonly declared: Map<string, Declared> = new Map();
  /** Local name → file, and the name there; `*` for the whole module. */
  readonly imported: Map<string, readonly [file: string, name: string]> = new Map();

  constructor(path: string) {
    this.path = path;
    new Reader(this, tokensOf(readFileSync(path, "utf8"))).file();
  }

  /** The type of an exported name. @throws when there is none */
  type(name: string): Type {
    const found = this.find(name.split("."), []);
    if (found === undefined) throw new Error(`${this.path} declares no ${name}`);
    return found.type;
  }

  find(name: readonly string[], within: readonly string[]): Declared | undefined {
    for (let depth = within.length; depth >= 0; depth -= 1) {
      const found = this.declared.get([...within.slice(0, depth), ...name].join("."));
      if (found !== undefined) return found;
    }
    const [first = "", ...rest] = name;
    const from = this.imported.get(first);
    if (from === undefined) return undefined;
    const path = resolve(dirname(this.path), from[0].replace(/\.js$/, ".d.ts"));
    if (!existsSync(path)) return undefined;
    return readDeclarations(path).find(from[1] === "*" ? rest : [from[1], ...rest], []);
  }
}

/** What a name stands for; parameters of generic aliases are anything. @throws when nobody declares it */
export function resolveName(type: Type & { is: "name" }): Type {
  const { name, given, from } = type;
  if (name === "Array" || name === "ReadonlyArray") return { is: "array", of: given[0] ?? ANY };
  if (name === "Record") return { is: "object", members: new Map(), index: given[1] ?? ANY };
  if (name === "Omit" || name === "Partial" || name === "Readonly") return given[0] ?? ANY;
  const found = from.file.find(name.split("."), from.path);
  if (found === undefined) throw new Error(`${from.file.path} names ${name}, which nobody declares`);
  return found.type;
}

/** Names, strings and signs; comments and white space are gone. */
function tokensOf(text: string): readonly string[] {
  return [
    ...text.matchAll(
      /\/\*[\s\S]*?\*\/|\/\/[^\n]*|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[A-Za-z_$][\w$]*|-?\d[\d._]*|=>|\.\.\.|[^\s])/g,
    ),
  ].flatMap(([, token]) => (token === undefined ? [] : [token]));
}

const CLOSING: Readonly<Record<string, string>> = { "{": "}", "(": ")", "[": "]", "<": ">" };

class Reader {
  readonly #file: DeclarationFile;
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(file: DeclarationFile, tokens: readonly string[]) {
    this.#file = file;
    this.#tokens = tokens;
  }

  file(): void {
    while (this.#at < this.#tokens.length) this.#statement([]);
  }

  #next(): string {
    return this.#tokens[this.#at] ?? "";
  }

  #take(): string {
    this.#at += 1;
    return this.#tokens[this.#at - 1] ?? "";
  }

  #takeIf(token: string): boolean {
    if (this.#next() !== token) return false;
    this.#at += 1;
    return true;
  }

  #expect(token: string): void {
    const found = this.#take();
    if (found === token) return;
    const around = this.#tokens.slice(Math.max(0, this.#at - 12), this.#at + 4).join(" ");
    throw new Error(`${this.#file.path}: '${token}' was expected, not '${found}', in: ${around}`);
  }

  #statement(path: readonly string[]): void {
    while (this.#takeIf("export") || this.#takeIf("declare") || this.#takeIf("default"));
    const word = this.#take();
    if (word === "interface") this.#interface(path);
    else if (word === "type" && this.#tokens[this.#at] !== "{") this.#alias(path);
    else if (word === "namespace") {
      const inner = [...path, this.#take()];
      this.#expect("{");
      while (!this.#takeIf("}")) this.#statement(inner);
    } else if (word === "import") this.#import();
    else if (word === "class" || word === "abstract" || word === "enum" || word === "function") this.#skipDeclaration();
    else if (word !== ";") this.#skipTo(";");
  }

  #import(): void {
    const names: (readonly [local: string, there: string])[] = [];
    this.#takeIf("type");
    if (this.#takeIf("*")) {
      this.#expect("as");
      names.push([this.#take(), "*"]);
    } else if (this.#takeIf("{")) {
      while (!this.#takeIf("}")) {
        this.#takeIf("type");
        const there = this.#take();
        names.push([this.#takeIf("as") ? this.#take() : there, there]);
        this.#takeIf(",");
      }
    }
    this.#takeIf("from");
    const file = this.#take().slice(1, -1);
    for (const [local, there] of names) this.#file.imported.set(local, [file, there]);
    this.#takeIf(";");
  }

  #interface(path: readonly string[]): void {
    const name = this.#take();
    const parameters = this.#parameters();
    const parents: Type[] = [];
    if (this.#takeIf("extends"))
      do parents.push(this.#primary(path));
      while (this.#takeIf(","));
    const own = this.#object([...path]);
    this.#declare(path, name, { type: parents.length === 0 ? own : { is: "and", of: [...parents, own] }, parameters });
  }

  #alias(path: readonly string[]): void {
    const name = this.#take();
    const parameters = this.#parameters();
    this.#expect("=");
    this.#declare(path, name, { type: this.#type(path), parameters });
    this.#takeIf(";");
  }

  #declare(path: readonly string[], name: string, declared: Declared): void {
    this.#file.declared.set([...path, name].join("."), declared);
    for (const parameter of declared.parameters)
      this.#file.declared.set([...path, name, parameter].join("."), { type: ANY, parameters: [] });
  }

  #parameters(): readonly string[] {
    if (this.#next() !== "<") return [];
    const names = this.#tokens.slice(this.#at + 1, this.#at + 2);
    this.#skipGroup();
    return names;
  }

  #type(path: readonly string[]): Type {
    this.#takeIf("|");
    const of = [this.#intersection(path)];
    while (this.#takeIf("|")) of.push(this.#intersection(path));
    // Conditional types say nothing about JSON that we could check.
    if (this.#next() === "extends" || this.#next() === "?") {
      this.#skipTo(";");
      this.#at -= 1;
      return ANY;
    }
    return of.length === 1 ? (of[0] as Type) : { is: "union", of };
  }

  #intersection(path: readonly string[]): Type {
    const of = [this.#primary(path)];
    while (this.#takeIf("&")) of.push(this.#primary(path));
    return of.length === 1 ? (of[0] as Type) : { is: "and", of };
  }

  #primary(path: readonly string[]): Type {
    let type = this.#bare(path);
    while (this.#next() === "[") {
      this.#at += 1;
      if (this.#takeIf("]")) type = { is: "array", of: type };
      else {
        this.#at -= 1;
        this.#skipGroup();
        type = ANY;
      }
    }
    return type;
  }

  #bare(path: readonly string[]): Type {
    const token = this.#next();
    if (token === "{") return this.#object(path);
    if (token === "(") {
      const before = this.#at;
      this.#skipGroup();
      if (this.#takeIf("=>")) {
        this.#type(path);
        return ANY;
      }
      this.#at = before + 1;
      const inner = this.#type(path);
      this.#expect(")");
      return inner;
    }
    if (token === "[") {
      this.#skipGroup();
      return { is: "array", of: ANY };
    }
    this.#at += 1;
    if (/^["'`]/.test(token)) return { is: "literal", value: token.slice(1, -1) };
    if (token === "string") return { is: "string" };
    if (/^-?\d/.test(token) || ["number", "boolean", "null", "undefined", "true", "false", "never"].includes(token))
      return { is: "scalar" };
    if (token === "unknown" || token === "any" || token === "object" || token === "void") return ANY;
    if (token === "readonly" || token === "keyof" || token === "typeof" || token === "infer") {
      const inner = this.#primary(path);
      return token === "readonly" ? inner : ANY;
    }
    let name = token;
    while (this.#takeIf(".")) name += `.${this.#take()}`;
    const given: Type[] = [];
    if (this.#takeIf("<")) {
      do given.push(this.#type(path));
      while (this.#takeIf(","));
      this.#expect(">");
    }
    return { is: "name", name, given, from: { file: this.#file, path } };
  }

  #object(path: readonly string[]): Type {
    this.#expect("{");
    const members = new Map<string, Type>();
    let index: Type | undefined;
    while (!this.#takeIf("}")) {
      this.#takeIf("readonly");
      if (this.#next() === "[") {
        this.#skipGroup();
        this.#takeIf("?");
        this.#expect(":");
        index = this.#type(path);
      } else {
        const name = this.#take().replaceAll(/^["']|["']$/g, "");
        this.#takeIf("?");
        if (this.#next() === "(" || this.#next() === "<") {
          this.#skipTo(";");
          continue;
        }
        this.#expect(":");
        members.set(name, this.#type(path));
      }
      while (this.#takeIf(";") || this.#takeIf(","));
    }
    return index === undefined ? { is: "object", members } : { is: "object", members, index };
  }

  /** From an opening bracket to behind the one that closes it. */
  #skipGroup(): void {
    const closing: string[] = [];
    do {
      const token = this.#take();
      if (token === "") throw new Error(`${this.#file.path}: a bracket is never closed`);
      const close = CLOSING[token];
      if (close !== undefined) closing.push(close);
      else if (token === closing.at(-1)) closing.pop();
    } while (closing.length > 0);
  }

  #skipTo(end: string): void {
    while (this.#at < this.#tokens.length && this.#next() !== end)
      if (CLOSING[this.#next()] === undefined) this.#at += 1;
      else this.#skipGroup();
    this.#at += 1;
  }

  #skipDeclaration(): void {
    while (this.#next() !== "{" && this.#next() !== ";") {
      if (CLOSING[this.#next()] === undefined) this.#at += 1;
      else this.#skipGroup();
    }
    if (this.#next() === "{") this.#skipGroup();
    else this.#at += 1;
  }
}
