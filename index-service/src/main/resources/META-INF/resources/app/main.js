import { current } from './address.js';
import { followKeys } from './keys.js';
import * as article from './views/article.js';
import * as charts from './views/charts.js';
import * as feeds from './views/feeds.js';
import * as operations from './views/operations.js';
import * as search from './views/search.js';
import * as wire from './views/wire.js';

/**
 * Each view is a module with a `title` and `open(container, {subject, parameters})`, which draws into the container and
 * returns what ends it.
 */
const views = { article, charts, feeds, operations, search, wire };

const container = document.getElementById('view');
let shown;
let stage;
let close = () => {};

function show() {
  const address = current();
  const view = views[address.view] ?? wire;
  close();
  if (view !== shown) {
    stage = document.createElement('div');
    container.replaceChildren(stage);
    scrollTo(0, 0);
  }
  mark(address.view);
  document.title = `${view.title} · Copydesk`;
  close = view.open(stage, address) ?? (() => {});
  if (shown && view !== shown && !container.contains(document.activeElement)) {
    container.focus({ preventScroll: true });
  }
  shown = view;
}

function mark(view) {
  for (const link of document.querySelectorAll('#views a')) {
    if (link.getAttribute('href') === `#/${view}`) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
}

document.getElementById('edition').textContent = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' }).format(new Date());
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  container.focus();
});
addEventListener('hashchange', show);
followKeys();
show();
