import type { HeaderWords } from './languageWords.ts';

/** SellerSprite's columns. */
export const CHINESE: HeaderWords = {
  date: ['更新时间', '日期'],
  keyword: ['流量词', '关键词'],
  naturalRank: ['自然排名'],
  sponsoredRank: ['广告排名'],
  volume: ['月搜索量'],
};
