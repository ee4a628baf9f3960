import type { Model } from '../../src/language/model.ts';
import { loadModel, type SourceFile } from '../../src/pipeline.ts';

/** The text of a small model of another market: one medium, one kind of care over shelves, a share that is counted in towns. */
const YAML = `model: tea
units: [visit, bag]
roles: {advertising: [poster]}
facts:
  fee: {kind: price, needed: yes, sets: fee_mid, about: price of a bag}
  take: {kind: positiveShare, needed: yes, sets: take_mid, loose: 1.25, about: bags a visit}
  liking: {kind: stars, sets: liking_mid, times: 0.2, about: stars}
  ladder: {kind: rank, sets: first_ladder, now: yes, about: place today}
  poster_now: {kind: money, needed: without history, spends: poster, about: posters now}
  maker: {kind: text, about: who makes it}
columns:
  poster: {kind: money, needed: yes, gives: poster, also: [plakate], about: posters}
  cost_part: {kind: ratio, attributed: yes, label: Cost part, derived: poster / credited, about: posters over what they brought}
  credited: {kind: money, needed: yes, attributed: yes, derived: poster / cost_part, within: till, about: sales credited to posters}
  till: {kind: money, about: all sales}
  visits: {kind: count, about: visits}
  ladder: {kind: rank, starts: first_ladder, about: place}
  care: {kind: money, by: shelf, gives: care, about: care}
  heard: {kind: share, over: town, starts: first_heard, about: part that has heard of it}
  asked: {kind: count, about: people asked}
  mild: {kind: free, needed: yes, gives: mild, about: degrees}
  visit_price: {derived: poster / visits, otherwise: cost_part * take * fee, starts: first_visit_price, about: money a visit}
lines:
  poster: {needed: yes, also: [plakate], about: posters}
  care: {spreads: {sow: sow_part, tend: tend_part}, about: care by the usual split}
dimensions:
  town: {file: towns.csv}
  shelf: {file: shelves.csv}
inputs:
  poster: {unit: money/month, about: posters}
  sow: {over: shelf, unit: money/month, about: new care}
  tend: {over: shelf, unit: money/month, about: kept care}
  mild: {unit: 1, ahead: mean, about: degrees}
parameters:
  fee_mid: {unit: money/bag, range: "(0, 1000]", about: price}
  take_mid: {unit: bag/visit, range: "(0, 2]", about: bags a visit}
  liking_mid: {unit: 1, range: "[0, 1]", about: liking}
  first_ladder: {unit: 1, range: "[1, 1000]", about: place at the start}
  first_heard: {over: town, unit: 1, range: "[0, 1]", about: heard at the start}
  first_visit_price: {unit: money/visit, range: "(0, 1000]", about: money a visit at the start}
  crowding: {unit: 1, range: "(0, 1)", about: correlation of answers}
variables:
  Everything:
    heard_now: {over: town, unit: 1, equals: first_heard, about: heard}
    sold: {unit: money/month, equals: poster + total(sow + tend) * liking_mid + mild * poster, about: sales}
observations:
  heard: {over: town, of: heard_now, error: count, trials: asked, spread: crowding, about: counted}
`;

const TABLES = {
  'towns.csv': 'town,label\nash,Ash\noak,Oak\n',
  'shelves.csv': 'shelf,label,sow_part,tend_part\ntop,Top,3,1\nlow,Low,1,3\n',
};

/** Files of a study of it: six months, and a plan of three. */
const STUDY = {
  'product.csv': 'field,value,note\nproduct,Tea,\ncurrency,EUR,\nfee,4,\ntake,25%,\nliking,4.5,\nladder,9,\nmaker,Ann  Bee,\n',
  'history.csv':
    'month,poster,cost_part,visits,ladder,care,care.low,heard.ash,asked,mild,till\n' +
    '2026-01,100,25%,50,7,40,,,,10,500\n2026-02,120,30%,60,8,40,10,,,12,500\n2026-03,90,30%,50,9,40,40,20%,50,14,500\n' +
    '2026-04,110,,50,8,0,,24%,50,16,500\n2026-05,130,26%,65,>20,40,,22%,,18,500\n2026-06,100,25%,50,,40,20,30%,100,20,500\n',
  'plans/more.csv': 'line,2026-07,2026-08,2026-09\nPlakate,200,200,200\nsow.top,5,5,5\ncare,16,16,16\n',
};

/** How the names of the model are written: as above, or otherwise. */
export type Renaming = (text: string) => string;

export function teaModel(rename: Renaming = (text) => text, edit: Renaming = (text) => text): Model {
  return loadModel(sources({ 'model.yaml': edit(YAML), ...TABLES }, rename));
}

export function teaStudy(rename: Renaming = (text) => text, changes: Readonly<Record<string, string>> = {}): SourceFile[] {
  return sources({ ...STUDY, ...changes }, rename);
}

function sources(texts: Readonly<Record<string, string>>, rename: Renaming): SourceFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(rename(text)), sha256: '' }));
}
