import { sha256 } from "@parapet/guard/text";

/** A row of a table, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** What is there at one moment, all of it in memory. */
export interface Snapshot {
  readonly mails: readonly { readonly to: string; readonly content: string }[];
  /** SHA-256 of what each file holds, by its path. */
  readonly files: ReadonlyMap<string, string>;
  readonly rows: ReadonlyMap<string, Row>;
  readonly payments: readonly { readonly to: string; readonly amount: number }[];
  /** Hosts that were asked for, in order. */
  readonly hosts: readonly string[];
  readonly commands: readonly string[];
  /** Files and rows that were removed and had not been made here. */
  readonly gone: readonly string[];
}

/** One thing that is other than it was. */
export interface Change {
  readonly in: "mail" | "file" | "row" | "payment" | "network" | "command";
  readonly how: "added" | "removed" | "changed";
  /** Mail address, path, row, account, host. */
  readonly name: string;
}

/** More is not kept: a loop of calls must not fill the memory. */
const MOST_KEPT = 1_000;

/** A mailbox, files, tables, payments and a network that lead nowhere. */
export class World {
  readonly #mails: { to: string; content: string }[] = [];
  readonly #files = new Map<string, string>();
  readonly #rows = new Map<string, Row>();
  readonly #payments: { to: string; amount: number }[] = [];
  readonly #hosts: string[] = [];
  readonly #commands: string[] = [];
  readonly #gone: string[] = [];

  send(to: string, content: string): void {
    if (this.#mails.length < MOST_KEPT) this.#mails.push({ to, content });
  }
  pay(to: string, amount: number): void {
    if (this.#payments.length < MOST_KEPT) this.#payments.push({ to, amount });
  }
  /** Nothing is resolved and nothing is asked: who looks for a host is noted. */
  reach(host: string): void {
    if (host !== "" && this.#hosts.length < MOST_KEPT) this.#hosts.push(host);
  }
  run(command: string): void {
    if (this.#commands.length < MOST_KEPT) this.#commands.push(command);
  }
  writeFile(path: string, content: string): void {
    if (this.#files.size < MOST_KEPT || this.#files.has(path)) this.#files.set(path, content);
  }
  readFile(path: string): string | undefined {
    return this.#files.get(path);
  }
  writeRow(key: string, row: Row): void {
    if (this.#rows.size < MOST_KEPT || this.#rows.has(key)) this.#rows.set(key, { ...this.#rows.get(key), ...row });
  }
  /** A file or a row. What was not known is noted as gone: what is played was there before the test began. */
  remove(name: string): void {
    const isKnown = this.#files.delete(name) || this.#rows.delete(name);
    if (!isKnown && this.#gone.length < MOST_KEPT) this.#gone.push(name);
  }

  snapshot(): Snapshot {
    return {
      mails: [...this.#mails],
      files: new Map([...this.#files].map(([path, content]) => [path, sha256(content)])),
      rows: new Map(this.#rows),
      payments: [...this.#payments],
      hosts: [...this.#hosts],
      commands: [...this.#commands],
      gone: [...this.#gone],
    };
  }
}

/** What is other in `after` than in `before`, kind by kind. */
export function changesBetween(before: Snapshot, after: Snapshot): readonly Change[] {
  const changes: Change[] = [];
  const added = <T>(
    kind: Change["in"],
    earlier: readonly T[],
    later: readonly T[],
    nameOf: (one: T) => string,
  ): void => {
    for (const one of later.slice(earlier.length)) changes.push({ in: kind, how: "added", name: nameOf(one) });
  };
  const compared = <T>(kind: Change["in"], earlier: ReadonlyMap<string, T>, later: ReadonlyMap<string, T>): void => {
    for (const [name, value] of later)
      if (!earlier.has(name)) changes.push({ in: kind, how: "added", name });
      else if (JSON.stringify(earlier.get(name)) !== JSON.stringify(value))
        changes.push({ in: kind, how: "changed", name });
    for (const name of earlier.keys()) if (!later.has(name)) changes.push({ in: kind, how: "removed", name });
  };
  added("mail", before.mails, after.mails, ({ to }) => to);
  compared("file", before.files, after.files);
  compared("row", before.rows, after.rows);
  added("payment", before.payments, after.payments, ({ to }) => to);
  added("network", before.hosts, after.hosts, (host) => host);
  added("command", before.commands, after.commands, (command) => command);
  for (const name of after.gone.slice(before.gone.length)) changes.push({ in: "row", how: "removed", name });
  return changes;
}
