import { get, send } from './api.js';
import { confirmed } from './confirmed.js';
import { html, nothing } from './html.js';
import { notice } from './notices.js';
import { duration } from './time.js';
import { number, percent } from './words.js';

const LOOK_AGAIN_MILLIS = 3000;
const PATH = '/api/replay';

/** What may be done in which state, and whether it is asked twice. */
const STEPS = {
  start: { label: 'Start a replay', states: ['NONE', 'PROMOTED', 'CANCELLED', 'FAILED', 'ROLLED_BACK', 'DROPPED'] },
  promote: { label: 'Promote', states: ['CAUGHT_UP'], question: 'Really promote?' },
  resume: { label: 'Resume', states: ['CANCELLED', 'FAILED'] },
  cancel: { label: 'Cancel', states: ['RUNNING'], question: 'Really cancel?' },
  rollback: { label: 'Roll back', states: ['PROMOTED'], question: 'Really roll back?' },
  drop: { label: 'Drop', states: ['CANCELLED', 'FAILED', 'ROLLED_BACK'], question: 'Really drop?' },
};

/** The section of the generations; nothing where this service knows of no replays. */
export function generations(signal, draw) {
  let replay;

  async function load() {
    try {
      replay = await get(PATH, {}, { signal });
    } catch (error) {
      replay = undefined;
      if (error.status === 404 || error.name === 'AbortError') {
        return;
      }
    }
    draw();
    setTimeout(() => signal.aborted || load(), LOOK_AGAIN_MILLIS);
  }

  async function take(step) {
    try {
      await send('POST', `${PATH}/${step}`);
      notice(`${STEPS[step].label}: done`);
      replay = await get(PATH, {}, { signal });
    } catch (error) {
      notice(error.message, 'failure');
    }
    draw();
  }

  return { load, content: () => (replay ? section(replay, take) : nothing) };
}

function section(replay, take) {
  const { state, generation, done, total, rate, etaSeconds, errors, reason } = replay;
  const share = total > 0 ? done / total : 0;
  return html`
    <section class="generations">
      <h2>Generations</h2>
      <p>Generation <strong>${generation}</strong> serves. The newest replay: <strong>${state.toLowerCase().replace('_', ' ')}</strong></p>
      ${state === 'RUNNING' || state === 'CAUGHT_UP' ? html`
        <p><progress max="1" .value=${share} aria-label="Replayed"></progress>
          ${number(done)} of ${number(total)} (${percent(share)}), ${number(Math.round(rate))} a second
          ${etaSeconds > 0 ? html`, ${duration(etaSeconds)} to go` : nothing}</p>` : nothing}
      ${errors > 0 ? html`<p class="warning">${number(errors)} of its articles could not be handled; see the dead letters.</p>` : nothing}
      ${state === 'FAILED' ? html`<p class="warning">It failed: ${reason}</p>` : nothing}
      <p class="tools">
        ${Object.entries(STEPS).filter(([, { states }]) => states.includes(state)).map(([step, { label, question }]) => html`
          <button @click=${question ? confirmed(question, () => take(step)) : () => take(step)}>${label}</button>`)}
        ${state === 'CAUGHT_UP' || state === 'PROMOTED' ? html`<a href="${PATH}/diff.html" target="_blank">What changes?</a>` : nothing}
      </p>
    </section>`;
}
