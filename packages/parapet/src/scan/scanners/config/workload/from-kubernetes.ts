import { at, entriesOf, entryOf, isOn, itemsOf, type Node, textOf } from "../../../structured/node.ts";
import { placed, wordsOf } from "./from-compose.ts";
import type { Placed, Workload } from "./workload.ts";

const KINDS = /^(Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Pod|Rollout)$/;

/** The containers of all manifests in a file, and whether something in it lets them be reached from outside. */
export function kubernetesWorkloads(documents: readonly Node[]): readonly Workload[] {
  const all = documents.flatMap((document) =>
    textOf(at(document, "kind")) === "List" ? itemsOf(at(document, "items")) : [document],
  );
  const open = all.flatMap((document) => {
    const kind = textOf(at(document, "kind"));
    const type = entryOf(at(document, "spec"), "type");
    if (kind === "Service" && /^(LoadBalancer|NodePort)$/.test(textOf(type?.value) ?? "") && !isInternal(document))
      return [
        {
          selector: at(document, "spec", "selector"),
          place: { text: `a ${textOf(type?.value)} service`, start: type!.start, end: type!.end },
        },
      ];
    return [];
  });
  return all.flatMap((document) => {
    if (!KINDS.test(textOf(at(document, "kind")) ?? "")) return [];
    const template =
      at(document, "spec", "jobTemplate", "spec", "template") ?? at(document, "spec", "template") ?? document;
    const spec = at(template, "spec");
    const labels = at(template, "metadata", "labels");
    const ports = open.filter(({ selector }) => selects(selector, labels)).map(({ place }) => place);
    return itemsOf(at(spec, "containers")).flatMap((container) => containerOf(container, spec, ports));
  });
}

const isInternal = (service: Node): boolean =>
  entriesOf(at(service, "metadata", "annotations")).some(({ key, value }) =>
    /internal/i.test(`${key} ${textOf(value) ?? ""}`),
  );

const selects = (selector: Node | undefined, labels: Node | undefined): boolean => {
  const wanted = entriesOf(selector);
  return wanted.length > 0 && wanted.every(({ key, value }) => textOf(at(labels, key)) === textOf(value));
};

function containerOf(container: Node, spec: Node | undefined, services: readonly Placed[]): readonly Workload[] {
  if (container.kind !== "map") return [];
  const env = new Map<string, Placed>();
  let hasForeignEnv = at(container, "envFrom") !== undefined;
  for (const item of itemsOf(at(container, "env"))) {
    const name = textOf(at(item, "name"));
    const value = placed(at(item, "value"));
    if (name === undefined) continue;
    if (value === undefined) hasForeignEnv ||= at(item, "valueFrom") !== undefined;
    env.set(name, value ?? { text: "$", start: item.start, end: item.start + 1 });
  }
  const name = entryOf(container, "name") ?? container;
  const hostPorts = itemsOf(at(container, "ports")).flatMap((port) => {
    const host = entryOf(port, "hostPort");
    return host === undefined ? [] : [{ text: "hostPort", start: host.start, end: host.end }];
  });
  const hostNetwork = entryOf(spec, "hostNetwork");
  const network = isOn(hostNetwork?.value)
    ? [{ text: "hostNetwork", start: hostNetwork!.start, end: hostNetwork!.end }]
    : [];
  return [
    {
      name: textOf(at(container, "name")) ?? "container",
      start: name.start,
      end: name.end,
      from: "kubernetes",
      image: placed(at(container, "image")),
      words: [...wordsOf(at(container, "command")), ...wordsOf(at(container, "args"))],
      env,
      hasForeignEnv,
      ports: [...services, ...hostPorts, ...network],
      escapes: [...network, ...escapesOf(container, spec)],
      hasLimits: at(container, "resources", "limits") !== undefined,
    },
  ];
}

function escapesOf(container: Node, spec: Node | undefined): readonly Placed[] {
  const context = at(container, "securityContext");
  const switches = [entryOf(context, "privileged"), entryOf(spec, "hostPID"), entryOf(spec, "hostIPC")].flatMap(
    (entry) =>
      entry !== undefined && isOn(entry.value) ? [{ text: entry.key, start: entry.start, end: entry.end }] : [],
  );
  const mounts = itemsOf(at(spec, "volumes")).flatMap((volume) => {
    const path = at(volume, "hostPath", "path");
    const text = textOf(path) ?? "";
    return path !== undefined &&
      (text === "/" || /docker\.sock|containerd\.sock|^\/etc\/?$|^\/root\/?$|^\/var\/run\/?$/.test(text))
      ? [{ text: `a mount of ${text}`, start: path.start, end: path.end }]
      : [];
  });
  const added = itemsOf(at(context, "capabilities", "add")).flatMap((item) =>
    /^(ALL|SYS_ADMIN)$/.test(textOf(item) ?? "")
      ? [{ text: `capability ${textOf(item)}`, start: item.start, end: item.end }]
      : [],
  );
  return [...switches, ...mounts, ...added];
}
