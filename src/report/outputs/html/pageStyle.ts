/** The style sheet of the page: paper-like, one accent, tables and charts that scroll in their own box on a narrow screen. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--ink:#1f2328;--muted:#5b6169;--rule:#8b9198;--grid:#dfe2e6;--paper:#ffffff;--tint:#f4f6f8;--accent:#0b4f7d}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e4e7ea;--muted:#a3aab2;--rule:#737a82;--grid:#343a41;--paper:#15181c;--tint:#1e2329;--accent:#7cc0f2}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0 auto;padding:0 1.25rem 4rem;max-width:58rem;background:var(--paper);color:var(--ink);font:400 1.0625rem/1.55 'Source Sans 3',system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-variant-numeric:lining-nums;overflow-wrap:break-word}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
.skip{position:absolute;left:-99rem;top:.5rem;padding:.5rem 1rem;background:var(--paper)}
.skip:focus{left:.5rem}
header{margin-top:2.5rem;padding-top:1.1rem;border-top:4px solid var(--accent)}
.kicker{margin:0;color:var(--accent);font-weight:600;letter-spacing:.01em}
h1{margin:.35rem 0 .8rem;font-size:clamp(1.75rem,5.2vw,2.75rem);line-height:1.13;font-weight:600;letter-spacing:-.015em;text-wrap:balance}
.lead{margin:0 0 .8rem;max-width:44rem;font-size:1.1875rem;line-height:1.5}
.facts,footer{color:var(--muted);font-size:.9375rem}
.facts{margin:0}
section,nav{margin-top:3.25rem}
#answer{margin-top:1.5rem}
#answer>h2{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
h2{margin:0 0 .9rem;padding-top:.75rem;border-top:1px solid var(--rule);font-size:1.5rem;line-height:1.2;font-weight:600;letter-spacing:-.01em}
h3{margin:1.9rem 0 .6rem;font-size:1.125rem;line-height:1.3;font-weight:600}
p,ul{margin:0 0 1rem;max-width:46rem}
ul{padding-left:1.2rem}
li{margin-bottom:.45rem}
li::marker{color:var(--accent)}
.note{padding:.7rem 1rem;border-left:3px solid var(--accent);background:var(--tint)}
.orders{max-width:46rem;margin:0 0 1.5rem;padding-left:1.6rem;font-size:1.0938rem}
.orders li{margin-bottom:.6rem;padding-left:.25rem}
.orders li::marker{font-weight:600}
nav ol{margin:0;padding:0;list-style:none;columns:2;column-gap:2rem}
nav li{break-inside:avoid;margin:0;padding:.28rem 0;border-bottom:1px solid var(--grid)}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
nav h3{margin:1.2rem 0 .3rem;font-size:.9375rem;color:var(--muted)}
figure{margin:1.9rem 0 2.2rem}
figcaption{margin-bottom:.6rem}
figcaption strong{display:block;font-size:1.125rem;line-height:1.3;font-weight:600}
figcaption span{display:block;max-width:46rem;margin-top:.2rem;color:var(--muted);font-size:.9375rem;line-height:1.45}
figure svg{display:block;width:100%;min-width:38rem;height:auto}
.scroll{overflow-x:auto}
details{margin-top:.4rem;font-size:.9375rem}
summary{width:fit-content;color:var(--accent);cursor:pointer}
table{width:100%;margin:.2rem 0 1.6rem;border-collapse:collapse;font-size:.9375rem;line-height:1.35;font-variant-numeric:lining-nums tabular-nums}
caption{padding-bottom:.4rem;text-align:left;font-weight:600}
caption span{position:sticky;left:0;display:inline-block;max-width:calc(100vw - 2.5rem)}
details caption{color:var(--muted);font-weight:400}
thead{border-top:1.5px solid var(--ink);border-bottom:1px solid var(--rule)}
tbody{border-bottom:1.5px solid var(--ink)}
th,td{padding:.42rem .5rem;text-align:left;vertical-align:top;font-weight:400}
thead th{vertical-align:bottom;color:var(--muted);font-weight:600;line-height:1.25}
tr>:first-child{padding-left:0}
tr>:last-child{padding-right:0}
tbody tr+tr{border-top:1px solid var(--grid)}
.n{text-align:right}
td.n,tbody th{white-space:nowrap}
.w{min-width:11rem}
tbody th.w,.small tbody th{white-space:normal}
.total>*{font-weight:600}
.small{font-size:.8125rem}
.small td,.small th{padding-top:.3rem;padding-bottom:.3rem}
.small td:not(.n):not(.w){white-space:nowrap}
.small .w{min-width:8.5rem;overflow-wrap:anywhere}
.terms>div{display:grid;grid-template-columns:13rem 1fr;gap:0 1.5rem;padding:.45rem 0;border-bottom:1px solid var(--grid)}
.terms,.equations{margin:0}
dt{font-weight:600}
.terms dd,.equations dd{margin:0}
.equations>div{padding:.7rem 0;border-bottom:1px solid var(--grid)}
.equations dt span,.equations dd>span{color:var(--muted);font-weight:400;font-size:.9375rem}
.equations code{display:inline-block;padding:.25rem .5rem;background:var(--tint);border-radius:3px;font:.875rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.equations dd+dd{margin-top:.25rem}
.about{font-size:.9375rem}
footer{margin-top:3rem;padding-top:.6rem;border-top:1px solid var(--rule)}
@media (max-width:44rem){body{font-size:1rem;padding:0 1rem 3rem}.lead{font-size:1.0625rem}nav ol{columns:1}.terms>div{grid-template-columns:1fr}header{margin-top:1rem}}
@media screen and (max-width:44rem){.scroll{background:linear-gradient(90deg,var(--paper) 1rem,transparent) 0 0/2.5rem 100% no-repeat local,linear-gradient(270deg,var(--paper) 1rem,transparent) 100% 0/2.5rem 100% no-repeat local,linear-gradient(90deg,var(--rule),transparent) 0 0/.6rem 100% no-repeat scroll,linear-gradient(270deg,var(--rule),transparent) 100% 0/.6rem 100% no-repeat scroll}}
@media print{@page{size:A4;margin:16mm 17mm 18mm}body{max-width:none;padding:0;font-size:10pt}header{margin-top:0}h1{font-size:24pt}.lead{font-size:11.5pt}.skip,details{display:none}a{color:inherit;text-decoration:none}h2,h3,figcaption,caption,thead{break-after:avoid}figure,.equations>div,.terms>div,tr,li{break-inside:avoid}section{margin-top:2rem}.appendix{break-before:page}nav{break-inside:avoid}figure svg{min-width:0}.scroll{overflow:visible}thead{display:table-header-group}table{font-size:8.5pt}.small{font-size:7pt}.w,.small .w{min-width:0}.small td:not(.n):not(.w){white-space:normal}p{orphans:3;widows:3}}
`;
