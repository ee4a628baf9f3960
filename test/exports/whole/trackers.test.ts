import { describe, expect, it } from 'vitest';
import { daily, imported, monthly, refusedFor } from './whole.ts';

const ADS = `Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales \n${daily('2026-04', 30, (day) => `${day},Lids,9,1,2.00,8.00`)}`;
const UK = { marketplace: 'UK', currency: 'GBP' };

describe('rank trackers', () => {
  const tracker =
    'ASIN,Keyword,Marketplace,Search Volume,Organic Rank,Sponsored Position,Date Added\nB0LIDS0001,pot lid,amazon.co.uk,900,7,2,03/04/2026 09:30\n';

  it('write dates as the marketplace of the study does', async () => {
    expect(monthly(await imported({ 'sp.csv': ADS, 'tracker.csv': tracker }, UK), 'organic_rank')).toEqual({ '2026-04': [7] });
    const japan = { marketplace: 'JP', currency: 'JPY' };
    expect(await refusedFor({ 'sp.csv': ADS, 'tracker.csv': tracker.replaceAll('amazon.co.uk', 'amazon.co.jp') }, japan)).toMatch(
      /nothing tells the day from the month/,
    );
  });

  it('of one moment take the day from their name, where it can be read in one way', async () => {
    const cerebro =
      'Keyword Phrase,Search Volume,Organic Rank,Sponsored Rank,Cerebro IQ Score,Title Density\npot lid,900,7,-,12,1\n';
    const joined = await imported({ 'sp.csv': ADS, 'US_AMAZON_cerebro_B0LIDS0001_2026-04-11.csv': cerebro });
    expect(monthly(joined, 'organic_rank')).toEqual({ '2026-04': [7] });
    expect(joined.readings.map(({ takenFor }) => takenFor).join()).toContain('of the day in its name, 2026-04-11');
    for (const name of ['cerebro.csv', 'cerebro_04-05-2026.csv'])
      expect(await refusedFor({ 'sp.csv': ADS, [name]: cerebro })).toContain('--period');
  });
});

describe('AI-visibility tools', () => {
  const share = 'mention_rate.external_ai';

  it('a list of brands a row is an answer; UTF-16 with tabs and lines in a cell', async () => {
    const text =
      'Country\tKeyword\tVolume\tResponse\tModel\tMentions\tFanout Queries\tCited pages\tUpdated\n' +
      'United States\tbest lid\t90\tText\tchatgpt\t"Potworks\nEMBERLID (2)"\t\t\t2026-04-07\n' +
      'United States\tlid for pots\t90\tText\tperplexity\tPotworks\t\t\t2026-04-07\n' +
      'United States\tlid holder\t90\tText\tchatgpt\t\t\t\t2026-04-08\n' +
      'United States\tlid rack\t90\t\tchatgpt\t\t\t\t2026-04-08\n';
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    const joined = await imported({ 'sp.csv': ADS, 'radar.csv': bytes }, { brand: 'Emberlid' });
    expect(monthly(joined, share, 'prompts')).toEqual({ '2026-04': [0.333333, 3] });
    expect(await refusedFor({ 'sp.csv': ADS, 'radar.csv': bytes })).toMatch(
      /^missing brand: .*product\.csv does not say which is yours/,
    );
  });

  it('a column an engine is an answer each; all engines together are none', async () => {
    const text =
      'Search Prompt,Country,Total Citations,Brand Mentioned (ChatGPT),Brand Mentioned (Perplexity),Brand Mentioned (All Engines),Brand Rank,Domain Cited (ChatGPT)\n' +
      'best lid,United States,4,Yes,No,Yes,1,Yes\nlid rack,United States,4,No,,No,,No\n';
    const said = { spans: new Map([['otterly.csv', { from: 20551, to: 20551 }]]) as never };
    const joined = await imported({ 'sp.csv': ADS, 'otterly.csv': text }, said);
    expect(monthly(joined, share, 'prompts', 'runs')).toEqual({ '2026-04': [0.333333, 2, 2] });
    expect(await refusedFor({ 'sp.csv': ADS, 'otterly.csv': text })).toContain('--period otterly.csv');
    expect(await refusedFor({ 'sp.csv': ADS, 'otterly.csv': text.replace('Yes,No,Yes', '55%,No,Yes') }, said)).toContain(
      'answer "55%"',
    );
  });

  it('citations are no answers', async () => {
    const text =
      'Prompt,Country,Service,Title,URL,Position,Date,Domain,Domain Category,My Brand Mentioned,Competitors Mentioned\n' +
      'best lid,US,ChatGPT,Lids,https://a.example,1,2026-04-07,a.example,blog,Yes,\n';
    const joined = await imported({ 'sp.csv': ADS, 'citations.csv': text });
    expect(joined.history.columns.has(share)).toBe(false);
    expect(joined.imported.reconciliation.files.find(({ file }) => file === 'citations.csv')?.format).toBe('ai-citations');
  });
});

describe('languages', () => {
  it.each([
    [
      'Spanish',
      'Fecha de inicio;Fecha de finalización;Divisa;Nombre de campaña;País;Segmentación;Tipo de coincidencia;Término de búsqueda de cliente;Impresiones;Clics;Gasto;Ventas totales de 7 días (€);Pedidos totales de 7 días (#)',
      (day: number) => `abr ${day}, 2026;abr ${day}, 2026;EUR;Tapas;Alemania;tapa;EXACT;tapa;9;2;€1,50;€6,00;1`,
    ],
    [
      'French',
      'Date;Devise;Nom de la campagne;Pays;Ciblage;Type de correspondance;Terme de recherche client;Impressions;Clics;Dépenses;Ventes totales sur 7 jours (€);Total des commandes sur 7 jours (#)',
      (day: number) => `${day} avr. 2026;EUR;Couvercles;Allemagne;c;EXACT;c;9;2;1,50 €;6,00 €;1`,
    ],
    [
      'Italian',
      'Data;Valuta;Nome campagna;Paese;Targeting;Tipo di corrispondenza;Termine di ricerca cliente;Impressioni;Clic;Spesa;Vendite totali in 7 giorni (€);Totale ordini in 7 giorni (#)',
      (day: number) => `${day} apr 2026;EUR;Coperchi;Germania;c;EXACT;c;9;2;1,50 €;6,00 €;1`,
    ],
  ])('%s', async (_, header, row) => {
    const text = `${header}\n${Array.from({ length: 30 }, (__, at) => `${row(at + 1)}\n`).join('')}`;
    const joined = await imported({ 'report.csv': text }, { marketplace: 'DE', currency: 'EUR' });
    expect(monthly(joined, 'ad_spend', 'ad_sales', 'ad_clicks')).toEqual({ '2026-04': [45, 180, 60] });
    expect(joined.warnings).toEqual([]);
  });
});
