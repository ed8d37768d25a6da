import { type LogFormat, NOBODY } from "../log-format.ts";

/** Squid's native access log: time, duration, client, result, bytes to the client, method, URL, user. */
const LINE = /^(\d{9,11})\.(\d{3})\s+-?\d+ (\S+) [A-Z_]+\/\d{3} (\d+) [A-Z_]+ (\S+) (\S+) /;

export const squid: LogFormat = {
  id: "squid",
  title: "Squid access log",
  example: [
    "1764151200.123    412 10.0.0.5 TCP_TUNNEL/200 5321 CONNECT api.openai.com:443 ana HIER_DIRECT/203.0.113.7 -",
  ],
  open: () => (line) => {
    const found = LINE.exec(line);
    if (found === null) return undefined;
    const [, seconds, millis, client, bytes, host, user] = found;
    return {
      ...NOBODY,
      host: host!,
      who: user === "-" ? client! : user!,
      at: Number(seconds) * 1000 + Number(millis),
      bytesIn: Number(bytes),
    };
  },
};
