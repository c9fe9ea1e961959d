import { html, render } from './html.js';

const STORED_AS = 'copydesk.api-key';

/** The API key of this tab; gone with it. */
export const key = () => sessionStorage.getItem(STORED_AS) ?? '';

/** Shows a form; true once a key was given, false where the reader thought better of it. */
export function askForKey(reason) {
  const dialog = document.getElementById('key');
  render(form(reason), dialog);
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(stored(dialog)), { once: true });
  });
}

function stored(dialog) {
  const given = dialog.querySelector('input').value.trim();
  if (dialog.returnValue !== 'send' || given === '') {
    return false;
  }
  sessionStorage.setItem(STORED_AS, given);
  return true;
}

const form = (reason) => html`
  <form @submit=${closeWith('send')}>
    <h2 id="key-title">An API key is needed</h2>
    <p>${reason}</p>
    <label>API key <input type="password" autocomplete="off" required></label>
    <p class="actions">
      <button type="submit" class="primary">Send</button>
      <button type="button" @click=${closeWith('')}>Cancel</button>
    </p>
  </form>`;

function closeWith(value) {
  return (event) => {
    event.preventDefault();
    event.target.closest('dialog').close(value);
  };
}
