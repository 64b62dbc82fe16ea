/** The npm package brings no types of its own. */
declare module 'newsapi' {
  type Call = (
    params?: object,
    options?: { showHeaders?: boolean; noCache?: boolean } | Callback,
    callback?: Callback,
  ) => Promise<unknown>;
  type Callback = (error: Error | null, answer?: unknown) => void;
  export default class NewsAPI {
    constructor(apiKey: string, options?: { corsProxyUrl?: string });
    readonly v2: Readonly<Record<'topHeadlines' | 'everything' | 'sources', Call>>;
    readonly sources: Call;
    readonly articles: Call;
  }
}
