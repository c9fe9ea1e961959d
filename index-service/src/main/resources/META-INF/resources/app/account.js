import { to } from './address.js';
import { html } from './html.js';
import { number } from './words.js';

const SOURCES = 15;
const TERMS = [
  ['indexed', 'indexed', 'can be searched'],
  ['unchanged', 'unchanged', 'came again with the same content'],
  ['stale', 'stale', 'older than what was there'],
  ['takenDown', 'taken down', 'removed, or kept out since'],
  ['dead', 'dead', 'lie with the dead letters'],
  ['expired', 'expired', 'left the index with their month'],
  ['inFlight', 'in flight', 'on the way'],
];

/** The loss equation, in total and by source. */
export function accountOf({ accounting, sources }) {
  const terms = TERMS.filter(([name]) => name !== 'expired' || accounting.expired > 0);
  return html`
    <section class="account">
      <h2>The account</h2>
      <p class="equation">
        ${term('accepted', accounting.accepted, 'every record that came in')}
        <span class="sign">=</span>
        ${terms.map(([name, label, meaning], at) => html`
          ${at > 0 ? html`<span class="sign">+</span>` : ''}${term(label, accounting[name], meaning)}`)}
      </p>
      <details>
        <summary>By source</summary>
        <div class="scrolled" tabindex="0" role="region" aria-label="The account by source">
          <table>
            <thead><tr><th scope="col">Source</th><th scope="col">accepted</th>${terms.map(([, label]) => html`<th scope="col">${label}</th>`)}</tr></thead>
            <tbody>${largest(sources).map(([id, account]) => html`
              <tr><th scope="row"><a href=${to('search', { source: id })}>${id}</a></th><td>${number(account.accepted)}</td>
                ${terms.map(([name]) => html`<td>${number(account[name])}</td>`)}</tr>`)}</tbody>
          </table>
        </div>
        <p class="hint">The ${SOURCES} sources with the most articles, of ${number(Object.keys(sources).length)}.</p>
      </details>
    </section>`;
}

const term = (label, count, meaning) => html`
  <span class="term ${count === 0 ? 'zero' : ''}" title=${meaning}><strong>${number(count)}</strong> <span>${label}</span></span>`;

function largest(sources) {
  return Object.entries(sources).sort(([, one], [, other]) => other.accepted - one.accepted).slice(0, SOURCES);
}
