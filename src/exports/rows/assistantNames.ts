interface Assistant {
  readonly name: string;
  /** The model's channel. */
  readonly channel: 'alexa_for_shopping' | 'external_ai';
  /** In the name of an engine, lower case. */
  readonly engine: RegExp;
  /** Domains that its visits come from. */
  readonly domains: readonly string[];
}

const ASSISTANTS: readonly Assistant[] = [
  { name: 'Alexa for Shopping', channel: 'alexa_for_shopping', engine: /alexa|rufus/, domains: [] },
  {
    name: 'ChatGPT',
    channel: 'external_ai',
    engine: /chat_?gpt|openai|^gpt/,
    domains: ['chatgpt.com', 'chat.openai.com', 'chatgpt', 'openai'],
  },
  { name: 'Perplexity', channel: 'external_ai', engine: /perplexity|^sonar/, domains: ['perplexity.ai', 'perplexity'] },
  { name: 'Gemini', channel: 'external_ai', engine: /gemini|bard/, domains: ['gemini.google.com', 'bard.google.com', 'gemini'] },
  { name: 'Copilot', channel: 'external_ai', engine: /copilot|bing chat/, domains: ['copilot.microsoft.com', 'copilot'] },
  { name: 'Claude', channel: 'external_ai', engine: /claude|anthropic/, domains: ['claude.ai', 'claude'] },
  { name: 'Google AI', channel: 'external_ai', engine: /google.?ai|ai.?overview|ai.?mode/, domains: [] },
  { name: 'Grok', channel: 'external_ai', engine: /grok/, domains: ['grok.com', 'x.ai'] },
  { name: 'DeepSeek', channel: 'external_ai', engine: /deepseek/, domains: ['chat.deepseek.com', 'deepseek.com'] },
  { name: 'Meta AI', channel: 'external_ai', engine: /meta.?ai|llama/, domains: ['meta.ai'] },
  { name: 'Mistral', channel: 'external_ai', engine: /mistral|le chat/, domains: ['chat.mistral.ai'] },
];

/** The model's channel that an engine belongs to.
 * @example
 * ['Rufus', 'chatgpt', 'google_ai_overviews', 'Siri'].map(channelOf) // => ['alexa_for_shopping', 'external_ai', 'external_ai', undefined] */
export function channelOf(engine: string): Assistant['channel'] | undefined {
  const key = engine.slice(0, 80).toLowerCase();
  return ASSISTANTS.find((assistant) => assistant.engine.test(key))?.channel;
}

/** The assistant whose site a visit came from.
 * @example
 * assistantFrom('www.perplexity.ai') // => 'Perplexity'
 * assistantFrom('google') // => undefined */
export function assistantFrom(source: string): string | undefined {
  const domain = source
    .slice(0, 80)
    .toLowerCase()
    .replace(/^www\./, '');
  return ASSISTANTS.find(({ domains }) => domains.includes(domain))?.name;
}
