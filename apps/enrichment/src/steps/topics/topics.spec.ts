import { readFileSync } from 'node:fs';
import { mediaTopics } from './lexicon.ts';
import { topics, topicsIn } from './topics.ts';

beforeAll(() => topics.load());

const of = (headline: string, articleBody: string, language = 'en') =>
  topicsIn(
    [
      { field: 'headline', text: headline },
      { field: 'articleBody', text: articleBody },
    ],
    language,
  );

/** One sentence for each narrower topic and language. */
const narrower = readFileSync(new URL('narrower.samples.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [code: string, language: string, sentence: string]);

describe('topics', () => {
  it.each([
    ['11000000', 'en', 'Senate approves treaty', 'Senators voted for the bill after the prime minister spoke in parliament.'],
    ['04000000', 'en', 'Retailer posts higher profit', 'Quarterly earnings rose and shares gained on the stock exchange.'],
    ['15000000', 'en', 'Striker decides cup final', 'A late goal won the match; the coach praised the defenders.'],
    ['07000000', 'en', 'Clinics fight measles', 'Doctors vaccinate children after an outbreak of the virus.'],
    ['06000000', 'en', 'Glaciers melt faster', 'Climate change and emissions threaten the ecosystem of the river.'],
    ['16000000', 'en', 'Ceasefire broken', 'Troops and rebels resumed fighting; shelling was heard.'],
    ['03000000', 'en', 'Earthquake hits coast', 'Rescuers search for survivors; the death toll rose.'],
    ['02000000', 'en', 'Two jailed for fraud', 'The court convicted them; the judge read the verdict.'],
    ['13000000', 'en', 'Telescope finds planet', 'Astronomers and researchers published their discovery.'],
    ['01000000', 'en', 'Novelist wins prize', 'Her novel and a film of it were praised at the book festival.'],
    ['05000000', 'en', 'New school opens', 'Teachers and pupils moved into classrooms with a new curriculum.'],
    ['09000000', 'en', 'Drivers on strike', 'The trade union wants higher wages for its workers.'],
    ['12000000', 'en', 'Bishops meet imams', 'Interfaith prayer in the cathedral and the mosque.'],
    ['17000000', 'en', 'Heatwave ahead', 'The weather forecast speaks of record temperatures and thunderstorms.'],
    ['11000000', 'ru', 'Сенат одобрил договор', 'Депутаты парламента проголосовали за законопроект.'],
    ['11000000', 'kk', 'Сенат шартты мақұлдады', 'Парламент депутаттары заң жобасына дауыс берді.'],
    ['11000000', 'fr', 'Le Sénat adopte la loi', 'Les députés du parlement ont voté.'],
    ['15000000', 'de', 'Tor in letzter Minute', 'Der Trainer lobte die Mannschaft nach dem Fußballspiel.'],
    ['07000000', 'es', 'Vacuna contra el dengue', 'Los médicos del hospital atienden a los pacientes.'],
    ['04000000', 'pt', 'Banco central sobe juros', 'A inflação pesa na economia e no mercado.'],
  ])('%s first (%s): %s', (code, language, headline, body) => {
    expect(of(headline, body, language)[0]?.code).toBe(`medtop:${code}`);
  });

  it('names no topic where the text speaks of none', () => {
    expect(of('Hello there', 'A man walked along the road and looked at a tree.')).toEqual([]);
  });

  it('gives a narrower topic only with its top, best first, at most five, with evidence that cuts its text', () => {
    const texts = {
      headline: 'Summit: senators ratify climate treaty as voters go to the polls',
      articleBody:
        'The parliament, the senate and diplomats discussed emissions, elections, inflation and hospitals. The central bank kept interest rates.',
    };
    const found = of(texts.headline, texts.articleBody);
    expect(found.length).toBeLessThanOrEqual(5);
    for (const [i, topic] of found.entries()) {
      const top = topic.broader.at(-1);
      expect([undefined, ...found.slice(0, i).map(({ code }) => code)]).toContain(top);
      expect(topic.confidence).toBeLessThanOrEqual(found[i - 1]?.confidence ?? 1);
      expect(topic.evidence.length).toBeGreaterThan(0);
      for (const { field, start, end, text } of topic.evidence)
        expect(texts[field as keyof typeof texts].slice(start, end)).toBe(text);
    }
  });

  it('knows the way up from every code that the lexicon names', () => {
    const tree = mediaTopics();
    expect(tree.get('medtop:20000617')).toMatchObject({
      name: 'upper house (parliament)',
      broader: ['medtop:20000615', 'medtop:20000593', 'medtop:11000000'],
    });
  });

  it.each(narrower)('%s among the narrower ones (%s): %s', (code, language, sentence) => {
    expect(of('', sentence, language).map((topic) => topic.code)).toContain(`medtop:${code}`);
  });

  it('has no words for some languages, and says so', async () => {
    expect(await topics.run({ articleBody: 'こんにちは' }, { language: { tag: 'ja', confidence: 0.9 } })).toBe(
      'unsupported_language',
    );
  });
});
