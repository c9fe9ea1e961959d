import { to } from './address.js';
import { html, nothing } from './html.js';
import { delayName, number } from './words.js';

const SOURCES = 12;
/** The sources with the most articles, each leading to its search. */
export function sourceBars({ values, others }, asked) {
  const rows = values.slice(0, SOURCES).map(({ value, label, count }) => ({
    label: label ?? value, count, address: to('search', { source: value, from: asked.from, to: asked.to }),
  }));
  const left = others + values.slice(SOURCES).reduce((sum, { count }) => sum + count, 0);
  return bars('Sources', rows, left > 0 ? `${number(left)} from others` : undefined);
}

/** From publication to our first sight, each step leading to its search. */
export function delayBars({ values }, asked) {
  const rows = values.map(({ value, count }) => ({
    label: delayName(value), count, address: to('search', { delay: value, from: asked.from, to: asked.to, all: asked.all }),
  }));
  return bars('From publication to first sight', rows, 'articles that bear a date');
}

function bars(title, rows, hint) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return html`
    <figure class="figure">
      <figcaption><h2>${title}</h2> ${hint ? html`<span class="hint">${hint}</span>` : nothing}</figcaption>
      <ul class="share-bars">${rows.map(({ label, count, address }) => html`
        <li>
          <a href=${address}>${label}</a>
          <span class="count">${number(count)}</span>
          <span class="bar" .style=${`--share: ${count / most}`} aria-hidden="true"></span>
        </li>`)}</ul>
    </figure>`;
}
