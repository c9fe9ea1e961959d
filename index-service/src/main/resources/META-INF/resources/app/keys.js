import { go, to } from './address.js';

/** `/` leads to the search, `j` and `k` to the next and the previous entry of a list. */
export function followKeys() {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      return;
    }
    if (event.key === '/') {
      event.preventDefault();
      focusSearch();
    } else if (event.key === 'j' || event.key === 'k') {
      step(event.key === 'j' ? 1 : -1);
    }
  });
}

function isTyping(target) {
  return target.closest?.('input, textarea, select, dialog') !== null;
}

function focusSearch() {
  const box = document.querySelector('input[type="search"]');
  if (box) {
    box.focus();
    box.select();
  } else {
    go(to('search'));
  }
}

function step(by) {
  const links = [...document.querySelectorAll('[data-article] .entry-title a')];
  const here = links.findIndex((link) => link.closest('[data-article]').contains(document.activeElement));
  const next = links[here < 0 ? 0 : Math.min(links.length - 1, Math.max(0, here + by))];
  next?.focus();
}
