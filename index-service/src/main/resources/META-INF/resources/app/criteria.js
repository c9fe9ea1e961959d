/** What is searched for, as it stands in the address and as the API takes it. */

const FILTERS = ['q', 'lang', 'topic', 'source', 'group', 'status', 'delay', 'from', 'to', 'all'];

/** The filters that the address holds, by name. */
export function criteria(parameters) {
  return Object.fromEntries(FILTERS.filter((name) => parameters.get(name)).map((name) => [name, parameters.get(name)]));
}

/** Whether copies are folded under their originals, as the API decides it. */
export const isFolded = ({ all, source, group, status }) => !(all || source || group || status);

/** A day or an instant of the address as an instant of the reader's zone: a day begins, or ends, where the reader is. */
export function forApi({ from, to, ...rest }) {
  return { ...rest, from: bound(from, '00:00:00.000'), to: bound(to, '23:59:59.999') };
}

function bound(text, time) {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return text;
  }
  const at = new Date(`${text}T${time}`);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
}
