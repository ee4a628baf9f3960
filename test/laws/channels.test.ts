import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/core/error.ts';
import { present } from '../../src/core/present.ts';
import { runPlan, type Setting } from '../../src/decide/decisionSetting.ts';
import type { Model } from '../../src/language/model.ts';
import { meanOf } from '../../src/numeric/summary.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';

const CONTENT = Object.fromEntries(['build.reviews', 'upkeep.reviews', 'build.community'].map((line) => [line, 800]));

type Lag = Readonly<Record<'low' | 'mid' | 'high', number>>;

function settingOf(model: Model, lines: Record<string, number> = CONTENT, marketplace = 'US'): Setting {
  return trialSetting(model, trialStudy([steadyPlan('a', { ad_spend: 30_000, ...lines })], {}, marketplace));
}

/** Mean over the draws of an output in the last month, for plan `a`. */
function endOf(setting: Setting, output: string): number {
  const plan = setting.plans.find(({ name }) => name === 'a');
  if (!plan) throw new Error('no plan a');
  const simulation = runPlan(setting, plan, { outputs: [output] });
  return meanOf(simulation.at(output, simulation.months - 1));
}

/** The channel table with one more channel, as a column. */
function withFourthChannel(path: string, text: string): string {
  if (path === 'channels.csv') {
    const cells = [
      'Social video',
      'Feed recommendation engine',
      'Short video and creators',
      'Low - boosted posts',
      'Moderate',
      'Ongoing (creators)',
      'Reputation-dependent',
    ];
    return text
      .trimEnd()
      .split('\n')
      .map((line, row) => `${line.trimEnd()},${cells[row]}`)
      .join('\n');
  }
  if (path === 'signals.csv') return `${text.trimEnd()}\ncreator_videos,Creator videos,social_video,1,0,0,0,0,1,0,0.3\n`;
  return text;
}

describe('the channel table is the model', () => {
  it('takes a fourth channel with its signals, without code', () => {
    const four = settingOf(shippedModel(withFourthChannel), {
      ...CONTENT,
      'build.creator_videos': 3000,
      'upkeep.creator_videos': 500,
    });
    const plain = settingOf(shippedModel(withFourthChannel));
    const three = settingOf(shippedModel());
    expect(endOf(four, 'channel_mix.social_video')).toBeGreaterThan(0.001);
    expect(endOf(four, 'channel_mix.amazon_search')).toBeLessThan(endOf(three, 'channel_mix.amazon_search'));
    expect(endOf(four, 'paid_share.social_video')).toBeGreaterThan(0);
    expect(endOf(four, 'signal_level.creator_videos')).toBeGreaterThan(endOf(plain, 'signal_level.creator_videos'));
    expect(endOf(four, 'recommendation_share.social_video')).toBeGreaterThan(endOf(plain, 'recommendation_share.social_video'));
  });

  it('takes the same table with a row a channel', () => {
    const transposed = (path: string, text: string): string => {
      if (path !== 'channels.csv') return text;
      const rows = text
        .trimEnd()
        .split(/\r?\n/)
        .map(
          (line) =>
            line
              .match(/("[^"]*"|[^,]*)(,|$)/g)
              ?.map((cell) => cell.replace(/,$/, ''))
              .filter((cell, index, all) => cell !== '' || index < all.length - 1) ?? [],
        );
      const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? '').join(','));
      return columns.join('\n').replace(/^attribute/, 'channel');
    };
    expect(endOf(settingOf(shippedModel(transposed)), 'discovery_share')).toBe(
      endOf(settingOf(shippedModel()), 'discovery_share'),
    );
  });

  it('sells advertising in Alexa for Shopping once its word says Low', () => {
    const low = (path: string, text: string): string =>
      path === 'channels.csv' ? text.replace('None - organic only', 'Low - sponsored prompts') : text;
    expect(endOf(settingOf(shippedModel()), 'paid_share.alexa_for_shopping')).toBe(0);
    expect(endOf(settingOf(shippedModel(low)), 'paid_share.alexa_for_shopping')).toBeGreaterThan(0);
    expect(endOf(settingOf(shippedModel(low)), 'paid_share.external_ai')).toBe(0);
  });

  it('refuses a word that no reading knows, and says which it knows', () => {
    const odd = (path: string, text: string): string =>
      path === 'channels.csv' ? text.replace('None - organic only', 'Nonne') : text;
    expect(() => settingOf(shippedModel(odd))).toThrow(InputError);
    expect(() => settingOf(shippedModel(odd))).toThrow(
      /unknown word "Nonne" under "Advertising impact" of channel "alexa_for_shopping"[\s\S]*High, Moderate, Low, None/,
    );
  });
});

describe('marketplaces', () => {
  it('adopt the new channels later than the US, each by its own lag', () => {
    const model = shippedModel();
    const mix = (marketplace: string): number => endOf(settingOf(model, CONTENT, marketplace), 'channel_mix.alexa_for_shopping');
    const byLag = model.marketplaces
      .map(({ id, sets }) => ({ id, lag: present(sets.get('adoption_lag'), id), mix: mix(id) }))
      .sort((a, b) => a.lag.mid - b.lag.mid);
    expect(byLag[0]?.id).toBe('US');
    // Later at every percentile: of two lags of unlike spread neither need be the later one on average.
    const isSooner = (one: Lag, other: Lag): boolean => one.low < other.low && one.mid < other.mid && one.high < other.high;
    for (const later of byLag)
      for (const sooner of byLag.filter(({ lag }) => isSooner(lag, later.lag))) expect(later.mix).toBeLessThan(sooner.mix);
  });

  it('have their own dated events: Prime Day was in July 2025 and in June 2026', () => {
    const rows = shippedModel().tables.get('event')?.rows ?? [];
    const primeDays = rows.filter(({ value, marketplace }) => value === 1 && marketplace === '*').map(({ month }) => month);
    expect(primeDays).toContain('2025-07');
    expect(primeDays).toContain('2026-06');
    expect(primeDays).not.toContain('2026-07');
  });
});
