import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { sampleServer } from "./dev/sample-server.ts";

export default defineConfig({
  plugins: [react(), tailwindcss(), sampleServer()],
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
