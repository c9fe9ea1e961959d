import './chart.js';
import { go } from './address.js';
import { colour } from './chart.js';
import { end } from './histogram.js';
import { html, nothing, render } from './html.js';
import { exactly } from './time.js';
import { number } from './words.js';

/**
 * A chart with its legend, and the same numbers as a table, in which each of them is a link to its search.
 *
 * @param bars `[{at, count, parts}]`
 * @param series `[{value, label}]` of the parts that are drawn
 * @param rest what the other parts are called; absent where they are not drawn
 * @param search the address of the search behind a bar `{from, to}` and the value of a series; of all of them where that is undefined
 */
export function chartFigure(title, { bars, interval, series, rest, kind, unit = number, search, wide = false }) {
  const drawn = rest ? [...series, { label: rest }] : series;
  const range = ({ at }) => ({ from: new Date(at * 1000).toISOString(), to: end(at, interval).toISOString() });
  const chart = {
    kind,
    unit,
    whole: unit === number,
    times: bars.map(({ at }) => at),
    series: drawn.map((each) => ({ label: each.label, values: bars.map((bar) => value(bar, each, series)) })),
    onPick: (index) => go(search(range(bars[index]), drawn.length === 1 ? drawn[0].value : undefined)),
  };
  return html`
    <figure class="figure ${wide ? 'wide' : ''}">
      <figcaption><h2>${title}</h2> ${interval ? html`<span class="hint">by the ${interval}; a click leads to the articles</span>` : nothing}</figcaption>
      <ul class="legend">${drawn.map(({ label }, at) => html`
        <li><span class="swatch" .style=${`background: ${colour(at)}`}></span>${label}</li>`)}</ul>
      <time-chart role="img" aria-label="${title}; the table below holds the same numbers" .chart=${chart}></time-chart>
      <details @toggle=${unfold}>
        <summary>As a table</summary>
        <div class="scrolled" tabindex="0" role="region" aria-label="${title}, as a table"></div>
      </details>
    </figure>`;

  /** Most readers never open it, and a week by the hour is more than a thousand cells. */
  function unfold({ target }) {
    render(target.open ? table() : nothing, target.querySelector('.scrolled'));
  }

  function table() {
    return html`
      <table>
        <thead><tr><th scope="col">From</th><th scope="col">All</th>${drawn.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
        <tbody>${bars.filter(({ count }) => count > 0).map((bar) => html`
          <tr>
            <th scope="row">${exactly(new Date(bar.at * 1000).toISOString())}</th>
            <td><a href=${search(range(bar))}>${number(bar.count)}</a></td>
            ${drawn.map((each) => html`<td>${cell(bar, each)}</td>`)}
          </tr>`)}</tbody>
      </table>`;
  }

  function cell(bar, each) {
    const shown = unit(value(bar, each, series));
    return each.value === undefined ? shown : html`<a href=${search(range(bar), each.value)}>${shown}</a>`;
  }
}

/** The number of a series at a bar; of the rest, what the series leave. */
function value({ count, parts }, { value: name }, series) {
  return name === undefined
    ? Math.max(0, count - series.reduce((sum, each) => sum + (parts[each.value] ?? 0), 0))
    : (parts[name] ?? 0);
}
