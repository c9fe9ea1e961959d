/** Templates. Whatever is put into one becomes a text node or a property, never markup. */
export { html, nothing, render, svg } from '../lib/lit-html/lit-html.js';
export { repeat } from '../lib/lit-html/directives/repeat.js';
