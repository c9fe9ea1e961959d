import { to, toArticle } from './address.js';
import { html, nothing, repeat } from './html.js';
import { moment } from './time.js';
import { direction, languageName, percent, plural, shortened } from './words.js';

const LEAD_CHARACTERS = 240;
const TOPICS = 3;

/**
 * An article in a list, its copies folded under it.
 *
 * @param article with the field names of an indexed document
 * @param copies `{total, articles}` of its group
 * @param places `{title, text}` as nodes in which what matched is marked; absent outside of a search
 * @param arrived whether it came in while the reader watched
 * @param at the moment that it is listed by
 */
export function entry(article, { copies, places, arrived = false, at = article.publishedAt ?? article.firstSeenAt } = {}) {
  return html`
    <article class="entry ${arrived ? 'arrived' : ''}" data-article=${article.id}>
      <p class="entry-time">${moment(at)}</p>
      <div class="entry-body" lang=${article.language.code} dir=${direction(article.language)}>
        <h2 class="entry-title"><a href=${toArticle(article.id)}>${places?.title ?? article.title}</a></h2>
        <p class="entry-lead">${places?.text ?? shortened(article.summary ?? article.text, LEAD_CHARACTERS)}</p>
      </div>
      ${meta(article)}
      ${copies?.total > 0 ? folded(article, copies) : nothing}
    </article>`;
}

function meta(article) {
  return html`
    <p class="entry-meta">
      <a class="source" href=${to('search', { source: article.source.id })}>${article.source.name}</a>
      <a class="language" href=${to('search', { lang: article.language.code })}
        title=${sureness(article.language.confidence)}>${languageName(article.language.code)}</a>
      ${article.topics?.slice(0, TOPICS).map(topic)}
      ${article.revision > 1 ? html`<span class="revision">revision ${article.revision}</span>` : nothing}
      ${article.duplicate.status === 'ORIGINAL' ? nothing : html`
        <span class="verdict" title=${article.duplicate.reason}>
          ${verdict(article.duplicate)} of <a href=${toArticle(article.duplicate.of)}>an earlier article</a>
        </span>`}
    </p>`;
}

export const topic = ({ id, label, score }) => html`
  <a class="topic" href=${to('search', { topic: id })} title=${sureness(score)}>${label}</a>`;

export const sureness = (score) => `${percent(score)} sure`;

export const verdict = ({ status }) => (status === 'EXACT' ? 'exact copy' : 'near copy');

function folded(article, { total, articles }) {
  return html`
    <details class="copies">
      <summary>${plural(total, 'copy', 'copies')}</summary>
      <ul>${repeat(articles, ({ id }) => id, copy)}</ul>
      ${total > articles.length ? html`
        <p><a href=${to('search', { group: article.duplicate.group })}>All ${plural(total + 1, 'article', 'articles')} of this group</a></p>` : nothing}
    </details>`;
}

function copy(article) {
  return html`
    <li data-article=${article.id}>
      <a class="copy-title" lang=${article.language?.code} dir=${direction(article.language)} href=${toArticle(article.id)}>${article.title}</a>
      <span class="source">${article.source.name}</span> ${moment(article.publishedAt ?? article.firstSeenAt)}
      <span class="why"><span class="verdict">${verdict(article.duplicate)}</span> ${article.duplicate.reason}</span>
    </li>`;
}
