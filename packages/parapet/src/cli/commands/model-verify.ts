import { createHash } from "node:crypto";
import { type Evidence, EXIT, ParapetError } from "@parapet/guard/kernel";
import { catalogue } from "../../catalogue/index.ts";
import { type ModelDifference, readLock, readPublicKey, verifyLocked, verifyModel } from "../../model/sign/index.ts";
import type { CliCommand, CommandContext } from "../command.ts";
import { hashing } from "../model-hashing.ts";
import { withDirectory } from "../open-data.ts";
import { parseFilled, parseList } from "../option-values.ts";
import { signatureOf } from "./model-sign.ts";

const DAY_MS = 86_400_000;
const SIGNS = { changed: "~", added: "+", removed: "-", renamed: ">" } as const;

/** What was verified, and how it came out. */
interface Verified {
  readonly name: string;
  readonly isVerified: boolean;
  readonly differences: readonly ModelDifference[];
  readonly by?: string;
  readonly rootDigest?: string;
  readonly revision?: string;
  readonly isFloating?: boolean;
}

/** JSON: `{models: [{name, isVerified, differences: [{change, path, from?}], by?, revision?, isFloating?}]}`. Exit 1 when one is not as it was. */
export const modelVerify: CliCommand = {
  name: "model verify",
  group: "Model",
  summary: "Check that a model is what was signed, or what a lock file pins",
  configure: (command) => {
    command
      .argument("[model]", "a folder, or a file; with --lock the name of a model in it")
      .option("--key <file>", "the public key of who signed it, in PEM", parseFilled)
      .option("--identity <identity>", "who signed it by a certificate: an address, or a workflow's URL", parseFilled)
      .option("--issuer <url>", "who vouched for that identity", parseFilled)
      .option("--trusted-root <file>", "Sigstore's trusted_root.json: nothing is fetched", parseFilled)
      .option("--signature <file>", "where it is; model.sig in the model's folder else", parseFilled)
      .option("--ignore <paths>", "files and folders within it that do not count, separated by commas", parseList)
      .option("--lock <file>", "check every model that this lock file pins", parseFilled)
      .option("--store", "keep evidence in the data directory, for the console");
  },
  run: async (context, [model], options) => {
    const { terminal } = context;
    const models =
      options.lock === undefined
        ? [await bySignature(context, model ?? ".", options)]
        : await byLock(context, model, options);
    terminal.answer(
      { models },
      models.flatMap((one) => linesOf(one, terminal.style)),
    );
    if (options.store === true) await record(context, models, options.lock !== undefined);
    return models.every(({ isVerified }) => isVerified) ? EXIT.ok : EXIT.findings;
  },
};

async function bySignature(
  context: CommandContext,
  model: string,
  options: Readonly<Record<string, unknown>>,
): Promise<Verified> {
  const { key, identity, issuer, trustedRoot } = options;
  if (
    (key === undefined) === (identity === undefined) ||
    (identity !== undefined && (issuer === undefined || trustedRoot === undefined))
  )
    throw new ParapetError("PARAPET_USAGE", "who signed the model has to be named", {
      hint: "Give --key, or --identity with --issuer and --trusted-root, or --lock.",
    });
  const signer =
    key === undefined
      ? { identity: String(identity), issuer: String(issuer), trustedRootFile: String(trustedRoot) }
      : await readPublicKey(String(key));
  const more = (options.ignore ?? []) as readonly string[]; // parseList gave it
  const found = await hashing(context, "hashing", more, (how) =>
    verifyModel(model, { ...how, signatureFile: signatureOf(model, options.signature), signer, ignore: more }),
  );
  const { signed, differences, by, rootDigest } = found;
  return { name: signed.name, isVerified: differences.length === 0, differences, by, rootDigest };
}

async function byLock(
  context: CommandContext,
  name: string | undefined,
  options: Readonly<Record<string, unknown>>,
): Promise<readonly Verified[]> {
  const file = String(options.lock);
  const all = await readLock(file);
  const chosen = name === undefined ? all : all.filter((one) => one.name === name);
  if (chosen.length === 0)
    throw new ParapetError(
      "PARAPET_MODEL_LOCK",
      name === undefined ? `${file} pins no model` : `${file} does not pin '${name}'`,
      {
        hint: "Pin one: 'parapet model manifest FOLDER --lock models.lock --revision COMMIT'.",
      },
    );
  const more = (options.ignore ?? []) as readonly string[]; // parseList gave it
  const verified: Verified[] = [];
  for (const one of chosen) {
    const { differences, isFloating, revision } = await hashing(context, `hashing ${one.name}`, more, (how) =>
      verifyLocked(file, one, how),
    );
    verified.push({
      name: one.name,
      isVerified: differences.length === 0,
      differences,
      rootDigest: one.digest.slice("sha256:".length),
      ...(revision === undefined ? {} : { revision }),
      isFloating,
    });
  }
  return verified;
}

function linesOf(
  { name, isVerified, differences, by, revision, isFloating }: Verified,
  style: CommandContext["terminal"]["style"],
): readonly string[] {
  return [
    `${style("bold", name)}  ${isVerified ? style("green", "verified") : style("red", "not as it was")}${by === undefined ? "" : `, by ${by}`}${revision === undefined ? "" : `, revision ${revision}`}`,
    ...differences.map(
      ({ change, path, from }) => `  ${SIGNS[change]} ${change} ${path}${from === undefined ? "" : ` from ${from}`}`,
    ),
    ...(isFloating === true ? [`  ${style("yellow", "its revision is not one that stays")}`] : []),
  ];
}

/** Of each model: that it is what was approved, and with a lock file that no revision floats. */
async function record(context: CommandContext, models: readonly Verified[], isLocked: boolean): Promise<void> {
  const at = Date.now();
  const proof = (control: string, by: string, holds: boolean, model: Verified): readonly Evidence[] => {
    const module = catalogue()
      .controls.get(control)
      .evidence.find((one) => one.module === by);
    if (module === undefined) return [];
    const digest = createHash("sha256").update(JSON.stringify(model)).digest("hex");
    const status = holds ? "proven" : "failed";
    return [
      {
        control,
        subject: `model:${model.name}`,
        status,
        by,
        at,
        expiresAt: at + module.maxAgeDays * DAY_MS,
        run: "parapet model verify",
        digest,
      },
    ];
  };
  const evidence = models.flatMap((model) => [
    ...proof("ctl-model-provenance", "provenance.manifest", model.isVerified, model),
    ...(isLocked ? proof("ctl-pin-verify", "provenance.aibom", model.isFloating !== true, model) : []),
  ]);
  await withDirectory(context, async ({ store }) => {
    await store.evidence.insert(evidence);
    store.events.append({
      kind: "model-verified",
      at,
      actor: context.actor,
      subject: models
        .map(({ name }) => `model:${name}`)
        .join(", ")
        .slice(0, 300),
      data: {
        models: models.map(({ name, isVerified, differences }) => ({
          name,
          isVerified,
          differences: differences.length,
        })),
      },
    });
  });
}
