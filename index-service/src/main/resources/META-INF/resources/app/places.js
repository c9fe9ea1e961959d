import { html } from './html.js';

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/**
 * A highlighted place as nodes. The API sends HTML in which only `<em>` is markup; here it is taken apart rather than
 * given to the browser, so that nothing else in it could ever be markup.
 */
export function place(marked) {
  return marked.split(/(<em>.*?<\/em>)/s).map((part) => {
    const inner = /^<em>(.*)<\/em>$/s.exec(part);
    return inner ? html`<mark>${plain(inner[1])}</mark>` : plain(part);
  });
}

/** The places of one article: its marked title, and the sentences of its text that match. */
export function places(highlights) {
  if (!highlights) {
    return undefined;
  }
  return {
    title: highlights.title ? place(highlights.title[0]) : undefined,
    text: highlights.text?.map((each, at) => html`${at > 0 ? ' … ' : ''}${place(each)}`),
  };
}

const plain = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]);
