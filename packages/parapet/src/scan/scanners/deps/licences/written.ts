import { isMet } from "./expression.ts";

/** What authors write for one licence and no other; what may mean several, such as `BSD`, is not here. */
const WORDS: Readonly<Record<string, string>> = {
  "mit license": "MIT",
  "the mit license": "MIT",
  "the mit license (mit)": "MIT",
  "mit license (mit)": "MIT",
  "apache 2": "Apache-2.0",
  "apache 2.0": "Apache-2.0",
  "apache-2": "Apache-2.0",
  "apache license 2.0": "Apache-2.0",
  "apache license, version 2.0": "Apache-2.0",
  "apache license version 2.0": "Apache-2.0",
  "apache software license 2.0": "Apache-2.0",
  "bsd 2-clause": "BSD-2-Clause",
  "bsd 2-clause license": "BSD-2-Clause",
  "bsd 3-clause": "BSD-3-Clause",
  "bsd 3-clause license": "BSD-3-Clause",
  "3-clause bsd license": "BSD-3-Clause",
  "new bsd license": "BSD-3-Clause",
  "isc license": "ISC",
  "isc license (iscl)": "ISC",
  "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
  "python software foundation license": "PSF-2.0",
  "the unlicense (unlicense)": "Unlicense",
  "gnu general public license v2 (gplv2)": "GPL-2.0-only",
  "gnu general public license v2 or later (gplv2+)": "GPL-2.0-or-later",
  "gnu general public license v3 (gplv3)": "GPL-3.0-only",
  "gnu general public license v3 or later (gplv3+)": "GPL-3.0-or-later",
  "gnu affero general public license v3": "AGPL-3.0-only",
  "gnu affero general public license v3 or later (agplv3+)": "AGPL-3.0-or-later",
  "gnu lesser general public license v2 or later (lgplv2+)": "LGPL-2.0-or-later",
  "gnu lesser general public license v3 (lgplv3)": "LGPL-3.0-only",
  "gnu lesser general public license v3 or later (lgplv3+)": "LGPL-3.0-or-later",
};

/** What says that a text lies elsewhere: no name of a licence. */
const ELSEWHERE = /^see licen[cs]e\b|^(unknown|none|other|custom|proprietary)?$/i;

/** What somebody wrote as a licence as an SPDX expression; undefined where it says nothing that can be judged. */
export function expressionOf(written: string): string | undefined {
  const line = written
    .trim()
    .split(/[\r\n]/)[0]!
    .trim();
  const known = WORDS[line.toLowerCase()];
  if (known !== undefined) return known;
  return ELSEWHERE.test(line) || isMet(line, () => true) === undefined ? undefined : line;
}
