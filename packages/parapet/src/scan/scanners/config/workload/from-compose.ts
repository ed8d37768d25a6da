import { at, entriesOf, entryOf, isOn, itemsOf, type Node, scalarOf, textOf } from "../../../structured/node.ts";
import type { Placed, Workload } from "./workload.ts";

const LOOPBACK = /^(127\.|localhost|\[?::1\]?)/;

/** The services of a compose file. */
export function composeWorkloads(root: Node): readonly Workload[] {
  return entriesOf(at(root, "services")).flatMap(({ key, value, start, end }) => {
    if (value.kind !== "map") return [];
    const image = at(value, "image");
    return [
      {
        name: key,
        start,
        end,
        from: "compose" as const,
        image: placed(image),
        words: [...wordsOf(at(value, "entrypoint")), ...wordsOf(at(value, "command"))],
        env: envOf(at(value, "environment")),
        hasForeignEnv: at(value, "env_file") !== undefined || at(value, "secrets") !== undefined,
        ports: isHost(value) ? [place(value, "network_mode")] : itemsOf(at(value, "ports")).flatMap(publicPort),
        escapes: escapesOf(value),
        hasLimits: at(value, "deploy", "resources", "limits") !== undefined || at(value, "mem_limit") !== undefined,
      },
    ];
  });
}

const isHost = (service: Node): boolean => textOf(at(service, "network_mode")) === "host";

function place(node: Node, key: string): Placed {
  const entry = entryOf(node, key) ?? node;
  return { text: `${key}: ${String(scalarOf(at(node, key)) ?? "")}`, start: entry.start, end: entry.end };
}

export function placed(node: Node | undefined): Placed | undefined {
  const value = scalarOf(node);
  return node === undefined || value === undefined || value === null
    ? undefined
    : { text: String(value), start: node.start, end: node.end };
}

export function wordsOf(node: Node | undefined): readonly Placed[] {
  if (node?.kind === "list") return node.items.flatMap((item) => placed(item) ?? []).flatMap(splitLines);
  const one = placed(node);
  return one === undefined ? [] : split(one);
}

/** A shell's script in one argument is read as words. */
const splitLines = (one: Placed): readonly Placed[] => (/\s/.test(one.text) ? split(one) : [one]);
const split = ({ text, start, end }: Placed): readonly Placed[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== "" && word !== "\\")
    .map((word) => ({ text: word, start, end }));

function envOf(node: Node | undefined): ReadonlyMap<string, Placed> {
  const env = new Map<string, Placed>();
  for (const { key, value, start } of entriesOf(node))
    if (value.kind === "scalar")
      env.set(key, { text: value.value === null ? "$" : String(value.value), start, end: value.end });
  for (const item of itemsOf(node)) {
    const text = textOf(item);
    const equals = text?.indexOf("=") ?? -1;
    if (text === undefined) continue;
    const [name, value] = equals < 0 ? [text, "$"] : [text.slice(0, equals), text.slice(equals + 1)];
    env.set(name, { text: value, start: item.start, end: item.end });
  }
  return env;
}

/** `6333:6333` is open to every network; `127.0.0.1:6333:6333` is not, nor is a port without a published one. */
function publicPort(item: Node): readonly Placed[] {
  if (item.kind === "map") {
    const published = at(item, "published");
    const host = textOf(at(item, "host_ip"));
    if (published === undefined || (host !== undefined && LOOPBACK.test(host))) return [];
    return [{ text: String(scalarOf(published)), start: item.start, end: item.end }];
  }
  const text = String(scalarOf(item) ?? "");
  const isLoopback = LOOPBACK.test(text) || /^\$\{[^}]{0,60}:-127\./.test(text);
  if (isLoopback || !text.includes(":")) return [];
  return [{ text, start: item.start, end: item.end }];
}

function escapesOf(service: Node): readonly Placed[] {
  const escapes: Placed[] = [];
  if (isOn(at(service, "privileged"))) escapes.push(place(service, "privileged"));
  for (const key of ["pid", "ipc", "userns_mode"])
    if (key !== "ipc" && textOf(at(service, key)) === "host") escapes.push(place(service, key));
  for (const item of itemsOf(at(service, "volumes"))) {
    const source = textOf(item) ?? textOf(at(item, "source")) ?? "";
    if (/docker\.sock|containerd\.sock|podman\.sock/.test(source) || /^\/:/.test(source) || source === "/")
      escapes.push({ text: `a mount of ${source.split(":")[0]}`, start: item.start, end: item.end });
  }
  for (const item of itemsOf(at(service, "cap_add")))
    if (/^(ALL|SYS_ADMIN|CAP_SYS_ADMIN)$/.test(textOf(item) ?? ""))
      escapes.push({ text: `cap_add ${textOf(item)}`, start: item.start, end: item.end });
  return escapes;
}
