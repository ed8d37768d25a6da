import { CLAUDE, type Door, MODEL, QUESTION, WEATHER_QUESTION, WEATHER_SCHEMA } from "./scenario.ts";

/** A request as bytes: odd spacing, unknown fields, escapes and a number that JavaScript would rewrite, all to be passed on untouched. */
export interface RawRequest {
  readonly name: string;
  readonly path: string;
  readonly body: string;
}

const messages = `[ {"role":"user" ,"content":"${QUESTION} caf\\u00e9 \\ud83c\\udf32"} ]`;
const weather = JSON.stringify({ name: "get_weather", description: "Weather of a city", parameters: WEATHER_SCHEMA });

export const RAW_REQUESTS: readonly RawRequest[] = [false, true].flatMap((stream) =>
  [
    {
      name: "chat",
      path: "/v1/chat/completions",
      body: `{ "model":"${MODEL}",\n "messages": ${messages}, "stream":${stream}, "temperature":1.0, "seed": 1e2, "x_future_field": {"a":[1.50]} }`,
    },
    {
      name: "chat with a tool",
      path: "/v1/chat/completions",
      body: `{"model":"${MODEL}","messages":[{"role":"user","content":"${WEATHER_QUESTION}"}],"stream":${stream},"tools":[{"type":"function","function":${weather}}]}`,
    },
    { name: "responses", path: "/v1/responses", body: `{"model":"${MODEL}","input": ${messages},"stream":${stream}}` },
    {
      name: "messages",
      path: "/v1/messages",
      body: `{"model":"${CLAUDE}","max_tokens":300,"stream":${stream},"messages":${messages},"x_future_field":null}`,
    },
    {
      name: "messages with thoughts",
      path: "/v1/messages",
      body: `{"model":"${CLAUDE}","max_tokens":3000,"stream":${stream},"messages":${messages},"thinking":{"type":"enabled","budget_tokens":1024}}`,
    },
  ].map((request) => ({ ...request, name: `${request.name}${stream ? ", streamed" : ""}` })),
);

export interface RawReply {
  readonly status: number;
  readonly type: string | null;
  /** latin1, so that a difference in any byte is a difference in the string. */
  readonly bytes: string;
}

export async function send({ url, key }: Door, { path, body }: RawRequest): Promise<RawReply> {
  const headers = {
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    "anthropic-version": "2023-06-01",
  };
  const reply = await fetch(`${url}${path}`, { method: "POST", headers, body });
  return {
    status: reply.status,
    type: reply.headers.get("content-type"),
    bytes: Buffer.from(await reply.arrayBuffer()).toString("latin1"),
  };
}
