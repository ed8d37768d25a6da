import { argOf, type Call, isTrue, optionOf } from "../engine/call.ts";
import { ALL_HARMS, deepTaints, HARMS, type Harm, type Taint, type Value } from "../engine/value.ts";

/** What a call would do harm with, and which of its arguments. */
export interface Danger {
  readonly harm: Harm;
  readonly taints: readonly Taint[];
}

type Judge = (call: Call) => readonly Danger[];

const none: readonly Danger[] = [];
const danger = (harm: Harm, ...values: readonly (Value | undefined)[]): readonly Danger[] => [
  { harm, taints: values.flatMap((value) => value?.taints ?? []) },
];
const at =
  (harm: Harm, ...indexes: readonly number[]): Judge =>
  (call) =>
    danger(harm, ...indexes.map((index) => argOf(call, index)));
/** Only where the path matches. */
const where =
  (path: RegExp, judge: Judge): Judge =>
  (call) =>
    path.test(call.path) ? judge(call) : none;
const either =
  (...judges: readonly Judge[]): Judge =>
  (call) =>
    judges.flatMap((judge) => [...judge(call)]);

const SHELLS =
  /^(.*[/\\])?(ba|z|da|k|fi)?sh$|^cmd(\.exe)?$|^(powershell|pwsh)(\.exe)?$|^(python3?|node|perl|ruby|deno)$/;
const RUNS = /^(-\w*c|\/c|-Command|-e|-EncodedCommand|--eval|eval)$/i;

/** A list of words: dangerous where a shell is told to run one, or the program itself is chosen. */
function words(program: Value | undefined, rest: readonly Value[]): readonly Danger[] {
  if (program === undefined) return none;
  const isShell = typeof program.literal === "string" && SHELLS.test(program.literal);
  const runs = isShell && rest.some((word) => typeof word.literal === "string" && RUNS.test(word.literal));
  return danger("shell", program, ...(runs ? rest : []));
}

const spawned: Judge = (call) => {
  const program = argOf(call, 0);
  const list = argOf(call, 1);
  if (optionOf(call, "shell")?.literal !== undefined && optionOf(call, "shell")?.literal !== false)
    return [{ harm: "shell", taints: [...program.taints, ...deepTaints(list)] }];
  return words(program, list.items ?? []);
};

const subprocess: Judge = (call) => {
  const given = call.named.get("args") ?? argOf(call, 0);
  if (isTrue(call.named.get("shell"))) return [{ harm: "shell", taints: deepTaints(given) }];
  if (given.items !== undefined) return words(given.items[0], given.items.slice(1));
  return danger("shell", given.path?.endsWith("shlex.split()") ? { taints: [] } : given);
};

const DATABASES =
  /(^|[.?])\w*(db|pool|conn|connection|client|sql|database|knex|sequelize|cursor|cur|engine|prisma|tx|trx|transaction|pg|mysql|sqlite|datasource|manager|repository|drizzle|graph|session|duckdb|bigquery|snowflake|spark)\w*(\(\))?$|^\??(pg|mysql2?|better-sqlite3|sqlite3|sequelize|typeorm|knex|psycopg2?|sqlalchemy|duckdb|aiosqlite|asyncpg|pymysql|pd|pandas|@prisma)\b/i;

const database: Judge = (call) => {
  const owner = call.receiver.path ?? call.path;
  if (
    !DATABASES.test(owner) ||
    /chroma|pinecone|weaviate|collection|index|http|requests|session\(\)\.session|driver|neo4j/i.test(owner)
  )
    return none;
  const query = argOf(call, 0);
  if (query.fields !== undefined)
    return danger("sql", query.fields.get("text"), query.fields.get("sql"), query.fields.get("query"));
  return danger("sql", query);
};

const FILES = /^(fs(\/promises)?|fs-extra|graceful-fs)(\.promises)?\.\w+$|^\?fs(p|Promises)?\.(promises\.)?\w+$/;
const fileAt = (...indexes: readonly number[]): Judge => where(FILES, at("path", ...indexes));

/** Methods of a path object of Python's. */
const pathObject: Judge = (call) => {
  const { path = "" } = call.receiver;
  return call.file.language === "python" && !/^\??(requests|httpx|zip|tar)/.test(path)
    ? danger("path", call.receiver)
    : none;
};

const HTTP =
  /^(axios|got|ky|superagent|needle|undici|node-fetch|request|http|https|requests|httpx|aiohttp|urllib3?|urllib\.request|@tauri-apps\/api\/http)\b/;
const HTTP_NAMES = /^\?(axios|got|requests|httpx)\.\w+$/;
const http: Judge = (call) => {
  if (!HTTP.test(call.path) && !HTTP_NAMES.test(call.path)) return none;
  const first = argOf(call, 0);
  return danger(
    "url",
    first,
    first.fields?.get("url"),
    first.fields?.get("host"),
    first.fields?.get("hostname"),
    call.named.get("url"),
  );
};

const HTML = /<\/?(html|body|div|p|span|h[1-6]|b|ul|li|table|a|pre|main|section|script|img)\b/i;
const htmlText = (value: Value): readonly Danger[] =>
  value.words !== undefined && HTML.test(value.words) ? danger("html", value) : none;

const GRAPHS = /(session|tx|transaction|driver|neo4j|graph)\w*(\(\))?$/i;
const graph: Judge = (call) => (GRAPHS.test(call.receiver.path ?? "") ? danger("nosql", argOf(call, 0)) : none);

/** Parsed text handed over whole: its author chooses the operators. */
const filter: Judge = (call) => {
  const given = argOf(call, 0);
  return [{ harm: "nosql", taints: given.fields === undefined ? given.taints.filter(({ isParsed }) => isParsed) : [] }];
};

const redirecting: Judge = (call) =>
  danger("redirect", call.args.at(-1), call.named.get("url"), call.named.get("location"));
const header: Judge = (call) =>
  typeof argOf(call, 0).literal === "string" && /^(location|set-cookie|refresh)$/i.test(String(argOf(call, 0).literal))
    ? danger("redirect", argOf(call, 1))
    : none;

const YAML_SAFE = /(Safe|Base)Loader$/;
const yamlLoad: Judge = (call) => {
  const loader = call.named.get("Loader") ?? argOf(call, 1);
  return YAML_SAFE.test(loader.path ?? "") ? none : danger("deserialise", argOf(call, 0));
};

const isPython = ({ file }: Call): boolean => file.language === "python";
const inPython =
  (judge: Judge): Judge =>
  (call) =>
    isPython(call) ? judge(call) : none;
const inJavaScript =
  (judge: Judge): Judge =>
  (call) =>
    isPython(call) ? none : judge(call);

const CHILD = /^child_process\.|^\?(child_process|cp|childProcess)\./;
const timer: Judge = (call) => (argOf(call, 0).func === undefined ? danger("eval", argOf(call, 0)) : none);

/** By the last name of the call: what it would do harm with. */
const SINKS: Readonly<Record<string, Judge>> = {
  // Running code.
  eval: where(/^(builtins\.)?eval$|^(window|globalThis)\.eval$/, at("eval", 0)),
  Function: where(/^Function$/, (call) => danger("eval", ...call.args)),
  import: where(/^import$/, at("eval", 0)),
  __import__: at("eval", 0),
  import_module: where(/^importlib/, at("eval", 0)),
  setTimeout: where(/^(window\.)?setTimeout$/, timer),
  setInterval: where(/^(window\.)?setInterval$/, timer),
  runInNewContext: where(/^vm\./, at("eval", 0)),
  runInThisContext: where(/^vm\./, at("eval", 0)),
  runInContext: where(/^vm\./, at("eval", 0)),
  compileFunction: where(/^vm\./, at("eval", 0)),
  Script: where(/^vm\.Script$/, at("eval", 0)),
  compile: either(
    where(/^(builtins\.)?compile$/, at("eval", 0)),
    where(/^(handlebars|hbs|ejs|pug|nunjucks|hogan\.js)\./, at("template", 0)),
  ),
  exec: either(
    inPython(where(/^(builtins\.)?exec$/, at("eval", 0))),
    where(CHILD, at("shell", 0)),
    where(/^shelljs\./, at("shell", 0)),
  ),
  // Running programs.
  execSync: where(CHILD, at("shell", 0)),
  spawn: either(where(CHILD, spawned), where(/^pty\.|^node-pty/, spawned)),
  spawnSync: where(CHILD, spawned),
  execFile: where(CHILD, spawned),
  execFileSync: where(CHILD, spawned),
  execa: where(/^execa/, spawned),
  execaCommand: where(/^execa/, at("shell", 0)),
  execaCommandSync: where(/^execa/, at("shell", 0)),
  system: where(/^os\./, at("shell", 0)),
  popen: where(/^os\./, at("shell", 0)),
  run: either(
    where(/^subprocess\./, subprocess),
    where(/^\?(session|tx|transaction)\.|neo4j|\.session\(\)\.run$/, graph),
  ),
  call: where(/^subprocess\./, subprocess),
  check_call: where(/^subprocess\./, subprocess),
  check_output: where(/^subprocess\./, subprocess),
  Popen: where(/^subprocess\./, subprocess),
  getoutput: where(/^subprocess\./, at("shell", 0)),
  getstatusoutput: where(/^subprocess\./, at("shell", 0)),
  create_subprocess_shell: at("shell", 0),
  exec_command: where(/(ssh|paramiko|client)/i, at("shell", 0)),
  // Databases.
  query: database,
  execute: database,
  executemany: database,
  executescript: database,
  raw: database,
  unsafe: database,
  prepare: database,
  exec_driver_sql: at("sql", 0),
  $queryRawUnsafe: at("sql", 0),
  $executeRawUnsafe: at("sql", 0),
  read_sql: at("sql", 0),
  read_sql_query: at("sql", 0),
  fetch: either(
    where(/^(node-fetch|undici)\.?(fetch)?$|^fetch$|^\?fetch$/, at("url", 0)),
    where(/asyncpg|\?(conn|pool|db)\.fetch$/, at("sql", 0)),
  ),
  fetchval: where(/asyncpg|\?(conn|pool|db)\./, at("sql", 0)),
  fetchrow: where(/asyncpg|\?(conn|pool|db)\./, at("sql", 0)),
  aggregate: filter,
  find: where(/(users|collection|model|db|coll)\w*(\(\))?\.find$/i, filter),
  find_one: filter,
  findOne: filter,
  executeQuery: graph,
  execute_query: graph,
  execute_read: graph,
  // Pages.
  write: where(/^(window\.)?document\.write$/, (call) => danger("html", ...call.args)),
  writeln: where(/^(window\.)?document\.writeln$/, (call) => danger("html", ...call.args)),
  insertAdjacentHTML: at("html", 1),
  html: either(
    where(/^\?(\$|jQuery)\(\)|^jquery/, at("html", 0)),
    where(/^\?c\.html$/, (call) => htmlText(argOf(call, 0))),
  ),
  createContextualFragment: at("html", 0),
  bypassSecurityTrustHtml: at("html", 0),
  send: where(/^\?(res|response|reply)(\.\w+\(\))*\.send$/, (call) => htmlText(argOf(call, 0))),
  end: where(/^\?(res|response|reply)(\.\w+\(\))*\.end$/, (call) => htmlText(argOf(call, 0))),
  Markup: where(/^(markupsafe|flask|jinja2)\.|^\?Markup$/, at("html", 0)),
  mark_safe: at("html", 0),
  HttpResponse: (call) => htmlText(argOf(call, 0)),
  HTMLResponse: (call) => danger("html", argOf(call, 0), call.named.get("content")),
  markdown: (call) => (isTrue(call.named.get("unsafe_allow_html")) ? danger("html", argOf(call, 0)) : none),
  // Files.
  readFile: fileAt(0),
  readFileSync: fileAt(0),
  writeFile: fileAt(0),
  writeFileSync: fileAt(0),
  appendFile: fileAt(0),
  appendFileSync: fileAt(0),
  createReadStream: fileAt(0),
  createWriteStream: fileAt(0),
  readdir: fileAt(0),
  readdirSync: fileAt(0),
  mkdir: either(fileAt(0), inPython(where(/^\?|^pathlib/, pathObject)), where(/^os\./, at("path", 0))),
  mkdirSync: fileAt(0),
  unlink: either(fileAt(0), where(/^os\./, at("path", 0)), inPython(where(/^\?|^pathlib/, pathObject))),
  unlinkSync: fileAt(0),
  rm: fileAt(0),
  rmSync: fileAt(0),
  rmdir: either(fileAt(0), where(/^os\./, at("path", 0))),
  rename: either(fileAt(0, 1), where(/^os\./, at("path", 0, 1))),
  renameSync: fileAt(0, 1),
  copyFile: fileAt(0, 1),
  copyFileSync: fileAt(0, 1),
  sendFile: at("path", 0),
  download: where(/^\?(res|response|reply)\./, at("path", 0)),
  readTextFile: where(/^Deno\./, at("path", 0)),
  writeTextFile: where(/^Deno\./, at("path", 0)),
  file: where(/^Bun\./, at("path", 0)),
  open: either(
    inPython(where(/^(io\.|builtins\.|codecs\.|aiofiles\.)?open$/, at("path", 0))),
    inPython(where(/^pathlib/, pathObject)),
    where(FILES, at("path", 0)),
  ),
  read_text: pathObject,
  write_text: pathObject,
  read_bytes: pathObject,
  write_bytes: pathObject,
  iterdir: pathObject,
  remove: where(/^os\./, at("path", 0)),
  removedirs: where(/^os\./, at("path", 0)),
  makedirs: where(/^os\./, at("path", 0)),
  listdir: where(/^os\./, at("path", 0)),
  rmtree: where(/^shutil\./, at("path", 0)),
  copy: where(/^shutil\./, at("path", 0, 1)),
  move: where(/^shutil\./, at("path", 0, 1)),
  send_file: at("path", 0),
  FileResponse: at("path", 0),
  // The network.
  axios: inJavaScript(http),
  got: inJavaScript(http),
  ky: inJavaScript(http),
  get: http,
  post: http,
  put: http,
  patch: http,
  delete: http,
  head: http,
  request: either(http, where(/^(requests|httpx)\./, at("url", 1))),
  stream: either(where(/^httpx/, at("url", 1)), where(/^(undici|got)\./, at("url", 0))),
  urlopen: at("url", 0),
  urlretrieve: at("url", 0),
  Request: where(/^urllib/, at("url", 0)),
  goto: where(/page/i, at("url", 0)),
  EventSource: at("url", 0),
  // Templates, objects, redirects.
  render: where(/^(ejs|pug|mustache|nunjucks|eta)\.(render|default\.render)$/, at("template", 0)),
  renderString: at("template", 0),
  template: where(/^(lodash|underscore|_)(\.template|\/template)?/, at("template", 0)),
  Template: where(/^(jinja2|mako|mako\.template|django\.template)\./, at("template", 0)),
  from_string: where(/jinja2|\?(env|environment|jinja)/i, at("template", 0)),
  render_template_string: at("template", 0),
  unserialize: where(/serialize/, at("deserialise", 0)),
  loads: where(/^(pickle|cPickle|_pickle|dill|cloudpickle|marshal)\./, at("deserialise", 0)),
  load: either(
    where(/^(pickle|dill|cloudpickle|joblib|shelve)\./, at("deserialise", 0)),
    inPython(where(/^yaml\./, yamlLoad)),
  ),
  unsafe_load: where(/^yaml\./, at("deserialise", 0)),
  full_load: where(/^yaml\./, at("deserialise", 0)),
  decode: where(/^jsonpickle\./, at("deserialise", 0)),
  redirect: where(
    /^\?(res|response|reply|ctx|c)(\.\w+\(\))*\.redirect$|^(flask|next\/navigation|django\.shortcuts)\.redirect$|NextResponse\.redirect$|^\?redirect$/,
    redirecting,
  ),
  RedirectResponse: redirecting,
  HttpResponseRedirect: redirecting,
  setHeader: header,
};

/** Names that take money, rights or data from somebody when a program calls them. */
const DECISIONS =
  /^(refund|charge|transfer|payout|pay|withdraw|deposit|grant|revoke|promote|approve|reject|ban|suspend|terminate|delete|remove|drop|destroy|purge|set|update|assign|create|issue|send)_?(amount|payment|refund|money|funds|role|permission|user|account|loan|claim|credit|access|admin|order|discount|balance|salary|limit|invoice|charge|e?mail|message|sms)?s?$/i;
const WEIGHTY =
  /refund|charge|transfer|payout|withdraw|payment|funds|role|permission|user|account|loan|claim|credit|access|admin|discount|balance|salary|invoice|^(ban|suspend|terminate)|^send_?(e?mail|sms)/i;

export function dangersOf(call: Call): readonly Danger[] {
  const judge = Object.hasOwn(SINKS, call.method) ? SINKS[call.method] : undefined;
  const known = judge?.(call) ?? none;
  if (known.length > 0 || !DECISIONS.test(call.method) || !WEIGHTY.test(call.method)) return known;
  const given = [...call.args, ...call.named.values()];
  // Something of the caller's own goes along: who may do it is being asked.
  if (
    given.some(
      ({ path }) =>
        path !== undefined && /\b(ctx|context|session|currentUser|current_user|auth|principal)\b/.test(path),
    )
  )
    return known;
  const taints = given.flatMap((arg) => [...deepTaints(arg)]);
  return [{ harm: "decision", taints: taints.filter(({ isParsed, origin }) => isParsed || origin === "param") }];
}

/** Which harms a call rules out for what passes through it; undefined where it lets everything through. */
export function clearedBy(call: Call): number | undefined {
  const { method, path } = call;
  if (/^(mask|redact|obfuscate|fingerprint|hash|sha\d*|last4|censor)\w*$/i.test(method)) return ALL_HARMS;
  if (method === "slice" || method === "substring" || method === "truncate" || method === "shorten")
    return HARMS.result;
  if (
    /^(sanitize|sanitise|purify|clean|escape|escapeHtml|escape_html|htmlEscape|encode_html|bleach|striptags|strip_tags|sanitizeHtml|sanitize_html|nh3|escapeHTML|xss|encodeHTML|he)$/.test(
      method,
    ) ||
    /^(sanitize-html|xss|escape-html|he|lodash\/escape)$/.test(path)
  )
    return HARMS.html | (/dompurify|sanitize-?html|bleach|nh3|html|^xss/i.test(path) ? HARMS.template : 0);
  if (
    method === "basename" ||
    method === "secure_filename" ||
    method === "sanitize_filename" ||
    method === "sanitizeFilename" ||
    method === "safe_join" ||
    method === "filenamify"
  )
    return HARMS.path;
  if (method === "encodeURIComponent" || method === "quote_plus" || (method === "quote" && /urllib|parse/.test(path)))
    return HARMS.url | HARMS.redirect | HARMS.path;
  if (
    (method === "quote" && /shlex|shell-quote|pipes|shellQuote/.test(path)) ||
    /^(shellescape|shellEscape|escapeShellArg|escapeShell)$/.test(method) ||
    path === "shell-escape"
  )
    return HARMS.shell;
  if (
    /^(escapeId|escapeIdentifier|quote_ident|quoteIdentifier|escapeLiteral)$/.test(method) ||
    /psycopg2?\.sql\.(Identifier|Literal)$|^sql\.(Identifier|Literal)$/.test(path)
  )
    return HARMS.sql;
  if (
    /^(normalizeRole|toSafe\w*|safe[A-Z]\w*|sanitize[A-Z_]\w*|sanitise[A-Z_]\w*)$/.test(method) ||
    /^(sanitize|safe|clean)_\w+$/.test(method)
  )
    return SOME_SAFE;
  return undefined;
}
const SOME_SAFE =
  HARMS.path | HARMS.url | HARMS.html | HARMS.shell | HARMS.sql | HARMS.redirect | HARMS.system | HARMS.prompt;
