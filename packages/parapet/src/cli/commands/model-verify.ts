import path from "node:path";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { readLock, readPublicKey, verifyLocked, verifyModel } from "../../model/sign/index.ts";
import type { CliCommand, CommandContext } from "../command.ts";
import { hashing } from "../model-hashing.ts";
import { parseFilled, parseList } from "../option-values.ts";
import { recordVerification, type Verified } from "../record-verification.ts";
import { signatureOf } from "./model-sign.ts";

const SIGNS = { changed: "~", added: "+", removed: "-", renamed: ">" } as const;

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
      { models: models.map(({ place, ...told }) => told) },
      models.flatMap((one) => linesOf(one, terminal.style)),
    );
    if (options.store === true) {
      const unproven = await recordVerification(context, models, options.lock !== undefined);
      for (const { place, why } of unproven) terminal.remark(`nothing is proven of ${place}: ${why}`);
    }
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
  return { name: signed.name, place: model, isVerified: differences.length === 0, differences, by, rootDigest };
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
      place: path.join(path.dirname(file), one.path),
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
