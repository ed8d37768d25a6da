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
// A gateway's exchanges die young, and V8 gives them up to 48 MB to die in. 8 MB a half are enough and make the process
// smaller under load, and one thread collects so little faster than several that must agree (docs/decisions/0010).
// Whoever sets the size, or a debugger, has the last word. Only execve keeps the process id that a supervisor knows, so
// where there is none (Windows) things stay as they are.
const given = `${process.execArgv.join(" ")} ${process.env.NODE_OPTIONS || ""}`;
// A long attack's cases die as young.
const words = process.argv.slice(2);
const isAttack = words[0] === "redteam" && words[1] === "run" && !words.includes("--help") && !words.includes("-h");
if ((words.includes("up") || isAttack) && process.execve && !process.connected && !/semi.space|--inspect/.test(given)) {
  // An attack keeps some 30 MB however long it runs; without a word V8 lets what has died lie until it is several times that.
  const old = isAttack ? ["--heap-growing-percent=40"] : [];
  const flags = ["--max-semi-space-size=8", "--no-parallel-scavenge"].concat(old, process.execArgv);
  process.execve(process.execPath, [process.execPath].concat(flags, process.argv.slice(1)), process.env);
}
import("../dist/cli/main.js").catch((error) => {
  console.error(`error PARAPET_CLI_START: ${error}`);
  console.error("  hint: when you run from the repository, build it first: npm run build");
  process.exit(70);
});
