import { html, nothing } from './html.js';

/** What a view shows while there is nothing to show. */

export const loading = (what) => html`<p class="state loading" role="status">${what} …</p>`;

export const empty = (title, advice) => html`
  <section class="state">
    <h2>${title}</h2>
    <p>${advice}</p>
  </section>`;

/** Says what went wrong and what to do. `again` is called by the button. */
export const failure = (error, again) => html`
  <section class="state failure" role="alert">
    <h2>${error.status === 0 ? 'No answer' : 'That did not work'}</h2>
    <p>${error.message}</p>
    ${again ? html`<button @click=${again}>Try again</button>` : nothing}
  </section>`;
