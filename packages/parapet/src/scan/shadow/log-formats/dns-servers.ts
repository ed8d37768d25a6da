import { type LogFormat, NOBODY } from "../log-format.ts";

const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

/** Syslog writes no year: the last one in which the day is not in the future. */
function syslogTime(month: string, day: string, clock: string, now: number): number {
  const place = MONTHS.indexOf(month) / 3;
  const year = new Date(now).getUTCFullYear();
  const time = (of: number): number =>
    Date.parse(`${of}-${String(place + 1).padStart(2, "0")}-${day.padStart(2, "0")}T${clock}Z`);
  const at = time(year);
  return at > now + 86_400_000 ? time(year - 1) : at;
}

/** `Nov 26 10:00:00 dnsmasq[7]: query[A] host from 10.0.0.5`; Pi-hole writes the same. */
export const dnsmasq: LogFormat = {
  id: "dnsmasq",
  title: "dnsmasq, Pi-hole",
  example: [
    "Nov 26 10:00:00 dnsmasq[7]: forwarded api.openai.com to 9.9.9.9",
    "Nov 26 10:00:00 dnsmasq[7]: query[A] api.openai.com from 10.0.0.5",
  ],
  open() {
    const now = Date.now();
    return (line) => {
      const mark = line.indexOf("query[");
      if (mark < 0 || !line.includes("dnsmasq")) return undefined;
      const found = /^query\[[A-Z0-9]+\] (\S+) from (\S+)/.exec(line.slice(mark));
      if (found === null) return undefined;
      const time = /^([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d)/.exec(line);
      const at = time === null ? 0 : syslogTime(time[1]!, time[2]!, time[3]!, now);
      return { ...NOBODY, host: found[1]!, who: found[2]!, at };
    };
  },
};

/** `[1764151200] unbound[1:0] info: 10.0.0.5 host. A IN` */
export const unbound: LogFormat = {
  id: "unbound",
  title: "Unbound",
  example: ["[1764151200] unbound[1:0] info: 10.0.0.5 api.openai.com. A IN"],
  open: () => (line) => {
    const mark = line.indexOf(" info: ");
    if (mark < 0 || !line.includes("unbound[")) return undefined;
    const found = /^([0-9a-f.:]+) (\S+)\. [A-Z0-9]+ IN\b/.exec(line.slice(mark + 7));
    if (found === null) return undefined;
    const seconds = /^\[(\d{9,11})\]/.exec(line)?.[1];
    return { ...NOBODY, host: found[2]!, who: found[1]!, at: seconds === undefined ? 0 : Number(seconds) * 1000 };
  },
};

/** `26-Nov-2026 10:00:00.123 … client @0x7f 10.0.0.5#53124 (host): query: host IN A + (9.9.9.9)` */
export const bind: LogFormat = {
  id: "bind",
  title: "BIND 9 query log",
  example: [
    "26-Nov-2026 10:00:00.123 queries: info: client @0x7f2c 10.0.0.5#53124 (api.openai.com): query: api.openai.com IN A +E(0) (10.0.0.1)",
  ],
  open: () => (line) => {
    const mark = line.indexOf("): query: ");
    const client = line.indexOf("client ");
    if (mark < 0 || client < 0) return undefined;
    const host = /^(\S+) [A-Z]+ [A-Z0-9]+/.exec(line.slice(mark + 10))?.[1];
    const who = /^client (?:@\S+ )?([0-9a-fA-F.:]+)#/.exec(line.slice(client))?.[1];
    if (host === undefined || who === undefined) return undefined;
    const time = /^(\d\d)-([A-Z][a-z]{2})-(\d{4}) (\d\d:\d\d:\d\d)/.exec(line);
    const month = time === null ? "" : String(MONTHS.indexOf(time[2]!) / 3 + 1).padStart(2, "0");
    return { ...NOBODY, host, who, at: time === null ? 0 : Date.parse(`${time[3]}-${month}-${time[1]}T${time[4]}Z`) };
  },
};
