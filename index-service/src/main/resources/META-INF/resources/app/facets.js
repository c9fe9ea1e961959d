import { to } from './address.js';
import { isFolded } from './criteria.js';
import { html, nothing } from './html.js';
import { languageName, number, statusName } from './words.js';

const SHOWN = 8;

/** How the articles found are spread; each value leads to the search for it. */
export function facetPanel(facets, asked) {
  return html`
    <aside class="facets" aria-label="Narrow the search">
      ${facet('Language', facets.language, ({ value }) => languageName(value), (value) => ({ ...asked, lang: value }))}
      ${facet('Topic', facets.topic, ({ label, value }) => label ?? value, (value) => ({ ...asked, topic: value }))}
      ${facet('Source', facets.source, ({ label, value }) => label ?? value, (value) => ofSource(asked, value))}
      ${asked.all || asked.status
        ? facet('Copies', facets.status, ({ value }) => statusName(value), (value) => ({ ...asked, all: '', status: value }))
        : nothing}
    </aside>`;
}

/** As many as were counted: a source by itself shows its copies too. */
const ofSource = (asked, source) => ({ ...asked, source, status: isFolded(asked) ? 'ORIGINAL' : asked.status });

function facet(title, { values, others }, name, narrowed) {
  if (values.length === 0) {
    return nothing;
  }
  const most = values[0].count;
  const row = (each) => html`
    <li>
      <a href=${to('search', narrowed(each.value))}>${name(each)}</a>
      <span class="count">${number(each.count)}</span>
      <span class="bar" .style=${`--share: ${each.count / most}`} aria-hidden="true"></span>
    </li>`;
  return html`
    <section>
      <h2>${title}</h2>
      <ul>${values.slice(0, SHOWN).map(row)}</ul>
      ${values.length > SHOWN ? html`
        <details><summary>${values.length - SHOWN} more</summary><ul>${values.slice(SHOWN).map(row)}</ul></details>` : nothing}
      ${others > 0 ? html`<p class="hint">${number(others)} in others</p>` : nothing}
    </section>`;
}
