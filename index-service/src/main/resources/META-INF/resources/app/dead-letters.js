import { go, to, toArticle } from './address.js';
import { get, send } from './api.js';
import { confirmed } from './confirmed.js';
import { html, nothing, repeat } from './html.js';
import { notice } from './notices.js';
import { failure, loading } from './states.js';
import { moment } from './time.js';
import { number, plural } from './words.js';

const FILTERS = ['stage', 'cause', 'source', 'state'];
const STAGES = ['admission', 'enrich', 'index'];
const LOOK_AGAIN_MILLIS = 3000;

/** The section of the records that could not be handled. `load` asks for them, `content` is what is shown. */
export function deadLetters(parameters, signal, draw) {
  const filter = Object.fromEntries(FILTERS.map((name) => [name, parameters.get(name) ?? '']));
  let state = {};
  let again;

  /** Looks again and again: what was ordered shows a moment after it was answered. */
  async function load() {
    clearTimeout(again);
    try {
      state = { page: await get('/api/dead', filter, { signal }), whole: state.whole };
    } catch (error) {
      state = { error };
    }
    draw();
    if (!signal.aborted) {
      again = setTimeout(load, LOOK_AGAIN_MILLIS);
    }
  }

  async function act(work, done) {
    try {
      notice(done(await work()));
    } catch (error) {
      notice(error.message, 'failure');
    }
    await load();
  }

  async function show(key) {
    if (state.whole?.key === key) {
      state = { ...state, whole: undefined };
    } else {
      try {
        const whole = await get(`/api/dead/${key}`, {}, { signal });
        state = { ...state, whole };
      } catch (error) {
        notice(error.message, 'failure');
      }
    }
    draw();
  }

  const given = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  const actions = {
    show,
    redrive: (key) => act(() => send('POST', `/api/dead/${key}/redrive`), () => 'It was sent again'),
    drop: (key) => act(() => send('DELETE', `/api/dead/${key}`), () => 'It was dropped'),
    redriveAll: () => act(() => send('POST', `/api/dead/redrive?${given}`), told('redriven', 'sent again')),
    dropAll: () => act(() => send('DELETE', `/api/dead?${given}`), told('dropped', 'dropped')),
  };

  return { load, content: () => section(filter, state, actions, load) };
}

const told = (field, word) => (result) =>
  `${number(result[field])} ${word}, ${number(result.refused.length)} refused${result.refused[0] ? `: ${result.refused[0].reason}` : ''}`;

function section(filter, { page, whole, error }, actions, load) {
  return html`
    <section class="letters">
      <h2>Dead letters ${page ? html`<span class="count">${number(page.total)}</span>` : nothing}</h2>
      <form class="filter" @submit=${apply} @change=${apply}>
        <label>Stage <select name="stage">${['', ...STAGES].map((stage) => html`
          <option value=${stage} ?selected=${stage === filter.stage}>${stage || 'any'}</option>`)}</select></label>
        <label>Cause <input name="cause" .value=${filter.cause} placeholder="a part of it" autocomplete="off"></label>
        <label>Source <input name="source" .value=${filter.source} placeholder="its id" autocomplete="off"></label>
        <label><input type="checkbox" name="state" value="dropped" ?checked=${filter.state === 'dropped'}> Dropped ones</label>
      </form>
      ${error ? failure(error, load) : nothing}
      ${!page && !error ? loading('Reading the letters') : nothing}
      ${page ? list(page, whole, actions) : nothing}
    </section>`;
}

function apply(event) {
  event.preventDefault();
  go(to('operations', Object.fromEntries(new FormData(event.target.closest('form')))));
}

function list(page, whole, actions) {
  if (page.total === 0) {
    return html`<p>None. What a stage cannot read or handle lands here, with its cause and its bytes.</p>`;
  }
  return html`
    <p class="tools">
      <button @click=${confirmed('Really send all again?', actions.redriveAll)}>Send all again</button>
      <button @click=${confirmed('Really drop all?', actions.dropAll)}>Drop all</button>
    </p>
    <ul>${repeat(page.letters, ({ key }) => key, (letter) => item(letter, whole?.key === letter.key ? whole : undefined, actions))}</ul>
    ${page.letters.length < page.total ? html`
      <p class="hint">The latest ${plural(page.letters.length, 'letter', 'letters')}; filters lead to the others.</p>` : nothing}`;
}

const item = (letter, whole, actions) => html`
  <li class="letter" data-letter=${letter.key}>
    <p><strong>${letter.cause}</strong></p>
    <p class="hint">${letter.stage.toLowerCase()} · ${moment(letter.at)} · ${letter.key} · ${number(letter.bytes)} bytes
      ${letter.redrives > 0 ? html`· sent again ${plural(letter.redrives, 'time', 'times')}` : nothing}
      ${letter.sourceId ? html`· ${letter.sourceId}` : nothing}
      ${letter.articleId ? html`· <a href=${toArticle(letter.articleId)}>its article</a>` : nothing}</p>
    <p class="tools">
      <button @click=${() => actions.show(letter.key)} aria-expanded=${Boolean(whole)}>${whole ? 'Hide' : 'Show'}</button>
      ${letter.droppedAt ? html`dropped ${moment(letter.droppedAt)}` : html`
        <button @click=${() => actions.redrive(letter.key)}>Send again</button>
        <button @click=${confirmed('Really drop?', () => actions.drop(letter.key))}>Drop</button>`}
    </p>
    ${whole ? html`<pre tabindex="0" aria-label="The original">${whole.text ?? whole.base64}</pre>` : nothing}
  </li>`;
