import { get } from '../api.js';
import { accountOf } from '../account.js';
import { deadLetters } from '../dead-letters.js';
import { generations } from '../generations.js';
import { html, nothing, render } from '../html.js';
import { latency } from '../latency.js';
import { sparkline } from '../sparkline.js';
import { failure, loading } from '../states.js';
import { number } from '../words.js';

export const title = 'Operations';

const LOOK_AGAIN_MILLIS = 3000;
const REMEMBERED = 60;
const STAGES = { admission: 'admission', enrich: 'enrichment', lanes: 'duplicates', index: 'index' };

/** What runs, how far behind it is, and whether the account adds up. */
export function open(container, { parameters }) {
  const abort = new AbortController();
  const rates = [];
  let shown = {};
  let timer;

  async function look() {
    try {
      const stats = await get('/api/stats', {}, abort);
      rates.push(stats.indexedPerSecond);
      rates.splice(0, rates.length - REMEMBERED);
      shown = { stats };
    } catch (error) {
      shown = { ...shown, error };
    }
    draw();
    timer = setTimeout(look, LOOK_AGAIN_MILLIS);
  }

  function draw() {
    if (!abort.signal.aborted) {
      render(page(shown, rates, [letters.content(), replay.content()]), container);
    }
  }

  const letters = deadLetters(parameters, abort.signal, draw);
  const replay = generations(abort.signal, draw);
  draw();
  look();
  letters.load();
  replay.load();
  return () => {
    clearTimeout(timer);
    abort.abort();
  };
}

const page = ({ stats, error }, rates, sections) => html`
  <header class="view-head">
    <h1>Operations</h1>
    ${stats ? html`<p class="live ${stats.healthy ? 'on' : 'off'}" role="status">${stats.healthy ? 'healthy' : 'not everything answers'}</p>` : nothing}
  </header>
  ${error ? failure(error) : nothing}
  ${stats ? state(stats, rates) : error ? nothing : loading('Counting')}
  ${sections}`;

const state = (stats, rates) => html`
  ${accountOf(stats)}
  <div class="figures">
    <section class="figure">
      <h2>Lag</h2>
      <dl class="numbers">${Object.entries(stats.lag).map(([stage, behind]) => html`
        <div><dt>${STAGES[stage] ?? stage}</dt><dd>${number(behind)}</dd></div>`)}</dl>
      <p class="hint">Offsets that each stage lies behind. Marks of transactions count too, so that a small lag stays where everything is read.</p>
    </section>
    <section class="figure">
      <h2>Rate</h2>
      <dl class="numbers"><div><dt>indexed a second, over a minute</dt><dd>${number(Math.round(stats.indexedPerSecond * 10) / 10)}</dd></div>
        <div><dt>refused as too much</dt><dd>${number(stats.overloads)}</dd></div></dl>
      ${sparkline(rates, 'Indexed a second since this view was opened')}
    </section>
    ${latency(stats.latencySeconds)}
  </div>`;
