import type { Block } from "./markdown.ts";
import { commandsIn } from "./shell.ts";

/** A call that a snippet makes with curl. */
interface Call {
  readonly url: string;
  readonly init: { readonly method: string; readonly headers: readonly [string, string][]; readonly body?: string };
}

/** The calls that a block makes with curl to a gateway. An option that is not known here is an error, not passed over. */
export function callsOf(block: Block): Call[] {
  return commandsIn(block.text).flatMap((command) => {
    if (command[0] !== "curl") return [];
    let url = "";
    let method: string | undefined;
    let body: string | undefined;
    const headers: [string, string][] = [];
    const words = command.slice(1);
    for (let word = words.shift(); word !== undefined; word = words.shift()) {
      if (word === "-H") headers.push(split(words.shift() ?? ""));
      else if (word === "-d") body = words.shift() ?? "";
      else if (word === "-X") method = words.shift();
      else if (/^-[sSiNf]+$/.test(word)) continue;
      else if (word.startsWith("-"))
        throw new Error(`${block.file}:${block.line}: curl ${word} is not known to this test`);
      else url = word;
    }
    const init = { method: method ?? (body === undefined ? "GET" : "POST"), headers };
    return [{ url, init: body === undefined ? init : { ...init, body } }];
  });
}

function split(header: string): [string, string] {
  const colon = header.indexOf(":");
  return [header.slice(0, colon), header.slice(colon + 1).trim()];
}
