/** Scopes of makers of servers, as they stand on the npm registry. */
export const KNOWN_SCOPES: ReadonlySet<string> = new Set([
  ...["@modelcontextprotocol", "@anthropic-ai", "@playwright", "@supabase", "@notionhq", "@sentry", "@cloudflare"],
  ...["@stripe", "@upstash", "@browserbasehq", "@azure", "@microsoft", "@google", "@openai", "@upstash", "@vercel"],
  ...["@brightdata", "@elastic", "@mongodb-js", "@heroku", "@atlassian", "@shopify", "@eslint", "@sveltejs", "@figma"],
  ...["@aws", "@awslabs", "@github", "@hubspot", "@contentful", "@apify", "@browsermcp", "@wonderwhy-er", "@21st-dev"],
]);

/** Packages of well-known servers, on npm and PyPI. */
export const KNOWN_NAMES: ReadonlySet<string> = new Set([
  ...[
    "filesystem",
    "memory",
    "everything",
    "sequential-thinking",
    "github",
    "gitlab",
    "slack",
    "postgres",
    "puppeteer",
  ].map((name) => `@modelcontextprotocol/server-${name}`),
  ...["brave-search", "google-maps", "gdrive", "redis", "aws-kb-retrieval", "everart"].map(
    (name) => `@modelcontextprotocol/server-${name}`,
  ),
  ...["@modelcontextprotocol/inspector", "@playwright/mcp", "@upstash/context7-mcp", "@notionhq/notion-mcp-server"],
  ...["@supabase/mcp-server-supabase", "@sentry/mcp-server", "@stripe/mcp", "@azure/mcp", "@browsermcp/mcp"],
  ...["@browserbasehq/mcp-server-browserbase", "@wonderwhy-er/desktop-commander", "@eslint/mcp", "@brightdata/mcp"],
  ...["mcp-remote", "mcp-proxy", "mcp-server-fetch", "mcp-server-git", "mcp-server-time", "mcp-server-sqlite"],
  ...["mcp-server-sentry", "mcp-atlassian", "firecrawl-mcp", "tavily-mcp", "exa-mcp-server", "chrome-devtools-mcp"],
  ...[
    "figma-developer-mcp",
    "mongodb-mcp-server",
    "airtable-mcp-server",
    "mcp-obsidian",
    "blender-mcp",
    "postgres-mcp",
  ],
  ...["mcp-server-qdrant", "mcp-server-kubernetes", "mcp-server-docker", "basic-memory", "task-master-ai", "n8n-mcp"],
  ...["mcp-server-motherduck", "mcp-grafana", "mcp-clickhouse", "mcp-neo4j-cypher", "markitdown-mcp", "serena"],
  ...["awslabs.core-mcp-server", "awslabs.aws-documentation-mcp-server", "elevenlabs-mcp", "kubernetes-mcp-server"],
]);
