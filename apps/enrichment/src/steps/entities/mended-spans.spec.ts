import { gazetteer } from './gazetteer.ts';
import { mendedSpans } from './mended-spans.ts';
import { wordSpans } from './model-names.ts';
import { Reading } from './reading.ts';

/** What becomes of names marked as an engine would: "[LOC Aral]". */
function mended(marked: string, language: string): string[] {
  const seen: { start: number; end: number; kind: 'PER' | 'ORG' | 'LOC' | 'MISC'; score: number; by: 'tested' }[] = [];
  let text = '';
  for (const [, plain = '', kind, name = ''] of marked.matchAll(/([^[]*)(?:\[(PER|ORG|LOC|MISC) ([^\]]+)\])?/g)) {
    text += plain;
    if (kind) seen.push({ start: text.length, end: text.length + name.length, kind: kind as 'PER', score: 0.9, by: 'tested' });
    text += name;
  }
  const names = gazetteer(language);
  const reading = new Reading({ field: 'articleBody', text }, (part) => names.isName(part));
  return mendedSpans(reading, wordSpans(reading, seen), names, language).map(
    ({ from, to, kind }) => `${kind} ${reading.slice(from, to)}`,
  );
}

it.each([
  ['es', 'Salvar el mar de [LOC Aral] cuesta.', ['LOC mar de Aral']],
  ['fr', "Le sort de la mer d'[LOC Aral] inquiète.", ["LOC mer d'Aral"]],
  ['es', 'Un foro de [ORG Asia Central] se reunió.', ['LOC Asia Central']],
  ['pt', 'Jogou em o [ORG São Paulo] ontem.', ['ORG São Paulo']],
  ['kk', 'Спикер [PER ЕҚЫҰ-ны] атады.', ['ORG ЕҚЫҰ-ны']],
  ['en', 'He played [MISC FIFA] 18 again.', ['MISC FIFA']],
  ['pt', 'Vê na [MISC OSCE] um espaço.', ['ORG OSCE']],
  ['ru', 'Приехал глава [ORG государства] и уехал.', []],
  ['fr', "Le chef de l'[LOC État] part.", []],
  ['en', 'The Head of [ORG State] left.', []],
  ['pt', 'A [ORG câmara alta] votou.', []],
  ['en', 'omg [PER bieber] sang.', ['PER bieber']],
  ['de', 'BONN ([ORG dpa]) - Es regnet.', ['ORG dpa']],
  ['ru', 'Приехала [ORG Мария Савина] из Осло.', ['PER Мария Савина']],
  ['de', 'Staatschef Kassym-Schomart [PER Tokajew] sprach.', ['PER Kassym-Schomart Tokajew']],
  ['en', 'Then Maria [PER Holm] spoke.', ['PER Maria Holm']],
  ['en', 'On Monday [PER Holm] spoke.', ['PER Holm']],
  ['ru', '[LOC К.-Ж]. [PER Сарин] приехал.', ['PER К.-Ж. Сарин']],
  ['ru', 'План А. И всё. [PER Сарин] приехал.', ['PER Сарин']],
  ['de', '[PER Maria Holm] kam. [ORG Holms Delegation] auch.', ['PER Maria Holm', 'PER Holms']],
] as const)('%s: %s', (language, text, expected) => {
  expect(mended(text, language)).toEqual(expected);
});
