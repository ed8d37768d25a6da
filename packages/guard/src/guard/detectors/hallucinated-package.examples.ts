import type { DetectorKind } from "../detector.ts";
import { packageFilter } from "./hallucinated-package/known.ts";

const options = {
  known: {
    npm: ["express", "lodash", "react", "@types/node", "typescript"],
    pypi: ["requests", "NumPy", "scikit-learn", "pyyaml", "ruamel.yaml"],
    cargo: ["serde", "tokio", "serde_json"],
    go: ["github.com/gorilla/mux"],
    gem: ["rails"],
    composer: ["monolog/monolog"],
    nuget: ["Newtonsoft.Json"],
  },
};
const bloom = { known: { npm: packageFilter("npm", ["express", "lodash"]) }, popular: { npm: ["express"] } };
const fence = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\`\n`;

/** Spelt by a function: to the tests of this house an import is an import. */
const importing = (...names: readonly string[]): string =>
  names.map((name) => `import { go } from ${JSON.stringify(name)};`).join(" ");

export const hallucinatedPackageExamples: DetectorKind["examples"] = {
  hits: [
    { text: "Run `npm install express fast-parcel-sdk`.", rule: "unknown-package", options },
    { text: "First npm install parcel-magic-tools and you are done.", rule: "unknown-package", options },
    { text: fence("sh", "yarn global add @harbour/parcels@2.1.0"), rule: "unknown-package", options },
    { text: fence("", "pnpm add -D lodahs"), rule: "lookalike-package", options },
    { text: fence("sh", "bun add expresss"), rule: "lookalike-package", options },
    { text: "`npx create-parcel-app demo`", rule: "unknown-package", options },
    {
      text: fence("sh", "pip install -r requirements.txt 'parcel_toolbox[all]>=1.2'"),
      rule: "unknown-package",
      options,
    },
    { text: fence("sh", "python -m pip install requets"), rule: "lookalike-package", options },
    { text: fence("sh", "uv pip install parceltools && uv add numpi"), rule: "lookalike-package", options },
    { text: fence("sh", "poetry add parceltools"), rule: "unknown-package", options },
    { text: fence("sh", "cargo add tokioo"), rule: "lookalike-package", options },
    { text: fence("sh", "go get github.com/parcels/tool@v1.2.0"), rule: "unknown-package", options },
    { text: fence("sh", "gem install parcel_rails"), rule: "unknown-package", options },
    { text: fence("sh", "composer require parcel/tool:^2.0"), rule: "unknown-package", options },
    { text: fence("sh", "dotnet add App.csproj package Parcel.Json"), rule: "unknown-package", options },
    { text: '{"cmd":"cd app\\npip install parceltools"}', rule: "unknown-package", origin: "tool-call", options },
    { text: fence("ts", importing("parcel-engine/fast")), rule: "unknown-package", options },
    { text: fence("js", "const a = require('loadash');"), rule: "lookalike-package", options },
    { text: fence("python", "import os, parcelkit as pk"), rule: "unknown-package", options },
    { text: fence("py", "from parcelkit.api import go"), rule: "unknown-package", options },
    { text: fence("go", 'import (\n\tm "github.com/parcels/mux"\n)'), rule: "unknown-package", options },
    { text: "`npm i expres`", rule: "lookalike-package", options: bloom },
  ],
  misses: [
    { text: "Run `npm install express lodash@4 --save-dev @types/node` or `yarn add react`.", options },
    { text: "Then npm install the dependencies, npm run build, go get some rest, and pip install it.", options },
    { text: "You can pip install requests and run it; go install is next. Bun in the oven, gem of a town.", options },
    {
      text: fence(
        "sh",
        "pip install -e . && pip install -r dev.txt ./wheel.whl git+https://a.example/x.git NumPy scikit_learn",
      ),
      options,
    },
    { text: fence("sh", "npm ci; npm test -- parcel; pnpm run add-parcel; npm install # parcel"), options },
    {
      text: fence("sh", "go install ./... && go get github.com/gorilla/mux/v2@latest && cargo install --path ."),
      options,
    },
    {
      text: fence("ts", importing("node:fs", "./parcel", "@/parcel", "react/jsx", "fs")),
      options,
    },
    {
      text: fence(
        "python",
        "import os, sys\nfrom sklearn.svm import SVC\nimport yaml\nfrom . import parcel\nprint('from parcel import x')",
      ),
      options,
    },
    { text: fence("text", importing("parcel-engine")), options },
    { text: fence("js", importing("parcel-engine")), options: { ...options, imports: false } },
    { text: "`gem install parcel_rails`", options: { known: { npm: ["express"] } } },
    { text: "`npm install anything-at-all`" },
    { text: "`npm i express lodash`", options: bloom },
  ],
};
