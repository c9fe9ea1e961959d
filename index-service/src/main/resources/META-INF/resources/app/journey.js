import { html, nothing } from './html.js';
import { duration, exactly } from './time.js';
import { plural } from './words.js';

const CORRECTIONS = 2 ** 20;

/**
 * The way of an article through the pipeline, with the time that each step took.
 *
 * @param history as the API tells it; absent until it did, and an `error` where it did not
 */
export function journey(article, history) {
  const indexed = history?.indexedAt && history.version === article.version;
  const steps = [
    ['Published', article.publishedAt, 'by its own date'],
    ['First seen', article.firstSeenAt, 'admitted for the first time'],
    ['Fetched', article.fetchedAt, `what became revision ${article.revision}`],
    ['Enriched', article.enrichment.at, `by version ${article.enrichment.version}`],
    ['Indexed', indexed && history.indexedAt, `as version ${article.version}; it can be searched since`],
  ]
    .filter(([, at]) => at)
    .sort(([, one], [, other]) => new Date(one) - new Date(other));
  const corrections = article.version % CORRECTIONS;
  return html`
    <section>
      <h2>Way here</h2>
      <ol class="journey">${steps.map(([name, at, what], i) => html`
        <li><strong>${name}</strong> ${exactly(at)}
          <span class="why">${what}${i > 0 ? after(steps[i - 1][1], at) : nothing}</span></li>`)}
        ${indexed ? nothing : html`
          <li><strong>Indexed</strong> <span class="why">as version ${article.version}${history && !history.error ? '; when is not known' : nothing}</span></li>`}</ol>
      ${corrections > 0 ? html`<p>Issued again ${plural(corrections, 'time', 'times')}, since its verdict or its sources changed.</p>` : nothing}
      ${article.sources.length > 1 ? html`<p>Sent by ${article.sources.map(({ name }) => name).join(', ')}; the first owns it.</p>` : nothing}
      ${article.feedUrl ? html`<p class="hint">From the feed ${article.feedUrl}</p>` : nothing}
    </section>`;
}

function after(before, at) {
  const seconds = (new Date(at) - new Date(before)) / 1000;
  return seconds >= 0 ? `, ${duration(seconds)} later` : nothing;
}
