import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { Carrier } from "../attack.ts";
import { readDocuments } from "./read-documents.ts";
import { codeComments, fileNames, imageTexts, toolDescriptions } from "./read-names.ts";
import { readResults } from "./read-results.ts";
import { typedFrames } from "./typed-frames.ts";
import { typedPlain } from "./typed-plain.ts";
import { typedPressure } from "./typed-pressure.ts";
import { typedRoles } from "./typed-roles.ts";
import { interleaved, manyShot, payloadSplit } from "./typed-shots.ts";

/** Every way to dress an ask. */
export const carriers: Registry<Carrier> = createRegistry("carrier", [
  ...typedPlain,
  ...typedRoles,
  ...typedFrames,
  ...typedPressure,
  manyShot,
  payloadSplit,
  interleaved,
  ...readDocuments,
  ...readResults,
  ...fileNames,
  ...imageTexts,
  ...codeComments,
  ...toolDescriptions,
]);
