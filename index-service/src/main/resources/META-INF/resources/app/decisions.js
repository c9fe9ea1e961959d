import { topic, verdict } from './entry.js';
import { html, nothing } from './html.js';
import { languageName, percent } from './words.js';

/** Every decision about an article: what, how sure, and why; an abstention says why, too. */
export function decisions({ language, topics, keyphrases, duplicate, enrichment }) {
  const absent = enrichment.absent ?? {};
  return html`
    <section>
      <h2>Decisions</h2>
      <dl class="decisions">
        <dt>Language</dt>
        <dd>${languageName(language.code)} ${language.script ?? ''} ${sure(language.confidence)} ${why(absent.language)}</dd>
        <dt>Topics</dt>
        <dd>${topics.length > 0 ? topics.map((each) => html`<span class="scored">${topic(each)} ${sure(each.score)}</span>`) : 'none'}
          ${why(absent.topics)}</dd>
        <dt>Copy?</dt>
        <dd>${duplicate.status === 'ORIGINAL' ? 'original' : verdict(duplicate)}
          ${duplicate.similarity === undefined ? nothing : sure(duplicate.similarity, 'alike')}
          ${why(duplicate.reason)}
          ${duplicate.containedIn ? html`<a href="#/article/${duplicate.containedIn}">held whole by a longer article</a>` : nothing}</dd>
        <dt>Keyphrases</dt>
        <dd>${keyphrases.length > 0 ? keyphrases.join(' · ') : 'none'} ${why(absent.keyphrases)}</dd>
        ${Object.entries(absent).filter(([name]) => !['language', 'topics', 'keyphrases', 'text'].includes(name)).map(([name, reason]) => html`
          <dt>${name}</dt><dd>none ${why(reason)}</dd>`)}
      </dl>
    </section>`;
}

const sure = (share, word = 'sure') => html`
  <span class="sure"><meter min="0" max="1" .value=${share} aria-label=${`${percent(share)} ${word}`}></meter> ${percent(share)}</span>`;

const why = (reason) => (reason ? html`<span class="why">${reason}</span>` : nothing);
