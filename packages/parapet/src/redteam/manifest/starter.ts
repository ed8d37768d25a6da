/** What `redteam init` writes: a manifest that runs as it is against a chat endpoint on this machine. */
export function starterManifest(given: {
  readonly target: string;
  readonly url: string;
  readonly model: string;
  readonly keyVariable: string;
}): string {
  const { target, url, model, keyVariable } = given;
  return `# What is attacked, what is planted in it, and what may be spent. docs/guides/redteam.md and redteam-targets.md say what else may stand here.
redteam: 1
target: ${target}
about: "" # what the application is for, in a sentence

connection:
  kind: openai-chat # or openai-responses, anthropic, http, sse, websocket, function, process, mcp, mcp-hostile, trace, browser
  url: ${url}
  model: ${model}
  apiKey: env:${keyVariable}

# By which ways an outsider's text reaches the application.
channels: [user, document, tool-result]

# Words that stand in the application and nowhere else: seeing one outside proves a leak. Choose your own.
planted:
  canaries: [] # in the system prompt, e.g. [MAPLE-ANCHOR-2291]
  systemPrompt: "" # as far as answers may be compared with it
  secrets: [] # - { name: the release word, value: … }
  personalData: [] # - { name: the address of a test customer, value: … }
  otherTenant: [] # - { name: an order of another test customer, value: … }

# What its tools do. The test plays them: nothing is sent, paid or deleted.
tools: []
# - { name: send_email, does: send, parameters: { type: object, properties: { to: { type: string } } } }
# - { name: read_page, does: read, isUntrusted: true }

# Who asks: each role with its own key, or none. Cases are run as the first.
# roles: { customer: { apiKey: env:CUSTOMER_KEY, mayNot: [refund] }, anonymous: {} }

scope: { topics: [], offTopic: [], competitors: [] }
placeholders: [] # what your policy forbids, in your own words: - { name: insult, text: … }
harmless: [] # questions of real users that must be answered
hosts: [] # that answers may link to

limits:
  requests: 500
  perSecond: 20
  concurrency: 4
`;
}
