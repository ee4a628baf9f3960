/** Words that stand alone: between anything but letters and digits. */
const alone = (words: string): string => `(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`;

/**
 * What names an ad product in the name of a file or sheet, in a title row or in a column of the first rows. The window within which sales
 * count does not: vendors' Sponsored Products have one of 14 days too.
 */
export const PRODUCTS_TITLE = new RegExp(`sponsored[ _-]?products?|スポンサープロダクト|商品推广|${alone('sp')}`, 'iu');

export const BRANDS_TITLE = new RegExp(
  `sponsored[ _-]?brands?|headline[ _-]?search|スポンサーブランド|品牌推广|${alone('sbv?|hsa')}`,
  'iu',
);

export const DISPLAY_TITLE = new RegExp(`sponsored[ _-]?display|スポンサーディスプレイ|展示型推广|${alone('sd')}`, 'iu');
