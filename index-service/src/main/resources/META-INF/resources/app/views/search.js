import { go, to } from '../address.js';
import { get } from '../api.js';
import { criteria, forApi, isFolded } from '../criteria.js';
import { entry } from '../entry.js';
import { facetPanel } from '../facets.js';
import '../chart.js';
import { histogramChart } from '../histogram.js';
import { html, nothing, render, repeat } from '../html.js';
import { places } from '../places.js';
import { searchForm } from '../search-form.js';
import { empty, failure, loading } from '../states.js';
import { zone } from '../time.js';
import { plural } from '../words.js';

export const title = 'Search';

const PAGE = 20;
const FACETS = 'language,topic,source,status';

/** The search that the address names; a changed form, facet or brush changes the address. */
export function open(container, { parameters }) {
  const asked = { criteria: criteria(parameters), sort: parameters.get('sort') ?? '', size: Number(parameters.get('size')) || PAGE };
  const abort = new AbortController();
  const draw = (state) => render(page(asked, state, search), container);

  async function search() {
    draw({ searching: true });
    try {
      draw({ found: await get('/api/search', request(asked), abort) });
    } catch (error) {
      if (error.name !== 'AbortError') {
        draw({ error });
      }
    }
  }

  search();
  if (!container.contains(document.activeElement) && matchMedia('(pointer: fine)').matches) { // a phone's keyboard hides the page
    container.querySelector('input[type="search"]').focus({ preventScroll: true });
  }
  return () => abort.abort();
}

function request({ criteria: filters, sort, size }) {
  return {
    ...forApi(filters), sort, size, zone, highlight: true, copies: isFolded(filters), facets: FACETS, histogram: 'auto',
  };
}

/** The search as it stands in the address, without the number of articles: another search begins with few. */
const inAddress = ({ criteria: filters, sort }) => ({ ...filters, sort });

function page(asked, { searching, found, error }, again) {
  return html`
    <header class="view-head"><h1>Search</h1></header>
    ${searchForm(asked, (changed) => go(to('search', changed)))}
    ${error ? failure(error, again) : nothing}
    ${searching ? loading('Searching') : nothing}
    ${found ? results(asked, found) : nothing}`;
}

function results(asked, found) {
  if (found.total === 0) {
    return empty('Nothing matches', advice(asked));
  }
  return html`
    <time-chart class="histogram" role="img" aria-label="Articles over time; the fields From and To choose a range"
      .chart=${histogramChart(found.histogram, (from, till) => go(to('search', { ...inAddress(asked), from, to: till })))}></time-chart>
    <div class="columns">
      ${facetPanel(found.facets, inAddress(asked))}
      <section class="results" aria-label="Results">
        <p class="summary" role="status">
          <strong>${plural(found.total, 'article', 'articles')}</strong>
          ${isFolded(asked.criteria) ? 'copies folded' : 'copies included'}
          ${found.incomplete ? html`<span class="failure">Not all months could be searched.</span>` : nothing}
          <span class="export">Export
            <a href=${exportOf(asked, 'ndjson')} download>NDJSON</a>
            <a href=${exportOf(asked, 'csv')} download>CSV</a></span>
        </p>
        <div class="entries">
          ${repeat(found.articles, ({ id }) => id, (article) => entry(article, {
            copies: found.copies?.[article.id],
            places: places(found.highlights?.[article.id]),
          }))}
        </div>
        ${more(asked, found)}
      </section>
    </div>`;
}

function more(asked, { total, articles }) {
  return articles.length < total && articles.length < 500
    ? html`<p><a class="more" href=${to('search', { ...inAddress(asked), size: asked.size + 2 * PAGE })}>More</a></p>`
    : nothing;
}

function exportOf({ criteria: filters, sort }, format) {
  const given = Object.entries({ ...forApi(filters), sort, format }).filter(([, value]) => value);
  return `/api/export?${new URLSearchParams(given)}`;
}

function advice({ criteria: filters }) {
  const { q, ...others } = filters;
  if (Object.keys(others).length > 0) {
    return html`Fewer filters may help: <a href=${to('search', { q })}>search without them</a>.`;
  }
  return q
    ? 'All words must occur. Use a | b for either, prefix* for beginnings, "quotes" for phrases.'
    : html`The index is empty. <a href="#/feeds">Add a feed</a>, or send files: <code>./copydesk push FILE…</code>`;
}
