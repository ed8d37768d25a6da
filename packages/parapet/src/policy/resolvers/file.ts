import { constants } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { SecretResolver } from "./resolver.ts";

const MAX_BYTES = 65_536;

export const fileResolver: SecretResolver = {
  id: "file",
  title: "File, relative to the policy; blanks and line breaks around the value are dropped",
  isRemote: false,
  canRotate: true,
  placeOf: ({ baseDirectory }) => baseDirectory,
  resolve: async (name, { baseDirectory, log }) => {
    const file = path.resolve(baseDirectory, name);
    try {
      // Without waiting: a named pipe that nobody writes to would hold up the start for ever.
      await using handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
      const facts = await handle.stat();
      if (!facts.isFile()) throw unusable(file, "it is not a regular file");
      if (facts.size > MAX_BYTES) throw unusable(file, `it is larger than ${MAX_BYTES} bytes`);
      if (process.platform !== "win32" && (facts.mode & 0o077) !== 0)
        log.warn(
          { code: "PARAPET_SECRET_EXPOSED", file, mode: (facts.mode & 0o777).toString(8) },
          `other users of this machine can read the secret file ${file}; run: chmod 600 ${file}`,
        );
      const text = (await handle.readFile("utf8")).trim();
      return text === "" ? undefined : text;
    } catch (cause) {
      if (cause instanceof ParapetError) throw cause;
      if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw unusable(file, messageOf(cause), cause);
    }
  },
  whenMissing: (_name, { baseDirectory }) => `Write the secret to that file, relative to ${baseDirectory}.`,
};

function unusable(file: string, why: string, cause?: unknown): ParapetError {
  return new ParapetError("PARAPET_SECRET_UNREADABLE", `the secret file ${file} cannot be used: ${why}`, {
    hint: "A secret file holds one value and is readable by the user that runs Parapet.",
    exit: EXIT.environment,
    cause,
  });
}
