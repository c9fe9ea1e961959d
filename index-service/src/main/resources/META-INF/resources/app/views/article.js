import { toArticle } from '../address.js';
import { get } from '../api.js';
import { decisions } from '../decisions.js';
import { topic, verdict } from '../entry.js';
import { html, nothing, render } from '../html.js';
import { empty, failure, loading } from '../states.js';
import { exactly, moment } from '../time.js';
import { direction, languageName, number, plural, safeLink } from '../words.js';
import { journey } from '../journey.js';
import { revisions } from '../revisions.js';

export const title = 'Article';

const ASK_AGAIN_MILLIS = 1500;
const TRIES = 4;

/** One article with its text, and everything that was decided about it. */
export function open(container, { subject: id }) {
  const abort = new AbortController();
  const draw = (content) => abort.signal.aborted || render(content, container);

  async function load(tries = TRIES) {
    try {
      const article = await get(`/api/articles/${encodeURIComponent(id)}`, {}, abort);
      document.title = `${article.title} · Copydesk`;
      const beside = {};
      const show = () => draw(page(article, beside));
      const fetched = async (name, asked) => {
        beside[name] = await asked;
        show();
      };
      show();
      await Promise.all([
        fetched('group', get('/api/search', { group: article.duplicate.group, size: 50, sort: 'oldest' }, abort)),
        fetched('similar', get(`/api/articles/${id}/similar`, { size: 5 }, abort)),
        fetched('history', historyOf(id)),
      ]);
    } catch (error) {
      if (error.status === 404 && tries > 0) { // it may be on its way from the wire into the index
        setTimeout(() => abort.signal.aborted || load(tries - 1), ASK_AGAIN_MILLIS);
      } else if (error.status === 404) {
        draw(empty('No article has this id', 'It was taken down, has left the index with its month, or never was.'));
      } else if (error.name !== 'AbortError') {
        draw(failure(error, () => load()));
      }
    }
  }

  /** Earlier revisions lie in Kafka, which may be away while the article can be read. */
  async function historyOf(id) {
    try {
      return await get(`/api/articles/${encodeURIComponent(id)}/history`, {}, abort);
    } catch (error) {
      return { error };
    }
  }

  scrollTo(0, 0);
  draw(loading('Fetching the article'));
  load();
  return () => abort.abort();
}

const page = (article, { group, similar, history }) => html`
  <article class="whole" data-article=${article.id}>
    <header lang=${article.language.code} dir=${direction(article.language)}>
      <p class="kicker">${article.topics.map(topic)}</p>
      <h1>${article.title}</h1>
      ${article.summary ? html`<p class="standfirst">${article.summary}</p>` : nothing}
    </header>
    <p class="byline">
      <span class="source">${article.source.name}</span>
      ${article.authors.length > 0 ? html`by ${article.authors.join(', ')}` : nothing}
      ${article.publishedAt ? exactly(article.publishedAt) : 'without a date'}
      · ${plural(article.wordCount, 'word', 'words')}
      ${safeLink(article.url) ? html`· <a href=${article.url} rel="noreferrer noopener external">at the source</a>` : nothing}
      · <a href="/api/articles/${article.id}" download="${article.id}.json">JSON</a>
    </p>
    <div class="columns">
      <div class="text" lang=${article.language.code} dir=${direction(article.language)}>${paragraphs(article)}</div>
      <aside class="file" aria-label="What was decided, and how it came here">
        ${decisions(article)}
        ${group ? members(article, group) : nothing}
        ${journey(article, history)}
        ${revisions(article, history)}
        ${similar ? alike(similar) : nothing}
      </aside>
    </div>
  </article>`;

function paragraphs({ text, enrichment }) {
  if (!text) {
    return html`<p class="hint">No text: ${enrichment.absent?.text ?? 'the source sent none'}.</p>`;
  }
  return text.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`);
}

function members(article, { total, articles }) {
  return html`
    <section>
      <h2>Group</h2>
      ${total < 2 ? html`<p>No copies of it are known.</p>` : html`
        <p>${plural(total, 'article', 'articles')} of one story, the original first seen.</p>
        <ol class="group">${articles.map((member) => html`
          <li data-article=${member.id} class=${member.id === article.id ? 'here' : ''}>
            <a lang=${member.language.code} dir=${direction(member.language)} href=${toArticle(member.id)}>${member.title}</a>
            <span class="source">${member.source.name}</span> ${moment(member.firstSeenAt)}
            <span class="why">${member.duplicate.status === 'ORIGINAL' ? 'original' : verdict(member.duplicate)}: ${member.duplicate.reason}</span>
          </li>`)}</ol>`}
    </section>`;
}

const alike = ({ total, articles }) => (total === 0 ? nothing : html`
  <section>
    <h2>More like it</h2>
    <ul class="group">${articles.map((other) => html`
      <li><a lang=${other.language.code} dir=${direction(other.language)} href=${toArticle(other.id)}>${other.title}</a>
        <span class="source">${other.source.name}</span> ${moment(other.publishedAt ?? other.firstSeenAt)}</li>`)}</ul>
    <p class="hint">${number(total)} in ${languageName(articles[0].language.code)}</p>
  </section>`);
