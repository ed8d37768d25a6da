import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { treeOf } from "../testing/tree.ts";
import { blockList } from "./block-list.ts";
import { logFormats } from "./log-formats/index.ts";
import { findShadowAi } from "./shadow.ts";

const AT = Date.UTC(2025, 10, 26, 10, 0, 0);
const NOBODY = new Set<string>();

async function usesOf(lines: readonly string[], sanctioned = NOBODY, showsPeople = true) {
  const root = treeOf({ "a.log": `${lines.join("\n")}\n` });
  return (await findShadowAi({ files: [path.join(root, "a.log")], sanctioned, showsPeople })).services;
}

describe("log formats", () => {
  it.each(logFormats.all.map((format) => [format.id, format] as const))(
    "SH1: %s reads its example, and no other format before it does",
    async (id, format) => {
      const root = treeOf({ "a.log": format.example.join("\n") });
      const { files, services } = await findShadowAi({ files: [path.join(root, "a.log")], sanctioned: NOBODY });
      expect(files).toMatchObject([{ format: id, entries: 1 }]);
      expect(services.map(({ name }) => name)).toEqual(["OpenAI"]);
    },
  );

  it("SH1: what is no log is refused with the formats that are known; so is what is not there", async () => {
    const root = treeOf({ "poem.txt": "the tide\ncomes in\n", "empty.log": "" });
    const read = (name: string) => findShadowAi({ files: [path.join(root, name)], sanctioned: NOBODY });
    await expect(read("poem.txt")).rejects.toMatchObject({
      code: "PARAPET_SCAN_LOG",
      hint: expect.stringContaining("squid"),
    });
    await expect(read("empty.log")).rejects.toMatchObject({ code: "PARAPET_SCAN_LOG" });
    await expect(read("gone.log")).rejects.toThrow("gone.log cannot be read");
  });

  it("SH3: tells who, when and how much, as each format writes it", async () => {
    const seen = async (...lines: string[]) => {
      const [use] = await usesOf(lines);
      return { who: use?.mostActive[0]?.who, at: use?.firstSeen, out: use?.bytesOut, in: use?.bytesIn };
    };
    expect(
      await seen(
        "1764151200.123 412 10.0.0.5 TCP_TUNNEL/200 5321 CONNECT api.openai.com:443 ana HIER_DIRECT/1.2.3.4 -",
      ),
    ).toEqual({ who: "ana", at: 1764151200123, out: 0, in: 5321 });
    expect(await seen("[1764151200] unbound[1:0] info: 10.0.0.5 api.openai.com. AAAA IN")).toEqual({
      who: "10.0.0.5",
      at: 1764151200000,
      out: 0,
      in: 0,
    });
    expect(
      await seen(
        "26-Nov-2025 10:00:00.123 queries: info: client @0x7 2001:db8::1#5312 (api.openai.com): query: api.openai.com IN HTTPS + (::1)",
      ),
    ).toEqual({ who: "2001:db8::1", at: AT, out: 0, in: 0 });
    expect(
      await seen(
        "#fields\tts\tid.orig_h\thost\trequest_body_len\tresponse_body_len",
        "1764151200.5\t10.0.0.5\tapi.openai.com\t70\t900",
      ),
    ).toEqual({ who: "10.0.0.5", at: 1764151200500, out: 70, in: 900 });
    expect(await seen('Time;User;Domain;"Bytes Sent"', '2025-11-26T10:00:00Z;"Müller; Ana";api.openai.com;70')).toEqual(
      { who: "Müller; Ana", at: AT, out: 70, in: 0 },
    );
    expect(
      await seen(
        '{"@timestamp":"2025-11-26T10:00:00Z","user":"ana","url":"https://api.openai.com/v1","bytes_out":70,"bytes_in":9}',
      ),
    ).toEqual({ who: "ana", at: AT, out: 70, in: 9 });
    const syslog = await seen("Dec 31 23:00:00 dnsmasq[7]: query[A] api.openai.com from 10.0.0.5");
    expect(syslog.at).toBeLessThan(Date.now() + 2 * 86_400_000);
  });
});

describe("services", () => {
  it("SH2: a host is the same however it is written, and what only looks like it is not", async () => {
    const hosts = [
      "api.openai.com",
      "API.OpenAI.com.",
      "https://api.openai.com:443/v1/chat",
      "http://u:p@chatgpt.com/x?y",
      "eu.api.openai.com:8443",
    ];
    const others = ["openai.com.evil.example", "notopenai.com", "openaix", "example.org/api.openai.com"];
    const [use, ...rest] = await usesOf(["domain", ...hosts, ...others]);
    expect([use?.name, use?.requests, rest]).toEqual(["OpenAI", hosts.length, []]);
    const clouds = await usesOf([
      "domain",
      "bedrock-runtime.eu-central-1.amazonaws.com",
      "europe-west4-aiplatform.googleapis.com",
      "acme.openai.azure.com",
    ]);
    expect(clouds.map(({ name }) => name).sort()).toEqual(["AWS Bedrock", "Azure OpenAI", "Google Vertex AI"]);
  });

  it("SH2: lists of applications name services by their names", async () => {
    expect(
      (await usesOf(["app_name,user", "Claude is not it,ana", "OpenAI,ana", "openai,ben"])).map(({ name, people }) => [
        name,
        people,
      ]),
    ).toEqual([["OpenAI", 2]]);
  });

  it("SH3: adds up requests, people, hosts and bytes", async () => {
    const [use] = await usesOf([
      "user,domain,bytes_out",
      "ana,api.openai.com,100",
      "ben,chatgpt.com,50",
      "ana,api.openai.com,1",
    ]);
    expect(use).toMatchObject({
      requests: 3,
      people: 2,
      bytesOut: 151,
      mostActive: [
        { who: "ana", requests: 2 },
        { who: "ben", requests: 1 },
      ],
      hosts: [
        { host: "api.openai.com", requests: 2 },
        { host: "chatgpt.com", requests: 1 },
      ],
      firstSeen: undefined,
    });
  });

  it("SH4: people are pseudonyms, the same within a report and others in the next", async () => {
    const lines = ["user,domain", "ana,api.openai.com", "ana,claude.ai", "ben,claude.ai"];
    const first = await usesOf(lines, NOBODY, false);
    const second = await usesOf(lines, NOBODY, false);
    const names = (uses: typeof first) => uses.flatMap(({ mostActive }) => mostActive.map(({ who }) => who));
    expect(JSON.stringify(first)).not.toMatch(/\b(ana|ben)\b/);
    expect(new Set(names(first)).size).toBe(2);
    expect(names(first).filter((who) => names(second).includes(who))).toEqual([]);
  });

  it("SH5: risk follows the register, what is sent, what sees it, and how many use it; shared hosts are a hint", async () => {
    const lines = [
      "user,domain,bytes_out",
      "ana,claude.ai,1",
      "ana,api.mistral.ai,1",
      "ana,api.cohere.com,20000000",
      "ana,vision.cognitiveservices.azure.com,20000000",
    ];
    const told = (await usesOf(lines, new Set(["Anthropic"]))).map(
      ({ name, risk, isWeak }) => `${name} ${risk} ${isWeak}`,
    );
    expect(told.sort()).toEqual([
      "Anthropic low false",
      "Azure OpenAI low true",
      "Cohere high false",
      "Mistral AI medium false",
    ]);
  });
});

describe("block lists", () => {
  it("SH6: hold the outermost domains of what is not sanctioned, and nothing that is shared or needed", async () => {
    const uses = await usesOf(
      ["domain", "api.openai.com", "claude.ai", "vision.cognitiveservices.azure.com"],
      new Set(["Anthropic"]),
    );
    const domains = blockList(uses, "domains");
    expect(domains).toContain("openai.com");
    expect(domains.filter((domain) => /api\.openai|claude|azure/.test(domain))).toEqual([]);
    expect(blockList(uses, "rpz")).toContain("*.openai.com CNAME .");
    expect(blockList(uses, "unbound")).toContain('local-zone: "openai.com." always_nxdomain');
    expect(() => blockList(uses, "toString")).toThrow(RangeError);
  });
});

describe("large and hostile logs", () => {
  it("SH7: packed logs are read; a line without end and bytes that are no text end nothing", async () => {
    const row = "[1764151200] unbound[1:0] info: 10.0.0.5 api.openai.com. A IN\n";
    const root = treeOf({ "a.log.gz": gzipSync(row.repeat(1_000)), "b.log": row });
    appendFileSync(
      path.join(root, "b.log"),
      Buffer.concat([Buffer.alloc(3_000_000, "x"), Buffer.from([0, 255, 254, 10])]),
    );
    appendFileSync(path.join(root, "b.log"), row.trimEnd());
    const { services } = await findShadowAi({
      files: ["a.log.gz", "b.log"].map((name) => path.join(root, name)),
      sanctioned: NOBODY,
    });
    expect(services[0]?.requests).toBe(1_002);
  });

  it("SH7: a packed file that is cut short is an error, not a short answer", async () => {
    const root = treeOf({});
    const file = path.join(root, "a.log.gz");
    writeFileSync(
      file,
      gzipSync("[1764151200] unbound[1:0] info: 10.0.0.5 api.openai.com. A IN\n".repeat(100)).subarray(0, 60),
    );
    await expect(findShadowAi({ files: [file], sanctioned: NOBODY })).rejects.toMatchObject({
      code: "PARAPET_SCAN_LOG",
    });
  });

  it("SH1, SH7: no line throws, in any format", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 200 }), { maxLength: 5 }), (lines) => {
        for (const format of logFormats.all) {
          const read = format.open();
          for (const line of [
            ...format.example.slice(0, -1),
            ...lines,
            ...lines.map((one) => format.example.at(-1)! + one),
          ])
            read(line);
        }
      }),
      { numRuns: 200 },
    );
  });
});
