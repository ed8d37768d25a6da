import { z } from "zod";

const feature = z.strictObject({
  name: z.string().min(1).max(128).describe("For people: it stands in the refusal"),
  min: z.number().optional(),
  max: z.number().optional(),
  values: z.array(z.number()).min(1).max(1_000).optional().describe("The only values that it takes"),
  isInteger: z.boolean().default(false),
});

const tensor = z.strictObject({
  name: z.string().min(1).max(128),
  datatype: z.enum([
    "BOOL",
    "UINT8",
    "UINT16",
    "UINT32",
    "UINT64",
    "INT8",
    "INT16",
    "INT32",
    "INT64",
    "FP16",
    "FP32",
    "FP64",
    "BYTES",
  ]),
  shape: z.array(z.number().int().min(-1)).min(1).max(8).describe("-1: any size"),
  features: z.array(feature).max(4_096).optional().describe("What each place of the last dimension may hold"),
});

/** A model that takes numbers: what it takes, how much of its answer leaves, and who is watched. */
export const predictSchema = z.strictObject({
  inputs: z.array(tensor).min(1).max(64).describe("Exactly these tensors; anything else is refused"),
  maxRows: z.number().int().min(1).max(1_000_000).default(1_000).describe("The first dimension of every input"),
  outputs: z
    .strictObject({
      only: z
        .array(z.string().min(1))
        .min(1)
        .optional()
        .describe("Names of the tensors that leave; others are dropped"),
      top: z
        .number()
        .int()
        .min(1)
        .optional()
        .describe("The highest so many of the last dimension stay, the rest become 0"),
      round: z.number().int().min(0).max(12).optional().describe("Decimals that stay"),
      noise: z
        .strictObject({
          epsilon: z.number().gt(0).describe("Privacy loss of one answer"),
          sensitivity: z.number().gt(0).default(1).describe("How far one person's data can move one value"),
        })
        .optional()
        .describe("Laplace noise of sensitivity/epsilon; the same question gets the same noise"),
    })
    .prefault({}),
  monitor: z
    .strictObject({
      onSuspect: z
        .enum(["flag", "block"])
        .default("flag")
        .describe("flag: an event in the record; block: its questions are refused for a while, too"),
      holdMinutes: z.number().int().min(1).max(10_080).default(60).describe("How long a client stays refused"),
      budget: z
        .number()
        .int()
        .min(1)
        .optional()
        .describe("Different questions that a client may ask before it is suspected of copying the model"),
      learn: z
        .number()
        .int()
        .min(100)
        .max(10_000)
        .default(500)
        .describe("Rows, of at least five clients, that what is usual is learned from before anybody is judged"),
    })
    .optional()
    .describe("Looks for clients whose questions walk towards a wrong answer or copy the model"),
});
