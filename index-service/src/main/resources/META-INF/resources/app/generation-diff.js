import { toArticle } from './address.js';
import { html, nothing } from './html.js';
import { moment } from './time.js';
import { languageName, number, plural } from './words.js';

const ROWS = 12;
const EXAMPLES = 2;

/** What a generation changes, in short; `whole` is the address of everything. */
export function generationDiff(diff, whole) {
  const { from, to, at, articles, changed, verification, languages, topics, groups, fields, queries } = diff;
  return html`
    <section class="diff">
      <h3>Generation ${to} against ${from}</h3>
      <p>${plural(changed, 'article differs', 'articles differ')}. ${number(articles.from)} before, ${number(articles.to)} after.
        ${verified(verification)} <span class="hint">${moment(at)} · <a href=${whole} target="_blank">all of it</a></span></p>
      <p>${plural(groups.from, 'group', 'groups')} of copies before, ${number(groups.to)} after; ${number(groups.split)} came apart,
        ${number(groups.merged)} came together; ${plural(groups.verdicts, 'article has', 'articles have')} another verdict.</p>
      <div class="figures">
        ${table('Fields that differ', ['articles'], Object.entries(fields), ([name, count]) => [name, number(count)])}
        ${table('Languages', ['articles', 'such as'], languages, (one) =>
          [`${languageName(one.from)} → ${languageName(one.to)}`, number(one.articles), examples(one)])}
        ${table('Topics', ['gained', 'lost', 'such as'], topics, (one) => [one.label, number(one.gained), number(one.lost), examples(one)])}
        ${table('Queries', ['found', 'then', 'ms', 'then'], queries, (one) =>
          [one.query, number(one.fromTotal), number(one.toTotal), number(one.fromMillis), number(one.toMillis)])}
      </div>
    </section>`;
}

function verified({ checked, missingCount, outdatedCount, extraCount }) {
  return missingCount + outdatedCount + extraCount === 0
    ? html`All ${plural(checked, 'article', 'articles')} of the corpus are in it.`
    : html`<span class="failure">Of ${plural(checked, 'article', 'articles')} of the corpus ${number(missingCount)} are missing and
        ${number(outdatedCount)} outdated; ${number(extraCount)} are too many.</span>`;
}

const table = (title, columns, all, cells) => (all.length === 0 ? nothing : html`
  <div class="figure scrolled" tabindex="0" role="region" aria-label=${title}>
    <table>
      <thead><tr><th scope="col">${title}</th>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${all.slice(0, ROWS).map((one) => row(cells(one)))}</tbody>
    </table>
  </div>`);

const row = ([first, ...others]) => html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`;

const examples = (one) => one.examples.slice(0, EXAMPLES).map(({ id, title }) => html`<a class="example" href=${toArticle(id)}>${title}</a>`);
