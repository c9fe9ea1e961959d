import { askForKey, key } from './key.js';

/** What went wrong, in a line that says what to do. `status` is 0 where no answer came. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The JSON at a path of the API. */
export function get(path, parameters = {}, { signal } = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined && value !== ''));
  return ask(query.size > 0 ? `${path}?${query}` : path, { signal });
}

/** Sends a change; asks for the API key where one is needed, and tries again with it. */
export async function send(method, path, body, contentType = 'application/json') {
  const attempt = () =>
    ask(path, { method, body, headers: { ...(body === undefined ? {} : { 'Content-Type': contentType }), ...keyHeader() } });
  try {
    return await attempt();
  } catch (error) {
    if (error.status === 401 && (await askForKey(error.message))) {
      return attempt();
    }
    throw error;
  }
}

function keyHeader() {
  return key() ? { 'X-API-Key': key() } : {};
}

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new ApiError(0, 'Copydesk does not answer. Is it running? ./copydesk status tells.');
  }
  const text = await answer.text();
  const json = parsed(text);
  if (!answer.ok) {
    throw new ApiError(answer.status, json?.error ?? `The answer was ${answer.status} ${answer.statusText}.`);
  }
  return json;
}

function parsed(text) {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null; // a proxy's page, it may be
  }
}
