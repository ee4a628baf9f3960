/** What the exports of the study are, for its README. */
export const EXPORTS_README = `
There is no history.csv: \`exports/\` holds files as a seller in the UK downloads them, and the history is joined from them.
Added up by month they are the simulated history: spend, sales, clicks and sessions exactly, click shares and ranks as nearly as
whole clicks and whole ranks allow.

| exports/ | what it is |
|---|---|
| sponsored-products/ | Sponsored Products search term reports, a row a day: a workbook a month, with the last 14 days of the month before |
| formats.csv | says that the campaigns of Sponsored Brands, whose reports name no keywords, are about the category |
| sponsored-brands/ | Sponsored Brands campaign reports, a row a day: half a year a file, with the last 14 days of the half before; sales within 14 days where Sponsored Products has 7 |
| business-reports/ | Business Reports by date, a year a file, dates day first |
| search-query-performance/ | Search Query Performance, brand view, a file a month |
| helium10-keyword-tracker_B0BRKFLD01.csv | Helium 10 Keyword Tracker: weekly ranks of ten keywords, and of a rival for one of them |
| prompt-tests/ | prompt tests with the columns that AI-visibility tools have: 20 prompts put to Rufus 10 times a month, to ChatGPT and Perplexity 5 times |
| content-ledger.csv | content ledger in the columns of the template that \`discovery new\` writes |

Advertising is told apart by class of keywords: search terms that name the brand or its rivals as \`product.csv\` gives them.

What a real console restates is not imitated: the last weeks of October 2026 are as they will stay. The program cannot know that and
does not count that month as final.
`;
