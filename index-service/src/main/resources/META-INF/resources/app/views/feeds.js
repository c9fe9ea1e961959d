import { go, to } from '../address.js';
import { get, send } from '../api.js';
import { feedRow } from '../feed-row.js';
import { html, nothing, render, repeat } from '../html.js';
import { notice } from '../notices.js';
import { empty, failure, loading } from '../states.js';
import { number, plural } from '../words.js';

export const title = 'Feeds';

const PAGE = 100;
const LOOK_AGAIN_MILLIS = 15_000;
const CONDITIONS = ['healthy', 'failing', 'quiet', 'new'];

/** The registry: every feed with its health, and what can be done with it. */
export function open(container, { parameters }) {
  const asked = { q: parameters.get('q') ?? '', state: parameters.get('state') ?? '', from: Number(parameters.get('from')) || 0 };
  const abort = new AbortController();
  const draw = (state) => abort.signal.aborted || render(page(asked, state, actions), container);
  const actions = { add, importList, poll, remove, load };

  async function load() {
    try {
      draw({ list: await get('/api/feeds', { ...asked, size: PAGE }, abort) });
    } catch (error) {
      if (error.name !== 'AbortError') {
        draw({ error });
      }
    }
  }

  async function change(work, done) {
    try {
      notice(done(await work()));
    } catch (error) {
      notice(error.message, 'failure');
      return false;
    }
    await load();
    return true;
  }

  async function add(event) {
    event.preventDefault();
    const form = event.target;
    const { url, title: name } = Object.fromEntries(new FormData(form));
    const body = JSON.stringify({ url, title: name || undefined, fetchPages: form.elements.fetchPages.checked });
    if (await change(() => send('POST', '/api/feeds', body), (feed) => `${feed.title ?? feed.url} is registered`)) {
      form.reset();
    }
  }

  async function importList(event) {
    const [file] = event.target.files;
    if (file) {
      await change(async () => send('POST', '/api/feeds', await file.text(), 'text/x-opml'), ({ added, known, skippedCount }) =>
        `${plural(added, 'feed', 'feeds')} added, ${number(known)} known already, ${number(skippedCount)} of no use`);
      event.target.value = '';
    }
  }

  function poll(feed) {
    return change(() => send('POST', `/api/feeds/${feed.id}/poll`), () => 'It is polled as soon as its host may be asked');
  }

  function remove(feed) {
    return change(() => send('DELETE', `/api/feeds/${feed.id}`), () => `${feed.title ?? feed.url} is no longer polled; its articles stay`);
  }

  draw({});
  load();
  const timer = setInterval(load, LOOK_AGAIN_MILLIS);
  return () => {
    clearInterval(timer);
    abort.abort();
  };
}

const page = (asked, { list, error }, actions) => html`
  <header class="view-head"><h1>Feeds</h1>
    <p class="tools">
      <label class="button">Import OPML <input type="file" class="sr-only" accept=".opml,.xml,text/x-opml" @change=${actions.importList}></label>
      <a class="button" href="/api/feeds.opml" download="feeds.opml">Export OPML</a>
    </p>
  </header>
  <form class="add-feed" @submit=${actions.add}>
    <label>Address <input type="url" name="url" required placeholder="https://example.org/feed.xml" autocomplete="off"></label>
    <label>Name <input type="text" name="title" maxlength="500" placeholder="its own" autocomplete="off"></label>
    <label><input type="checkbox" name="fetchPages"> Fetch the pages of teasers</label>
    <button type="submit" class="primary">Add feed</button>
  </form>
  ${error ? failure(error, actions.load) : nothing}
  ${!list && !error ? loading('Reading the registry') : nothing}
  ${list ? registry(asked, list, actions) : nothing}`;

function registry(asked, list, actions) {
  return html`
    <form class="filter" role="search" @submit=${(event) => {
      event.preventDefault();
      go(to('feeds', { ...asked, from: '', q: new FormData(event.target).get('q') }));
    }}>
      <label><span class="sr-only">Find a feed</span>
        <input type="search" name="q" .value=${asked.q} placeholder="Find a feed" autocomplete="off"></label>
      <nav aria-label="Condition">
        <a href=${to('feeds', { q: asked.q })} aria-current=${asked.state === '' ? 'true' : nothing}>all ${number(list.registered)}</a>
        ${CONDITIONS.map((state) => html`
          <a class="condition ${state}" href=${to('feeds', { q: asked.q, state })}
            aria-current=${asked.state === state ? 'true' : nothing}>${state} ${number(list.conditions[state] ?? 0)}</a>`)}
      </nav>
    </form>
    ${list.total === 0 ? nothingThere(list) : html`
      <ul class="feeds">${repeat(list.feeds, ({ id }) => id, (feed) => feedRow(feed, actions))}</ul>
      ${pages(asked, list)}`}`;
}

function nothingThere({ registered }) {
  return registered === 0
    ? empty('No feeds yet', 'Add the address of one above, or import a list that another reader exported.')
    : empty('No feed fits', html`<a href="#/feeds">All feeds</a>`);
}

function pages(asked, { total }) {
  const later = asked.from + PAGE;
  return html`
    <p class="pages">
      ${asked.from > 0 ? html`<a href=${to('feeds', { ...asked, from: Math.max(0, asked.from - PAGE) })}>Earlier</a>` : nothing}
      ${later < total ? html`<a href=${to('feeds', { ...asked, from: later })}>Later</a>` : nothing}
    </p>`;
}
