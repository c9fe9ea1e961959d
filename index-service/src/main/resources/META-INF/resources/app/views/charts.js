import { to } from '../address.js';
import { get } from '../api.js';
import { chartFigure } from '../chart-figure.js';
import { end, filled } from '../histogram.js';
import { html, nothing, render } from '../html.js';
import { delayBars, sourceBars } from '../share-bars.js';
import { empty, failure, loading } from '../states.js';
import { zone } from '../time.js';
import { languageName, number, percent } from '../words.js';
import { latency } from '../latency.js';

export const title = 'Charts';

const RANGES = [
  { name: '24h', label: '24 hours', hours: 24, interval: 'hour' },
  { name: '7d', label: '7 days', hours: 7 * 24, interval: 'hour' },
  { name: '30d', label: '30 days', hours: 30 * 24, interval: 'day' },
  { name: '1y', label: 'A year', hours: 365 * 24, interval: 'week' },
  { name: 'all', label: 'Everything', interval: 'auto' },
];
const PARTS = 6;
/** The 17 top-level topics; those below them would count an article twice. */
const TOP_LEVEL = /^medtop:(0[1-9]|1[0-7])0{6}$/;

/** What came in over a range of time that the address names. */
export function open(container, { parameters }) {
  const range = RANGES.find(({ name }) => name === parameters.get('range')) ?? RANGES[1];
  const abort = new AbortController();
  const asked = { ...(range.hours && span(range)), all: true };

  async function load() {
    render(frame(range, loading('Counting')), container);
    try {
      const count = (more) => get('/api/search', { ...asked, size: 0, histogram: range.interval, zone, ...more }, abort);
      const [languages, topics, copies, stats] = await Promise.all([
        count({ breakdown: 'language', facets: 'language,source,status,delay' }),
        count({ breakdown: 'topic', facets: 'topic' }),
        count({ breakdown: 'status' }),
        get('/api/stats', {}, abort),
      ]);
      render(frame(range, figures({ languages, topics, copies, stats })), container);
    } catch (error) {
      if (error.name !== 'AbortError') {
        render(frame(range, failure(error, load)), container);
      }
    }
  }

  function figures({ languages, topics, copies, stats }) {
    if (languages.total === 0) {
      return empty('Nothing to count', html`No article is dated in this range. <a href=${to('charts', { range: 'all' })}>Everything</a>`);
    }
    const search = (bar, more) => to('search', { all: true, from: bar.from, to: bar.to, ...more });
    return html`
      <p class="summary"><strong>${number(languages.total)}</strong> articles, copies included</p>
      <div class="figures">
        ${chartFigure('Volume by language', {
          bars: filled(languages.histogram), interval: languages.histogram.interval,
          series: named(languages.facets.language.values.slice(0, PARTS), ({ value }) => languageName(value)),
          rest: 'other languages', search: (bar, value) => search(bar, { lang: value }), wide: true,
        })}
        ${chartFigure('Topics over time', {
          bars: filled(topics.histogram), interval: topics.histogram.interval,
          series: named(topics.facets.topic.values.filter(({ value }) => TOP_LEVEL.test(value)).slice(0, PARTS), ({ label }) => label),
          kind: 'lines', search: (bar, value) => search(bar, { topic: value }),
        })}
        ${chartFigure('Share of copies', {
          bars: shares(filled(copies.histogram)), interval: copies.histogram.interval, unit: percent,
          series: [{ value: 'copies', label: 'copies' }], kind: 'lines',
          search: (bar, value) => search(bar, value && { status: 'EXACT,NEAR' }),
        })}
        ${sourceBars(languages.facets.source, asked)}
        ${delayBars(languages.facets.delay, asked)}
        ${latency(stats.latencySeconds)}
      </div>`;
  }

  load();
  return () => abort.abort();
}

/**
 * From the beginning of the first bar to the end of the one that it is now: whole ones, so that the same is counted when it is looked at
 * again. A date in the future is a mistake of its source; up to it there would be bars by the thousand.
 */
function span({ hours, interval }) {
  const from = new Date(Date.now() - hours * 3_600_000);
  const now = new Date();
  for (const at of [from, now]) {
    at.setMinutes(0, 0, 0);
    if (interval !== 'hour') {
      at.setHours(0);
    }
  }
  return { from: from.toISOString(), to: end(now.getTime() / 1000, interval).toISOString() };
}

const named = (values, label) => values.map((each) => ({ value: each.value, label: label(each) ?? each.value }));

const shares = (bars) => bars.map(({ at, count, parts }) => ({
  at, count, parts: { copies: count === 0 ? 0 : ((parts.EXACT ?? 0) + (parts.NEAR ?? 0)) / count },
}));

const frame = (range, content) => html`
  <header class="view-head">
    <h1>Charts</h1>
    <nav class="ranges" aria-label="Range of time">${RANGES.map(({ name, label }) => html`
      <a href=${to('charts', { range: name })} aria-current=${name === range.name ? 'true' : nothing}>${label}</a>`)}</nav>
  </header>
  ${content}`;
