/**
 * The address bar holds the state: `#/search?q=ferry` is the view `search` with the parameter `q`, `#/article/ID` the view
 * `article` of an id.
 */

/** `{view, subject, parameters}` of the present address. */
export function current() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?', 2);
  const [view, subject = ''] = path.split('/', 2);
  return { view: view || 'wire', subject: decoded(subject), parameters: new URLSearchParams(query) };
}

/** The address of a view; parameters without a value are left out. */
export function to(view, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => given(value)));
  return query.size > 0 ? `#/${view}?${query}` : `#/${view}`;
}

export const toArticle = (id) => `#/article/${encodeURIComponent(id)}`;

/** Goes there as a link does, so that the browser's Back leads back. */
export function go(address) {
  location.hash = address;
}

function given(value) {
  return value !== undefined && value !== null && value !== '' && value !== false;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray per cent sign: no article has such an id
  }
}
