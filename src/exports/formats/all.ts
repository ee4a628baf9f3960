import { ADVERTISING_API } from './advertisingApi.ts';
import { ASSISTANT_ANSWERS } from './assistants.ts';
import { BRAND_ANALYTICS } from './brandAnalytics.ts';
import { BRANDS_AND_DISPLAY } from './brandsAndDisplay.ts';
import { BUSINESS_REPORTS } from './businessReports.ts';
import { CAMPAIGN_MANAGER } from './campaignManager.ts';
import type { Format } from './exportFormat.ts';
import { OTHER_SALES } from './otherSales.ts';
import { OTHERS } from './others.ts';
import { RANK_TRACKERS } from './rankTrackers.ts';
import { SEARCH_CONSOLE } from './searchConsole.ts';
import { SPONSORED_PRODUCTS } from './sponsoredProducts.ts';
import { TRANSACTIONS } from './transactions.ts';
import { UNIFIED_REPORTING } from './unifiedReporting.ts';

/** Every format that is known. An id may have several layouts. */
export const FORMATS: readonly Format[] = [
  ...SPONSORED_PRODUCTS,
  ...BRANDS_AND_DISPLAY,
  ...CAMPAIGN_MANAGER,
  ...UNIFIED_REPORTING,
  ...ADVERTISING_API,
  ...BRAND_ANALYTICS,
  ...BUSINESS_REPORTS,
  ...RANK_TRACKERS,
  ...ASSISTANT_ANSWERS,
  ...OTHER_SALES,
  ...TRANSACTIONS,
  ...SEARCH_CONSOLE,
  ...OTHERS,
];

/** The ids that `--format` takes. */
export const FORMAT_IDS: readonly string[] = [...new Set(FORMATS.map(({ id }) => id))];
