import { type LogFormat, NOBODY } from "../log-format.ts";

const HOST_FIELDS = ["query", "host", "server_name"];

/** Zeek's tab-separated logs (dns, http, ssl), whose header names the fields. */
export const zeek: LogFormat = {
  id: "zeek",
  title: "Zeek dns, http and ssl logs",
  example: [
    "#separator \\x09",
    "#fields\tts\tuid\tid.orig_h\tid.orig_p\tquery",
    "#types\ttime\tstring\taddr\tport\tstring",
    "1764151200.123456\tCx1\t10.0.0.5\t53124\tapi.openai.com",
  ],
  open() {
    let [time, who, host, out, into] = [-1, -1, -1, -1, -1];
    return (line) => {
      if (line.startsWith("#")) {
        if (!line.startsWith("#fields\t")) return undefined;
        const fields = line.slice(8).split("\t");
        const at = (name: string): number => fields.indexOf(name);
        [time, who, out, into] = [at("ts"), at("id.orig_h"), at("request_body_len"), at("response_body_len")];
        host = Math.max(...HOST_FIELDS.map(at));
        return undefined;
      }
      if (host < 0) return undefined;
      const cells = line.split("\t");
      const name = cells[host];
      if (name === undefined || name === "-" || cells.length <= Math.max(time, who)) return undefined;
      return {
        ...NOBODY,
        host: name,
        who: cells[who] ?? "",
        at: Math.round(Number(cells[time] ?? 0) * 1000) || 0,
        bytesOut: Number(cells[out] ?? 0) || 0,
        bytesIn: Number(cells[into] ?? 0) || 0,
      };
    };
  },
};
