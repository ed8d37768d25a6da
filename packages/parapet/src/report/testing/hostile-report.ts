import fc from "fast-check";
import { detailed, finding, report, rule, suppressed } from "./sample-report.ts";

/** Pieces that mean something somewhere, put together at random with whatever Unicode has. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."<>&\"'`|*_[]()!#@\\~=+-:;,{}$\n\r\t\u0000\u000b\u001b\u0085\u2028\u202e\u2066\ufffe\ud800",
        ...["<script>alert(1)</script>", "</pre>", "<img src=x onerror=alert(1)>", "-->", "]]>", "<!--", "</code>"],
        ...["](https://evil.example)", "![x](https://evil.example/p)", "https://evil.example", "www.evil.example"],
        ...["a@evil.example", "@everyone", "#12", "\n\n# Title\n", "\n| a | b |\n", "```\n", "\\|", "&#124;", "&lt;"],
        ...['"; =cmd()', "=1+1", "</details>", "{{7*7}}", "<br>"],
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

/** A report whose every text may be an attacker's. */
export const hostileReport = fc
  .tuple(hostile, hostile, hostile, hostile, hostile)
  .map(([title, subject, evidence, why, note]) =>
    report({
      rules: [
        rule({ title, summary: note, remediation: why, family: "words", mappings: [{ title: note, ids: [why] }] }),
      ],
      ...detailed(title, evidence),
      findings: [
        finding({
          title,
          evidence,
          remediation: why,
          location: { subject, line: 1 },
          flow: [{ line: 1, column: 1, note }],
        }),
        suppressed({ title, suppression: { owner: "ana", reason: why, expiresAt: 0 } }),
      ],
      failures: [{ path: subject, why }],
      skipped: [{ path: subject, why }],
    }),
  );
