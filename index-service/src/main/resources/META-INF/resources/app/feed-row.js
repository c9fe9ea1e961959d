import { to } from './address.js';
import { confirmed } from './confirmed.js';
import { html, nothing } from './html.js';
import { sparkline } from './sparkline.js';
import { duration, fromNow } from './time.js';
import { number, plural, safeLink } from './words.js';

/** A feed of the registry, with what can be done with it. */
export function feedRow(feed, { poll, remove }) {
  const { health } = feed;
  return html`
    <li class="feed" data-feed=${feed.id}>
      <div class="feed-name">
        <h2><a href=${to('search', { source: feed.source.id })}>${feed.title ?? feed.url}</a></h2>
        <p class="hint">${safeLink(feed.url) ? html`<a href=${feed.url} rel="noreferrer noopener external">${feed.url}</a>` : feed.url}</p>
        ${feed.movedTo ? html`<p class="hint">moved to ${feed.movedTo}</p>` : nothing}
      </div>
      <p class="feed-health"><span class="condition ${health.condition.toLowerCase()}">${health.condition.toLowerCase()}</span> ${state(health)}</p>
      <p class="feed-next">${next(health)}</p>
      <div class="feed-news">
        ${sparkline(feed.activity ?? [], `New articles on each of the last ${feed.activity?.length ?? 0} days`)}
        <span class="hint">${number(Math.round(health.newItemsPerDay * 10) / 10)} a day${health.latencySeconds === undefined ? nothing : html`,
          ${duration(health.latencySeconds)} after publication`}</span>
      </div>
      <p class="feed-actions">
        <button @click=${() => poll(feed)} aria-label="Poll ${feed.title ?? feed.url} now">Poll now</button>
        <button @click=${confirmed('Really remove?', () => remove(feed))} aria-label="Remove ${feed.title ?? feed.url}">Remove</button>
      </p>
    </li>`;
}

function state({ condition, lastPollAt, lastError, failuresInARow, failingSince, quietSince, newItems }) {
  switch (condition) {
    case 'FAILING':
      return html`${plural(failuresInARow, 'failure', 'failures')} since ${fromNow(failingSince)}: ${lastError}`;
    case 'QUIET':
      return html`nothing new since ${fromNow(quietSince)}, which is not its habit`;
    case 'NEW':
      return 'not polled yet';
    default:
      return html`polled ${fromNow(lastPollAt)}, ${plural(newItems, 'item', 'items')} so far`;
  }
}

function next({ nextPollAt, nextPollWhy }) {
  return nextPollAt ? html`next ${fromNow(nextPollAt)} <span class="why">${nextPollWhy}</span>` : 'waits for its owner';
}
