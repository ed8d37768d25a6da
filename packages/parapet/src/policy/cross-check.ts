import { nearest } from "./did-you-mean.ts";
import { isLoopbackUrl } from "./loopback.ts";
import { priceOf } from "./prices.ts";

/** A rule between two places of the policy that is broken. */
export interface CrossProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/** Headers whose value is a credential by definition. */
/** Kinds of provider that have no address of their own, and one that it might be. */
const ADDRESSES: Readonly<Record<string, string>> = {
  "openai-compatible": "http://127.0.0.1:11434",
  "open-inference": "http://127.0.0.1:8000",
};

const CREDENTIAL_HEADERS = /^(authorization|proxy-authorization|x-api-key|api-key|cookie)$/i;

/**
 * What one field cannot tell alone: names that must exist elsewhere, fields that need each other.
 * Takes unchecked data and passes over whatever is misshapen, so that a typing mistake in one corner does not hide
 * a dangling name in another.
 */
export function crossCheck(policy: unknown): readonly CrossProblem[] {
  const problems: CrossProblem[] = [];
  const complain = (path: (string | number)[], message: string, hint: string): void => {
    problems.push({ path, message, hint });
  };
  const root = record(policy);
  const providers = record(root.providers);
  const guards = record(root.guards);
  const countsMoney = hasMoneyLimit(root);

  for (const [name, value] of Object.entries(record(root.models))) {
    const model = record(value);
    for (const { path, target } of targetsIn(name, model)) {
      const { provider } = target;
      if (typeof provider === "string" && !Object.hasOwn(providers, provider))
        complain(
          [...path, "provider"],
          `there is no provider '${provider}' under providers:`,
          known(provider, providers, "providers"),
        );
      else if (countsMoney && typeof provider === "string" && isUnpriced(root, name, target, provider))
        complain(
          path,
          "a limit counts US dollars, and no price is known for this target",
          `Give it a price, or the model (models.${name}.price); zeros if it is free.`,
        );
    }
    const profile = model.guards;
    if (typeof profile === "string" && profile !== "default" && !Object.hasOwn(guards, profile))
      complain(
        ["models", name, "guards"],
        `there is no profile '${profile}' under guards:`,
        known(profile, { default: {}, ...guards }, "profiles"),
      );
    if (typeof model.tools === "string" && !Object.hasOwn(record(root.tools), model.tools))
      complain(
        ["models", name, "tools"],
        `there is no profile '${model.tools}' under tools:`,
        known(model.tools, record(root.tools), "profiles"),
      );
    for (const [at, tensor] of listOf(record(model.predict).inputs).entries())
      if (record(model.predict).monitor !== undefined && !hasRows(record(tensor).shape))
        complain(
          ["models", name, "predict", "inputs", at, "shape"],
          "the monitor cannot tell questions of such a tensor apart",
          "It needs rows of one width: -1 or a number first, and behind it numbers alone, e.g. [-1, 12].",
        );
    const shadowOf = record(model.shadow).provider;
    const shadowKind = record(providers[typeof shadowOf === "string" ? shadowOf : ""]).kind;
    if (shadowKind !== undefined && shadowKind !== "onnx" && shadowKind !== "open-inference")
      complain(
        ["models", name, "shadow"],
        `only predictions are compared, and a provider of kind ${String(shadowKind)} makes none`,
        "Give it a provider of kind onnx or open-inference, or take it away.",
      );
    if (model.mode === "standby" && model.standby === undefined)
      complain(
        ["models", name, "mode"],
        "mode is standby but no standby target is given",
        `Give it one: models.${name}.standby.`,
      );
  }

  for (const [name, value] of Object.entries(providers)) {
    const provider = record(value);
    const example = ADDRESSES[String(provider.kind)];
    if (example !== undefined && provider.baseUrl === undefined)
      complain(
        ["providers", name],
        `an ${String(provider.kind)} provider needs its baseUrl`,
        `E.g. baseUrl: ${example}`,
      );
    const servesFiles = Object.keys(record(provider.files)).length > 0 || provider.registry === true;
    if (provider.kind === "onnx" && !servesFiles)
      complain(
        ["providers", name],
        "an onnx provider needs models to serve",
        "E.g. files: { loan: { file: models/loan.onnx } }, or registry: true",
      );
    if (provider.kind !== "onnx" && servesFiles)
      complain(
        ["providers", name],
        `a provider of kind ${String(provider.kind)} serves no files`,
        "Give it kind: onnx, or take files and registry away.",
      );
    for (const header of Object.keys(record(provider.headers)))
      if (CREDENTIAL_HEADERS.test(header))
        complain(
          ["providers", name, "headers", header],
          "a credential does not stand here",
          "Give apiKey a reference, e.g. apiKey: env:NAME.",
        );
  }

  const roles = record(root.roles);
  for (const [name, profile] of Object.entries(record(root.tools)))
    for (const [at, grant] of listOf(record(profile).allow).entries())
      for (const [place, role] of listOf(record(grant).roles).entries())
        if (typeof role === "string" && !Object.hasOwn(roles, role))
          complain(
            ["tools", name, "allow", at, "roles", place],
            `there is no role '${role}' under roles:`,
            known(role, roles, "roles"),
          );

  for (const { path, address, store } of storeAddressesIn(root))
    if (/^http:/i.test(address) && !isLoopbackUrl(address) && store.allowHttp !== true)
      complain(
        path,
        "secrets travel by https (by http on this machine alone)",
        "Where the network is trusted, set allowHttp: true beside it.",
      );

  const records = record(root.records);
  if ((records.fullText === "flagged" || records.fullText === "all") && records.encryptionKey === undefined)
    complain(
      ["records", "fullText"],
      "keeping full text needs records.encryptionKey",
      "Make one: openssl rand -base64 32 > text.key; then encryptionKey: file:text.key",
    );
  return problems;
}

interface AddressPlace {
  readonly path: (string | number)[];
  readonly address: string;
  readonly store: Readonly<Record<string, unknown>>;
}

/** Where secret stores, and those that vouch for us there, are said to be. */
function storeAddressesIn(root: Readonly<Record<string, unknown>>): readonly AddressPlace[] {
  return Object.entries(record(root.secrets)).flatMap(([name, value]) => {
    const store = record(value);
    const fields = ["address", "endpoint", "authority"].map((field) => ({ path: [field], address: store[field] }));
    const vaults = Object.entries(record(store.vaults)).map(([vault, address]) => ({
      path: ["vaults", vault],
      address,
    }));
    return [...fields, ...vaults].flatMap(({ path, address }) =>
      typeof address === "string" ? [{ path: ["secrets", name, ...path], address, store }] : [],
    );
  });
}

/** Has a tensor of this shape rows, and all of them one width? */
function hasRows(shape: unknown): boolean {
  const [first, ...rest] = listOf(shape);
  return !rest.includes(-1) && (rest.length > 0 || first === -1);
}

interface TargetPlace {
  readonly path: (string | number)[];
  readonly target: Readonly<Record<string, unknown>>;
}

function targetsIn(name: string, model: Readonly<Record<string, unknown>>): readonly TargetPlace[] {
  return ["primary", "standby", "canary", "shadow"].flatMap((slot): TargetPlace[] => {
    const value = model[slot];
    if (Array.isArray(value))
      return value.map((target, index) => ({ path: ["models", name, slot, index], target: record(target) }));
    return value === undefined ? [] : [{ path: ["models", name, slot], target: record(value) }];
  });
}

function hasMoneyLimit(root: Readonly<Record<string, unknown>>): boolean {
  const { perKey, perUser, perRole, perModel } = record(root.limits);
  const ofRoles = Object.values(record(root.roles)).map((role) => record(role).limits);
  return [perKey, perUser, perRole, perModel, ...ofRoles]
    .flatMap((limits) => (Array.isArray(limits) ? limits : []))
    .some((limit) => record(limit).usd !== undefined);
}

/** A pattern's target that sends on the client's name is asked when the name is known: then it is refused. */
function isUnpriced(
  root: Readonly<Record<string, unknown>>,
  name: string,
  target: Readonly<Record<string, unknown>>,
  provider: string,
): boolean {
  if (target.price !== undefined || record(record(root.models)[name]).price !== undefined) return false;
  const upstream = typeof target.model === "string" ? target.model : name;
  if (upstream.endsWith("*")) return false;
  const { kind } = record(record(root.providers)[provider]);
  if (typeof kind !== "string") return false;
  return priceOf({ providers: { [provider]: { kind } }, models: {} }, name, { provider }, upstream).from === "unpriced";
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The map, or an empty one for anything else. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function known(name: string, entries: Readonly<Record<string, unknown>>, what: string): string {
  const names = Object.keys(entries);
  const close = nearest(name, names);
  if (close !== undefined) return `Did you mean '${close}'?`;
  return names.length === 0 ? `There are no ${what} yet.` : `There are: ${names.join(", ")}.`;
}
