import { html } from './html.js';
import { duration } from './time.js';

const NAMES = { p50: 'half of the articles within', p95: '95 of 100 within', p99: '99 of 100 within' };

/** From being fetched to being indexed, over the last minutes. */
export function latency(percentiles) {
  const entries = Object.entries(percentiles).filter(([, seconds]) => seconds > 0); // what is over shows as zero
  return html`
    <figure class="figure">
      <figcaption><h2>From first sight to the index</h2> <span class="hint">over the last five minutes</span></figcaption>
      ${entries.length === 0
        ? html`<p>Nothing was indexed in the last minutes.</p>`
        : html`<dl class="numbers">${entries.map(([name, seconds]) => html`
            <div><dt>${NAMES[name] ?? name}</dt><dd>${duration(seconds)}</dd></div>`)}</dl>`}
    </figure>`;
}
