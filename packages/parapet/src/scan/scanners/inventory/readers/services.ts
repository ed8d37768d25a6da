import { aiServices } from "../../../ai-services/ai-services.ts";
import { CODE, GENERATED, type Reader, SETTINGS } from "../item.ts";
import { isComment, textLines } from "../source-lines.ts";

const VARIABLE = /\b[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{2,50}\b/g;
const HOST = /\bhttps?:\/\/([A-Za-z0-9.-]{4,100})/g;
/** Others of a service's hosts are its site: whoever links to them need not call anything. */
const CALLED =
  /(?:^|[.-])(?:api|inference|bedrock[\w-]*|aiplatform|router|openai\.azure|cognitiveservices|models|mcp|gateway)\./;

/** Variables and hosts that only one service has. */
export const services: Reader = {
  wants: (path) => (CODE.test(path) || SETTINGS.test(path)) && !GENERATED.test(path),
  read({ text }, see) {
    const catalogue = aiServices();
    for (const [line, content] of textLines(text)) {
      if (isComment(content)) continue;
      for (const [name] of content.matchAll(VARIABLE)) {
        const match = catalogue.ofVariable(name);
        if (match === undefined || match.isWeak) continue;
        see(
          {
            kind: "service",
            name: match.service.name,
            more: { category: match.service.category, by: `variable ${name}` },
          },
          line,
        );
      }
      for (const [, host] of content.matchAll(HOST)) {
        if (!CALLED.test(host!)) continue;
        const match = catalogue.ofHost(host!);
        if (match === undefined || match.isWeak) continue;
        const { name, category } = match.service;
        see(
          { kind: "service", name, more: { category, by: "host", endpoint: `https://${host!.toLowerCase()}` } },
          line,
        );
      }
    }
  },
};
