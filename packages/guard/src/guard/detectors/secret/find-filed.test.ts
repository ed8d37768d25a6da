import { describe, expect, it } from "vitest";
import { encodeBase64 } from "../../../text/index.ts";
import { createGuard } from "../../create-guard.ts";
import { utf8Bytes } from "../../encoding.ts";

const guard = createGuard({
  name: "filed",
  onError: "closed",
  detectors: [{ detector: "secret", input: "redact" }],
  stream: { maxHoldCharacters: 16_384 },
});

function redacted(text: string): string | undefined {
  return guard.inspect([{ text, origin: "document", direction: "input", path: "" }]).texts[0];
}

/** Invented. */
const LINE = "q7Zp2XvR9mKt4WbN8sLd3HfJ6gYc5TaE1uBo0PxQrSwVzAiMkCnDhFyGeU7wLb2K";
const login = encodeBase64(utf8Bytes("anna:hunter-two"));

describe("secrets that their place tells", () => {
  it.each([
    [
      "machine a.example\n  login anna\n  password Xk29fj3k\nmachine b",
      "machine a.example\n  login anna\n  password [password]\nmachine b",
    ],
    ["machine a.example password Xk29fj3k", "machine a.example password [password]"],
    [
      "# all\ndb.example:5432:*:app:Xk29\\:fj3k\n*:*:*:ops:correct-horse\n",
      "# all\ndb.example:5432:*:app:[password]\n*:*:*:ops:[password]\n",
    ],
    [
      `Private-Lines: 2\r\n${LINE}\r\n${LINE.slice(20)}\r\nPrivate-MAC: 0a`,
      "Private-Lines: 2\r\n[private-key]\r\nPrivate-MAC: 0a",
    ],
    [`{"auths":{"a.example":{"auth":"${login}"}}}`, '{"auths":{"a.example":{"auth":"[secret]"}}}'],
    [`//a.example/:_auth=${login}\n//a.example/:email=a`, "//a.example/:_auth=[secret]\n//a.example/:email=a"],
    [["jdbc:oracle:thin:app/", "Xk29fj3k@db:1521:main"].join(""), "jdbc:oracle:thin:app/[password]@db:1521:main"],
  ])("K8: %j loses its secret part and nothing else", (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });

  it("K8: forty characters are a secret behind an AWS key id, and nothing behind a commit", () => {
    const id = ["AK", "IA", "Q3EGRM5XNTWB7ZKD"].join("");
    expect(redacted(`${id},${LINE.slice(0, 40)}`)).toBe("[aws-access-key-id],[aws-secret-access-key]");
    expect(redacted(`${id}, commit ${LINE.slice(0, 40)}`)).toBe(`[aws-access-key-id], commit ${LINE.slice(0, 40)}`);
  });

  it("K8: an entry that refers to its password, or is none, stays", () => {
    for (const text of [
      "machine a.example login anna password $TOKEN",
      "default password anna1234",
      "src/db.ts:5432:12:error:TS2304",
      "at 10:54:30:main:app1234x",
      "auth: basic, oauth=enabled2024",
      "Private-Lines: 4 lines follow",
    ])
      expect(redacted(text)).toBe(text);
  });
});
