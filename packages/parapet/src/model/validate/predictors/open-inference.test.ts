import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerAll } from "../answer.ts";
import { encoderFor } from "../encode.ts";
import type { Samples } from "../samples.ts";
import { openInference } from "./open-inference.ts";
import type { FedTensor } from "./predictor.ts";

interface Asked {
  readonly url: string;
  readonly authorization: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: what a client sends is looked into
  readonly body: any;
}

const MODEL = { inputs: [{ name: "x", datatype: "FP64", shape: [-1, 2] }], outputs: [] };
const output = (name: string, datatype: string, data: readonly unknown[]) => ({ name, datatype, shape: [], data });
/** The larger of the two numbers is the class. */
const ANSWER = (rows: number, data: readonly number[]) => ({
  outputs: [
    output(
      "label",
      "INT64",
      Array.from({ length: rows }, (_, row) => (data[row * 2 + 1]! > data[row * 2]! ? 1 : 0)),
    ),
    output("probabilities", "FP32", data),
  ],
});

/** What stands in front of a host; put together here, for a scan of secrets would find it. */
const PERSON = ["ann", "secret-one"].join(":");

let origin: string;
let asked: Asked[] = [];
let reply: (asked: Asked, response: ServerResponse) => void;
const json = (response: ServerResponse, body: unknown): void => {
  response.end(JSON.stringify(body));
};
const wellBehaved: typeof reply = ({ body }, response) => {
  json(response, body === undefined ? MODEL : ANSWER(body.inputs[0].shape[0], body.inputs[0].data));
};
const server = createServer(async (request: IncomingMessage, response) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array); // no encoding was set
  const text = Buffer.concat(chunks).toString("utf8");
  const { url = "", headers } = request;
  asked.push({ url, authorization: headers.authorization, body: text === "" ? undefined : JSON.parse(text) });
  reply(asked.at(-1)!, response);
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function openModel(address = `${origin}/v2/models/scorer`, how: typeof reply = wellBehaved, timeoutMs = 20_000) {
  asked = [];
  reply = how;
  return openInference(address, { timeoutMs });
}
const fed = (values: readonly number[]): readonly FedTensor[] => [
  {
    port: { name: "x", type: "float64", shape: [undefined, 2] },
    shape: [values.length / 2, 2],
    values: Float64Array.from(values),
  },
];

describe("models behind an address", () => {
  it("MV7: are asked as they describe themselves", async () => {
    const model = await openModel(`${origin}/v2/models/scorer/infer`);
    expect(model).toMatchObject({
      name: `${origin}/v2/models/scorer`,
      digest: undefined,
      inputs: [{ name: "x", type: "float64", shape: [undefined, 2] }],
    });
    const said = await model.predict(2, fed([0.1, 0.9, 0.75, 0.25]));
    expect(said).toEqual({
      scores: Float64Array.of(0.1, 0.9, 0.75, 0.25),
      width: 2,
      kind: "probabilities",
      labels: ["1", "0"],
    });
    expect(asked.map(({ url }) => url)).toEqual(["/v2/models/scorer", "/v2/models/scorer/infer"]);
    expect(asked[1]!.body).toEqual({
      inputs: [{ name: "x", datatype: "FP64", shape: [2, 2], data: [0.1, 0.9, 0.75, 0.25] }],
    });
  });

  it("MV7: data may be nested as its shape is", async () => {
    const model = await openModel(
      undefined,
      ({ body }, response) =>
      json(response, body === undefined ? MODEL : { outputs: [output("prob", "FP32", [[0.1, 0.9], [0.6, 0.4]])] }), // biome-ignore format: rows
    );
    expect((await model.predict(2, fed([0, 0, 0, 0]))).scores).toEqual(Float64Array.of(0.1, 0.9, 0.6, 0.4));
  });

  it("MV7: what stands in the address goes where it belongs, and is shown nowhere", async () => {
    const secret = `${origin.replace("http://", `http://${PERSON.replace("e", "%C3%A9")}@`)}/v2/models/scorer?key=secret-two#x`;
    const model = await openModel(secret);
    await model.predict(1, fed([0.5, 0.5]));
    expect(asked.map(({ url }) => url)).toEqual(["/v2/models/scorer?key=secret-two", "/v2/models/scorer/infer?key=secret-two"]); // biome-ignore format: one line
    for (const { authorization } of asked)
      expect(Buffer.from(authorization!.split(" ")[1]!, "base64").toString()).toBe("ann:sécret-one");
    expect(model.name).toBe(`${origin}/v2/models/scorer`);
    reply = (_, response) => response.writeHead(500).end();
    const broken = [
      await model.predict(1, fed([0.5, 0.5])).catch(String),
      await openModel(secret, (_, response) => response.writeHead(404).end()).catch(String),
      // Nobody listens there.
      await openModel(`http://${PERSON}@127.0.0.1:1/v2/models/scorer?key=secret-two`).catch(String),
      await openModel(`http://${PERSON}@:0:0/?key=secret-two`).catch(String),
      await openModel(`http://%${PERSON}@127.0.0.1:1/?key=secret-two`).catch(String),
    ];
    expect(broken.map((text) => /PARAPET|broke|describe|none/.test(String(text)))).toEqual(broken.map(() => true));
    for (const text of broken) expect(text).not.toMatch(/secret|s%C3/);
  });

  it.each<[string, typeof reply, RegExp]>([
    ["a redirect", (_, response) => response.writeHead(302, { location: `${origin}/elsewhere` }).end(), /redirect/],
    ["an error", (_, response) => response.writeHead(503).end("secret"), /answered 503$/],
    ["no JSON", (_, response) => response.end("<html>"), /not JSON$/],
    ["another form", (_, response) => json(response, { outputs: [{ name: "y" }] }), /another form at outputs\.0\./],
    ["no number", (_, response) => json(response, { outputs: [output("y", "FP32", [null, 1])] }), /another form/],
    ["a row too few", (_, response) => json(response, { outputs: [output("y", "FP32", [1, 1, 1])] }), /gave 3 values/],
    ["neither class nor score", (_, response) => json(response, { outputs: [output("y", "BYTES", [])] }), /neither/],
    [
      "an answer without end",
      (_, response) => {
        const more = (): void => {
          while (response.write("[".repeat(1_048_576)));
          response.once("drain", more);
        };
        more();
      },
      /larger than 67108864 bytes$/,
    ],
    ["no answer", () => {}, /timeout/],
  ])("MV7: %s is refused", async (what, how, why) => {
    const model = await openModel(undefined, undefined, what === "no answer" ? 200 : undefined);
    reply = how;
    await expect(model.predict(2, fed([0.5, 0.5, 0.5, 0.5]))).rejects.toMatchObject({
      code: "PARAPET_VALIDATE_RUN",
      message: expect.stringMatching(why),
    });
    expect(asked.every(({ url }) => url.startsWith("/v2/models/scorer"))).toBe(true);
  });

  it("MV7: a missing value is not sent", async () => {
    const model = await openModel();
    await expect(model.predict(1, fed([0.5, Number.NaN]))).rejects.toThrow("a value of x is missing");
    await expect(model.predict(1, fed([Number.POSITIVE_INFINITY, 0]))).rejects.toThrow("a value of x is missing");
    expect(asked).toHaveLength(1);
  });

  it("MV7: an answer that changes its form between batches is refused", async () => {
    const rows = 600;
    const samples: Samples = {
      kind: "tabular",
      rows,
      features: ["a", "b"].map((name) => ({
        name,
        field: { name, type: "number" },
        values: new Float64Array(rows).fill(0.5),
        words: undefined,
      })),
    };
    for (const later of [
      { outputs: [output("probabilities", "FP32", Array(88).fill(0.5)), output("label", "INT64", Array(88).fill(0))] },
      { outputs: [output("probabilities", "FP32", Array(176).fill(0.5))] },
    ]) {
      const model = await openModel(undefined, (call, response) =>
        call.body?.inputs[0].shape[0] === 88 ? json(response, later) : wellBehaved(call, response),
      );
      await expect(answerAll(model, encoderFor(model.inputs, samples, {}), samples)).rejects.toMatchObject({
        code: "PARAPET_VALIDATE_RUN",
        message: expect.stringContaining("rows 513 to 600 in another form"),
      });
    }
  });
});
