import { to } from '../address.js';
import { get } from '../api.js';
import { entry } from '../entry.js';
import { facetPanel } from '../facets.js';
import { html, nothing, render, repeat } from '../html.js';
import { empty, failure, loading } from '../states.js';
import { WireList } from '../wire-list.js';
import { number, plural } from '../words.js';

export const title = 'Wire';

/** One page of the API; a larger answer takes Elasticsearch several. */
const SHOWN = 50;
const FACETS = 'topic,language,source';
/** What is written a moment before the wire is heard can be searched for only after Elasticsearch's next refresh. */
const ASK_AGAIN_MILLIS = 2500;
const CONNECT_AGAIN_MILLIS = 3000;

/** The articles as they arrive. While the reader holds the wire, or reads further down, what arrives waits. */
export function open(container) {
  const wire = new WireView(container);
  wire.start();
  return () => wire.stop();
}

class WireView {
  #container;
  #list = new WireList(SHOWN);
  #waiting = [];
  #passedOver = 0;
  #held = false;
  #loaded = false;
  #live = false;
  #error;
  #facets;
  #next = 0;
  #events;
  #abort = new AbortController();

  constructor(container) {
    this.#container = container;
  }

  start() {
    this.#connect();
    addEventListener('scroll', this.#releaseAtTop, { signal: this.#abort.signal, passive: true });
    this.#load();
  }

  #connect() {
    this.#events = new EventSource('/api/wire');
    this.#events.onmessage = ({ data }) => this.#hear(JSON.parse(data));
    this.#events.onerror = () => this.#lose();
  }

  stop() {
    this.#events.close();
    this.#abort.abort();
  }

  #hear(arrivals) {
    this.#live = true;
    if (arrivals.number === 0 || arrivals.number !== this.#next) {
      this.#load();
      setTimeout(() => this.#load(), ASK_AGAIN_MILLIS);
    }
    this.#next = arrivals.number + 1;
    this.#passedOver += arrivals.passedOver;
    arrivals.removed.forEach((id) => this.#list.remove(id));
    this.#waiting.push(...arrivals.articles);
    if (!this.#waits()) {
      this.#release();
    }
    this.#draw();
  }

  #lose() {
    this.#live = false;
    this.#draw();
    if (this.#events.readyState === EventSource.CLOSED) { // after an error; a lost connection the browser mends itself
      setTimeout(() => this.#abort.signal.aborted || this.#connect(), CONNECT_AGAIN_MILLIS);
    }
  }

  #waits() {
    return this.#held || scrollY > 300;
  }

  #releaseAtTop = () => {
    if (this.#waiting.length > 0 && !this.#waits()) {
      this.#release();
      this.#draw();
    }
  };

  #release() {
    this.#waiting.forEach((article) => this.#list.put(article, true));
    this.#waiting = [];
    this.#fetchMissing();
  }

  async #load() {
    try {
      const found = await get('/api/search', { sort: 'arrived', size: SHOWN, copies: true, facets: FACETS }, this.#abort);
      found.articles.forEach((article) => this.#list.put(article, false));
      this.#list.putCopies(found.copies);
      this.#facets = found.facets;
      this.#loaded = true;
      this.#error = undefined;
    } catch (error) {
      this.#fail(error);
    }
    this.#draw();
  }

  async #fetchMissing() {
    for (const id of this.#list.missing()) {
      try {
        this.#list.put(await get(`/api/articles/${id}`, {}, this.#abort), false);
        this.#draw();
      } catch (error) {
        if (error.status !== 404) { // taken down, or not indexed yet: its copy stands for itself
          this.#fail(error);
        }
      }
    }
  }

  #fail(error) {
    if (error.name !== 'AbortError') {
      this.#error = error;
      this.#draw();
    }
  }

  #hold = () => {
    this.#held = !this.#held;
    if (!this.#held) {
      this.#release();
    }
    this.#draw();
  };

  #showWaiting = () => {
    this.#held = false;
    scrollTo({ top: 0 });
    this.#release();
    this.#draw();
  };

  #draw() {
    if (!this.#abort.signal.aborted) {
      render(this.#page(this.#list.entries()), this.#container);
    }
  }

  #page(entries) {
    return html`
      <header class="view-head">
        <h1>Wire</h1>
        <p class="live ${this.#live ? 'on' : 'off'}" role="status">${this.#state()}</p>
        <button @click=${this.#hold} aria-pressed=${this.#held}>${this.#held ? 'Go on' : 'Hold'}</button>
      </header>
      ${this.#waiting.length > 0 && this.#waits() ? html`
        <button class="waiting" @click=${this.#showWaiting}>${plural(this.#waiting.length, 'new article', 'new articles')}</button>` : nothing}
      ${this.#passedOver > 0 ? html`
        <p class="hint">${number(this.#passedOver)} more came through too fast to be shown:
          <a href=${to('search', { sort: 'arrived', all: true })}>all arrivals</a></p>` : nothing}
      ${this.#error ? failure(this.#error, () => this.#load()) : nothing}
      ${entries.length > 0
        ? html`
          <div class="columns wire">
            <div class="entries">
              ${repeat(entries, ({ article }) => article.id, ({ article, arrived, copies }) =>
                entry(article, { arrived, copies, at: article.firstSeenAt }))}
            </div>
            ${this.#facets ? facetPanel(this.#facets, {}) : nothing}
          </div>`
        : this.#nothingYet()}`;
  }

  #nothingYet() {
    if (!this.#loaded) {
      return this.#error ? nothing : loading('Listening to the wire');
    }
    return empty('Nothing has come in yet', html`
      Articles show here within seconds of their arrival. <a href="#/feeds">Add a feed</a>, or send files:
      <code>./copydesk push FILE…</code>`);
  }

  #state() {
    if (this.#held) {
      return 'held';
    }
    return this.#live ? 'live' : 'connecting';
  }
}
