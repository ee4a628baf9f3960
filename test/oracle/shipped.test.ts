import { expect, test } from 'vitest';
import { EPOCH } from '../../src/core/calendar.ts';
import { tableColumns } from '../../src/run/tableColumns.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';
import { differences } from './differences.ts';
import type { Trial } from './interpretModel.ts';

test('the kernel agrees with the interpreter on the model that ships', () => {
  const model = shippedModel();
  const plans = [
    steadyPlan('scale-ppc', { ad_spend: 42_000 }),
    steadyPlan('invest', { ad_spend: 30_000, content_spend: 12_000 }),
    steadyPlan('nothing', { ad_spend: 0 }),
  ];
  const { world, draws, plans: given } = trialSetting(model, trialStudy(plans), { draws: 5 });
  const { lead, start, projected } = world.timeline;
  const months = 1 + projected.length;
  const names = [...model.tables.keys()];
  const table = tableColumns(model.tables, names, { marketplace: world.marketplace, from: start, count: months });
  for (const { series } of given) {
    const trials = Array.from(
      { length: draws.count },
      (_, draw): Trial => ({
        months,
        lead,
        start: start - EPOCH,
        parameters: new Map(draws.slots.map((slot, index) => [slot, draws.values[index * draws.stride + draw] ?? Number.NaN])),
        inputs: new Map([...series].map(([slot, values]) => [slot, [...values]])),
        tables: new Map(names.map((name, index) => [name, [...table.subarray(index * months, (index + 1) * months)]])),
        shocks: new Map(
          [...model.paths.keys()].map((path, index) => [
            path,
            Array.from({ length: months }, (_m, month) => Math.sin(3 * month + draw + index)),
          ]),
        ),
      }),
    );
    expect(differences(model, trials)).toEqual([]);
  }
});
