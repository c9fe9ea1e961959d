import { html } from './html.js';

/** Times in the reader's zone; the exact instant in UTC and in the zone shows on hover. */

export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
const second = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** A moment, as short as it can be without being mistaken. */
export function moment(instant) {
  return instant ? element(instant, short(new Date(instant))) : html`<span class="unknown">no date</span>`;
}

/** A moment to the second. */
export function exactly(instant) {
  return element(instant, second.format(new Date(instant)));
}

/** How long ago, or in how long. */
export function fromNow(instant, now = Date.now()) {
  return element(instant, distance((new Date(instant) - now) / 1000));
}

/** A length of time in its largest unit, such as `3.2 s` or `4 h`. */
export function duration(seconds) {
  if (seconds < 1) {
    return `${Math.round(seconds * 1000)} ms`;
  }
  if (seconds < MINUTE) {
    return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  }
  if (seconds < HOUR) {
    return `${Math.round(seconds / MINUTE)} min`;
  }
  if (seconds < 2 * DAY) {
    return `${Math.round(seconds / HOUR)} h`;
  }
  return seconds < 2 * YEAR ? `${Math.round(seconds / DAY)} days` : `${Math.round(seconds / YEAR)} years`;
}

function element(instant, text) {
  const at = new Date(instant);
  return html`<time datetime=${at.toISOString()} title="${full.format(at)} · ${at.toISOString()}">${text}</time>`;
}

function short(at) {
  const age = Math.abs(Date.now() - at) / 1000;
  if (at.toDateString() === new Date().toDateString()) {
    return clock.format(at);
  }
  return age < 300 * DAY ? dayAndClock.format(at) : date.format(at);
}

function distance(seconds) {
  const size = Math.abs(seconds);
  if (size < MINUTE) {
    return relative.format(Math.round(seconds), 'second');
  }
  if (size < HOUR) {
    return relative.format(Math.round(seconds / MINUTE), 'minute');
  }
  return size < 2 * DAY ? relative.format(Math.round(seconds / HOUR), 'hour') : relative.format(Math.round(seconds / DAY), 'day');
}
