import { html, render } from './html.js';

const SHOWN_MILLIS = 6000;
let shown = [];

/** Tells the reader for some seconds that something was done, or was not. */
export function notice(text, kind = 'done') {
  const one = { text, kind };
  shown = [...shown, one];
  draw();
  setTimeout(() => {
    shown = shown.filter((each) => each !== one);
    draw();
  }, SHOWN_MILLIS);
}

function draw() {
  render(
    shown.map(({ text, kind }) => html`<p class="notice ${kind}">${text}</p>`),
    document.getElementById('notices'),
  );
}
