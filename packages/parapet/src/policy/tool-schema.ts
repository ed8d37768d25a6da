import { z } from "zod";

/** What `tools:` may hold: a profile is a `ToolPolicy` of the guard, written down. */

const toolName = z
  .string()
  .regex(/^\S{1,128}$/, "a name without blanks, at most 128 characters")
  .describe("A tool's name as it is written on the wire; * stands for any characters");
const names = z.array(toolName).min(1);
const ruleName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "letters, digits, dot, dash and underscore, at most 64");

const constraint = z.strictObject({
  paths: z
    .strictObject({
      roots: z.array(z.string().min(1)).min(1).describe("Absolute folders; the path must lie in one of them"),
      relativeTo: z.string().min(1).optional().describe("Where relative paths begin; without it they are refused"),
    })
    .optional(),
  hosts: z
    .strictObject({
      allow: z
        .array(z.string().min(1))
        .min(1)
        .describe("example.com, *.example.com for what is below, * for any public host"),
      schemes: z.array(z.string().regex(/^[a-z][a-z0-9+.-]*$/, "a scheme such as https")).optional(),
      ports: z.array(z.number().int().min(1).max(65_535)).optional().describe("That may be written out"),
      private: z.boolean().optional().describe("Allows private addresses that are on the list"),
    })
    .optional(),
  amounts: z.strictObject({ max: z.number(), min: z.number().optional() }).optional(),
  recipients: z
    .strictObject({
      domains: z.array(z.string().min(1)).optional(),
      addresses: z.array(z.string().min(1)).optional(),
    })
    .optional(),
  tenants: z
    .strictObject({
      equals: z
        .enum(["user", "principal", "model"])
        .describe(
          "What of the exchange it must equal: the user field or token subject, the caller, the model asked for",
        ),
    })
    .optional(),
});

const rule = z.strictObject({
  schema: z
    .union([z.boolean(), z.record(z.string(), z.unknown())])
    .optional()
    .describe("JSON Schema of the arguments; keywords that are not checked are refused"),
  arguments: z
    .record(z.string().min(1), constraint)
    .optional()
    .describe("By place: to, mail.to[], headers.*, or ** for every value"),
  sensitive: z.boolean().default(false).describe("Words of documents and tool results may not reach its arguments"),
  approval: z.boolean().default(false).describe("A person must approve every call"),
});

const sequence = z.union([
  z.strictObject({
    name: ruleName,
    after: names,
    deny: names,
    until: names.optional().describe("Tools, or approval for a person's word; never again when left out"),
  }),
  z.strictObject({ name: ruleName, atMost: z.number().int().min(0), of: names }),
]);

const count = z.number().int().min(1).max(1_000_000).optional();

export const toolProfile = z.strictObject({
  onError: z.enum(["closed", "open"]).default("closed").describe("What a broken check does to the call"),
  onViolation: z
    .enum(["block", "strip", "flag"])
    .default("block")
    .describe("What becomes of a call or definition that breaks a rule; in a stream, strip blocks"),
  allow: z
    .array(z.strictObject({ roles: z.array(z.string().min(1)).min(1).optional(), tools: names }))
    .optional()
    .describe("When it is there, what nothing here names is refused"),
  deny: z.array(toolName).optional().describe("Wins over allow"),
  rules: z.record(toolName, rule).optional().describe("By tool; * stands for any characters"),
  taint: z
    .strictObject({ minCharacters: z.number().int().min(8).max(1_024).default(48) })
    .optional()
    .describe("From how many characters on words count as copied"),
  sequences: z.array(sequence).optional(),
  approvals: z
    .strictObject({
      expireMinutes: z.number().int().min(1).max(10_080).default(60).describe("A question, and a word, hold so long"),
    })
    .optional()
    .describe("Has people asked about calls that only a person's word is missing for; without it these are blocked"),
  budgets: z
    .strictObject({ perReply: count, perConversation: count, identical: count })
    .optional()
    .describe("Calls; identical: of one tool with the same arguments"),
  pins: z
    .record(toolName, z.string().regex(/^sha256:[0-9a-f]{64}$/, "sha256: and 64 digits"))
    .optional()
    .describe("Digest of each tool's definition as it was reviewed; a refusal names the digest it saw"),
});
