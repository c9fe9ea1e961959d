/** How things are called and counted. */

const languages = new Intl.DisplayNames('en', { type: 'language' });
const numbers = new Intl.NumberFormat('en');
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr']);

export const number = (value) => numbers.format(value);

export const plural = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;

export const percent = (share) => `${Math.round(share * 100)} %`;

export function languageName(code) {
  if (!code || code === 'und') {
    return 'undetermined';
  }
  try {
    return languages.of(code);
  } catch {
    return code; // not one that the browser can read
  }
}

const DELAYS = {
  PT1M: 'under a minute',
  PT5M: 'under 5 minutes',
  PT15M: 'under 15 minutes',
  PT1H: 'under an hour',
  PT3H: 'under 3 hours',
  PT12H: 'under 12 hours',
  PT24H: 'under a day',
  PT72H: 'under 3 days',
  more: 'longer',
};
const STATUSES = { ORIGINAL: 'originals', EXACT: 'exact copies', NEAR: 'near copies' };

/** A step of delays as the API names it: the ISO duration below which it stayed. */
export const delayName = (value) => DELAYS[value] ?? value;

/** Verdicts as the API names them, by commas. */
export const statusName = (value) => value.split(',').map((each) => STATUSES[each] ?? each).join(', ');

/** For an element's `dir`: text whose script is unknown is left to the browser. */
export function direction(language) {
  if (!language?.script) {
    return 'auto';
  }
  return RIGHT_TO_LEFT.has(language.script) ? 'rtl' : 'ltr';
}

/** An address to follow: none but http and https, whatever a feed says. */
export function safeLink(url) {
  return /^https?:\/\//i.test(url ?? '') ? url : undefined;
}

/** At most so many characters, to the end of a word. */
export function shortened(text, length) {
  const plain = (text ?? '').replace(/\s+/g, ' ').trim();
  return plain.length <= length ? plain : `${plain.slice(0, plain.lastIndexOf(' ', length) + 1 || length).trimEnd()} …`;
}
