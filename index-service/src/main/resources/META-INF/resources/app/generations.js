import { get, send } from './api.js';
import { confirmed } from './confirmed.js';
import { generationDiff } from './generation-diff.js';
import { html, nothing } from './html.js';
import { notice } from './notices.js';
import { duration, moment } from './time.js';
import { number, percent, plural } from './words.js';

const LOOK_AGAIN_MILLIS = 3000;
const PATH = '/api/replay';
const KINDS = { FULL: 'enriched anew', INDEX_ONLY: 'indexed anew', TRIAL: 'a trial of a part' };
const STATES = {
  RUNNING: 'being built', CAUGHT_UP: 'caught up', PROMOTED: 'serves', ROLLED_BACK: 'rolled back', CANCELLED: 'cancelled', FAILED: 'failed',
  DROPPED: 'dropped',
};

/** What may be done with the newest replay and in which states; `question` asks on the button once more. */
const STEPS = {
  promote: {
    states: ['CAUGHT_UP', 'ROLLED_BACK'],
    fits: ({ newest }) => newest.kind !== 'TRIAL',
    label: ({ newest }) => `Promote generation ${newest.number}`,
    done: ({ newest }) => `Generation ${newest.number} serves`,
    question: 'Really promote?',
  },
  rollback: {
    states: ['PROMOTED'],
    fits: ({ replaced }) => replaced,
    label: ({ replaced }) => `Roll back to generation ${replaced.number}`,
    done: ({ replaced }) => `Generation ${replaced.number} serves again`,
    question: 'Really roll back?',
  },
  resume: {
    states: ['CANCELLED', 'FAILED'],
    label: ({ newest }) => `Resume generation ${newest.number}`,
    done: ({ newest }) => `Generation ${newest.number} goes on where it was`,
  },
  cancel: {
    states: ['RUNNING'],
    label: ({ newest }) => `Cancel generation ${newest.number}`,
    done: ({ newest }) => `Generation ${newest.number} is cancelled; it can be resumed`,
    question: 'Really cancel?',
  },
  drop: {
    states: ['CAUGHT_UP', 'PROMOTED', 'CANCELLED', 'FAILED', 'ROLLED_BACK'],
    fits: ({ dropped }) => dropped,
    label: ({ dropped }) => `Drop generation ${dropped.number}`,
    done: ({ dropped }) => `Generation ${dropped.number} is being deleted`,
    question: 'Really drop?',
  },
};
const COMPARED = ['CAUGHT_UP', 'PROMOTED', 'ROLLED_BACK'];

/** The section of the generations; nothing where this service knows of no replays. */
export function generations(signal, draw) {
  let state = {};

  async function load() {
    try {
      await look();
    } catch (error) {
      if (error.status === 404 || error.name === 'AbortError') {
        return;
      }
      state = { ...state, replay: undefined };
    }
    draw();
    setTimeout(() => signal.aborted || load(), LOOK_AGAIN_MILLIS);
  }

  const look = async () => {
    const replay = await get(PATH, {}, { signal });
    state = { ...state, replay }; // of what is so by now: a step may have ended meanwhile
  };

  /** One thing at a time: promoting reads the whole corpus first. */
  async function act(name, work) {
    state = { ...state, busy: name };
    draw();
    try {
      await work();
      await look();
    } catch (error) {
      if (error.name !== 'AbortError') {
        notice(error.message, 'failure');
      }
    }
    state = { ...state, busy: undefined };
    draw();
  }

  const actions = {
    take: (step, involved) => act(step, async () => {
      await send('POST', `${PATH}/${step}`);
      notice(STEPS[step].done(involved));
      state = { ...state, diff: undefined };
    }),
    start: (event) => {
      event.preventDefault();
      const fields = new FormData(event.target);
      const asked = new URLSearchParams(Object.entries({
        throttle: fields.get('throttle'), from: fields.get('indexOnly') && state.replay.generation,
      }).filter(([, value]) => value));
      act('start', async () => {
        const { number: started } = await send('POST', `${PATH}/start?${asked}`);
        notice(`Generation ${started} is being built; the one that serves goes on`);
        state = { ...state, diff: undefined };
      });
    },
    compare: () => act('compare', async () => {
      const diff = await get(`${PATH}/diff`, {}, { signal });
      state = { ...state, diff };
    }),
  };

  return { load, content: () => (state.replay ? section(state, actions) : nothing) };
}

/** The generations that a step is about. */
function involved({ generation, replay, generations: all }) {
  const numbered = (wanted) => all.find((one) => one.number === wanted);
  const newest = numbered(replay);
  const before = newest && numbered(newest.replaced);
  const replaced = before && before.state !== 'DROPPED' && newest.number === generation ? before : undefined;
  return { newest, replaced, dropped: newest?.number === generation ? replaced : newest };
}

function section({ replay, busy, diff }, { take, start, compare }) {
  const { state, generation, generations: all } = replay;
  const about = involved(replay);
  const steps = Object.entries(STEPS).filter(([, { states, fits = () => true }]) => states.includes(state) && fits(about));
  return html`
    <section class="generations" aria-busy=${Boolean(busy)}>
      <h2>Generations</h2>
      <p>Generation <strong>${generation}</strong> serves.
        ${about.newest && about.newest.number !== generation ? html`Generation <strong>${about.newest.number}</strong>: <strong>${STATES[state]}</strong>.` : nothing}
        ${about.newest?.reason ? html`<span class="failure">${about.newest.reason}</span>` : nothing}</p>
      ${state === 'RUNNING' || state === 'CAUGHT_UP' ? progress(replay) : nothing}
      ${replay.errors > 0 ? html`<p class="warning">${plural(replay.errors, 'article', 'articles')} could not be handled; see the dead letters.</p>` : nothing}
      <p class="tools">
        ${steps.map(([step, { label, question }]) => html`
          <button ?disabled=${busy} @click=${question ? confirmed(question, () => take(step, about)) : () => take(step, about)}>${label(about)}</button>`)}
        ${COMPARED.includes(state) ? html`<button ?disabled=${busy} @click=${compare}>What changes?</button>` : nothing}
        ${busy ? html`<span class="loading" role="status">${busy === 'compare' || busy === 'promote' ? 'Reading both generations …' : 'Working …'}</span>` : nothing}
      </p>
      ${state === 'RUNNING' ? nothing : starting(start, busy)}
      ${diff ? generationDiff(diff, `${PATH}/diff.html`) : nothing}
      ${all.length > 1 ? table(all) : nothing}
    </section>`;
}

function progress({ done, total, rate, etaSeconds, state }) {
  const share = total > 0 ? done / total : 0;
  return html`
    <p><progress max="1" .value=${share} aria-label="Replayed"></progress>
      ${number(done)} of ${plural(total, 'article', 'articles')} (${percent(share)})${state === 'RUNNING' ? html`, ${number(Math.round(rate))} a second` : nothing}
      ${etaSeconds > 0 ? html`, ${duration(etaSeconds)} to go` : nothing}</p>`;
}

const starting = (start, busy) => html`
  <form class="filter" @submit=${start}>
    <button ?disabled=${busy}>Start a replay</button>
    <label>at most <input type="number" name="throttle" min="1" placeholder="any" autocomplete="off"> articles a second</label>
    <label><input type="checkbox" name="indexOnly" value="true"> Only index anew</label>
  </form>`;

const table = (all) => html`
  <div class="scrolled" tabindex="0" role="region" aria-label="All generations">
    <table>
      <thead><tr><th scope="col">Generation</th><th scope="col">is</th><th scope="col">made</th><th scope="col">started</th>
        <th scope="col">caught up</th><th scope="col">served since</th><th scope="col">enrichment</th></tr></thead>
      <tbody>${[...all].reverse().map((one) => html`
        <tr><th scope="row">${one.number}</th><td>${STATES[one.state]}</td><td>${one.number === 1 ? 'first' : KINDS[one.kind]}</td>
          ${[one.startedAt, one.caughtUpAt, one.promotedAt].map((at) => html`<td>${at ? moment(at) : '–'}</td>`)}
          <td>${one.enrichmentVersion ?? '–'}</td></tr>`)}</tbody>
    </table>
  </div>`;
