import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { sampleServer } from "./dev/sample-server.ts";

export default defineConfig({
  plugins: [react(), tailwindcss(), sampleServer(), compressed()],
  // The server writes a fresh nonce into every answer; Vite puts this mark wherever the policy asks for one.
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    outDir: "../parapet/dist/console",
    emptyOutDir: true,
    target: "es2022",
    // A data: URL would need a wider content policy.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
});

/** Beside each file what goes over the wire: the server only picks one, and compresses nothing per answer. */
function compressed(): Plugin {
  return {
    name: "parapet-compressed",
    apply: "build",
    // From the files as they were written: in the bundle, other plugins are not through with them yet.
    async writeBundle({ dir = "." }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(?:js|css)$/.test(file))) {
        const source = await readFile(join(dir, name));
        await writeFile(join(dir, `${name}.br`), brotliCompressSync(source));
        await writeFile(join(dir, `${name}.gz`), gzipSync(source, { level: 9 }));
      }
    },
  };
}
