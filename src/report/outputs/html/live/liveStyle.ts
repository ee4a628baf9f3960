/** The rules of the part of a page that recomputes: none of it on paper. */
export const LIVE_STYLE = `
#live[hidden]{display:none}
#live>div{min-width:0}
#live-sentence{position:sticky;top:0;z-index:1;margin:0 0 .6rem;padding:.6rem 0;max-width:none;background:var(--paper);border-bottom:1px solid var(--rule);font-size:1.1875rem;line-height:1.35;font-weight:600}
#live-note{min-height:1.5em;max-width:none;color:var(--muted);font-size:.9375rem}
#live-status{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}
#live fieldset{min-width:0;margin:0 0 1.2rem;padding:0;border:0}
#live legend{padding:0;font-weight:600;font-size:1.125rem}
#live h3{margin:.7rem 0 .1rem;font-size:.9375rem;font-weight:600;color:var(--muted)}
#live .hint{margin:.2rem 0 .5rem;color:var(--muted);font-size:.9375rem}
.range{display:grid;grid-template-columns:minmax(0,1fr) minmax(5rem,auto) 6.5rem;gap:0 .6rem;align-items:center;padding:.2rem 0}
.range label{grid-column:1;font-size:.9375rem;line-height:1.25}
.range output{grid-column:2/4;grid-row:1;text-align:right;font-size:.9375rem;font-variant-numeric:lining-nums tabular-nums}
.range input[type=range]{grid-column:1/3;width:100%;min-width:0;height:1.75rem;margin:0;accent-color:var(--accent)}
.range input[type=number]{grid-column:3;width:100%}
.range.short{grid-template-columns:4.4rem minmax(0,1fr) 6.5rem}
.range.short label{grid-column:1}
.range.short input[type=range]{grid-column:2}
.range.short input[type=number]{grid-column:3}
.held{display:grid;grid-template-columns:1.5rem minmax(0,1fr);align-items:start}
.held>input{margin:.45rem 0 0}
.choices{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:.3rem 0}
#live input,#live select,#live button{font:inherit;color:inherit}
#live input[type=number],#live select,#live button{padding:.2rem .45rem;border:1px solid var(--rule);border-radius:3px;background:var(--paper);font-size:.9375rem}
#live select{max-width:100%}
#live button{padding:.35rem .8rem;background:var(--tint);cursor:pointer}
#live :disabled{opacity:.55}
.actions{display:flex;flex-wrap:wrap;gap:.5rem;margin:0 0 1.2rem}
@media (min-width:64rem){#live{display:grid;grid-template-columns:22rem minmax(0,1fr);gap:0 2rem;margin-inline:calc((100% - min(78rem,100vw - 4rem))/2)}#live>h2,#live-sentence,#live-note{grid-column:1/3}#live-controls{position:sticky;top:5.5rem;max-height:calc(100vh - 6rem);overflow-y:auto;padding-right:.8rem;align-self:start}}
@media print{#live{display:none}}
`;
