import { html, nothing } from './html.js';
import { exactly } from './time.js';
import { direction, plural } from './words.js';

/** Characters shown of what stayed, on either side of a change. */
const AROUND = 60;
const FIELDS = { title: 'Title', summary: 'Summary', text: 'Text' };

/**
 * The revisions of an article, the latest first, each with what it changed.
 *
 * @param history as the API tells it; absent until it did, and an `error` where it did not
 */
export function revisions(article, history) {
  return html`
    <section>
      <h2>Revisions</h2>
      ${article.revision === 1
        ? html`<p>One: its source has not changed it since it came in.</p>`
        : html`<p>Its source changed it ${plural(article.revision - 1, 'time', 'times')}.</p>
          ${history ? told(article, history) : html`<p class="loading" role="status">Looking for earlier ones …</p>`}`}
      ${article.updatedAt ? html`<p class="hint">Its source dates the last change ${exactly(article.updatedAt)}.</p>` : nothing}
    </section>`;
}

function told(article, { error, revisions: held, complete }) {
  if (error) {
    return html`<p class="failure">${error.message}</p>`;
  }
  return html`
    <ol class="revisions">${[...held].reverse().map((revision) => item(article, revision))}</ol>
    ${gone(article.revision - held.length, complete)}`;
}

const gone = (missing, complete) => (missing === 0 ? nothing : html`
  <p class="hint">${plural(missing, 'earlier revision is', 'earlier revisions are')} ${complete ? 'no longer held' : 'not shown: looking took too long'}.
    Copydesk keeps the latest text of each article for ever, and earlier ones for some days.</p>`);

const item = (article, { revision, fetchedAt, changes }) => html`
  <li data-revision=${revision}>
    <strong>Revision ${revision}</strong> ${exactly(fetchedAt)}
    ${changes ? whatChanged(article, changes) : html`<span class="why">${revision === 1 ? 'as it came in' : 'the one before it is no longer held'}</span>`}
  </li>`;

function whatChanged(article, changes) {
  const fields = Object.keys(FIELDS).filter((name) => changes[name]);
  if (fields.length === 0) {
    return html`<span class="why">nothing that is read: its markup, or what is left out of the text</span>`;
  }
  return html`
    <details>
      <summary>${fields.map((name) => `${FIELDS[name].toLowerCase()} ${size(changes[name])}`).join('; ')}</summary>
      ${fields.map((name) => html`
        <p class="hint">${FIELDS[name]}</p>
        <p class="changes" lang=${article.language.code} dir=${direction(article.language)}>${changes[name].map(piece)}</p>`)}
    </details>`;
}

function size(pieces) {
  const words = (kind) => pieces.filter((one) => one.kind === kind).reduce((sum, { text }) => sum + text.trim().split(/\s+/).length, 0);
  return `+${words('ADDED')} −${words('REMOVED')} words`;
}

function piece({ kind, text }, at, all) {
  const words = text.trimEnd();
  const space = text.slice(words.length);
  if (kind === 'ADDED') {
    return html`<ins>${words}</ins>${space}`;
  }
  return kind === 'REMOVED' ? html`<del>${words}</del>${space}` : near(text, at > 0, at < all.length - 1);
}

/** Of a long text that stayed, what is next to the changes around it. */
function near(text, behind, before) {
  const shown = (behind ? AROUND : 0) + (before ? AROUND : 0);
  if (text.length <= shown + 20) {
    return text;
  }
  const head = behind ? text.slice(0, text.lastIndexOf(' ', AROUND) + 1 || AROUND) : '';
  const tail = before ? text.slice(text.indexOf(' ', text.length - AROUND) + 1 || text.length - AROUND) : '';
  return `${head}… ${tail}`;
}
