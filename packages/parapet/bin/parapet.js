#!/usr/bin/env node
// Plain JavaScript without the syntax of late, so that an old Node can still say what is wrong before it trips over new syntax.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(`error PARAPET_CLI_NODE: Parapet needs Node.js 24 or newer, this is ${process.versions.node}`);
  console.error(
    "  hint: install Node.js 24 (https://nodejs.org), or run it from the repository with npx, which brings its own.",
  );
  process.exit(3);
}
import("../dist/cli/main.js").catch((error) => {
  console.error(`error PARAPET_CLI_START: ${error}`);
  console.error("  hint: when you run from the repository, build it first: npm run build");
  process.exit(70);
});
