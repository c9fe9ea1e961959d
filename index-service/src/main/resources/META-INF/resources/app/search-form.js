import { to } from './address.js';
import { html, nothing } from './html.js';
import { delayName, languageName, statusName } from './words.js';

/** The filters that the form itself does not show: what each is called, and how its value is. */
const CHOSEN = {
  lang: { label: 'language', shown: languageName },
  topic: { label: 'topic', shown: String },
  source: { label: 'source', shown: String },
  group: { label: 'group', shown: String },
  status: { label: 'copies', shown: statusName },
  delay: { label: 'seen after publication', shown: delayName },
};
const ORDERS = [['', 'Best first'], ['newest', 'Newest first'], ['oldest', 'Oldest first'], ['arrived', 'Last arrived first']];

/** @param change is called with the whole search, as it is to stand in the address */
export function searchForm({ criteria, sort }, change) {
  const submit = (event) => {
    event.preventDefault();
    const fields = new FormData(event.target.closest('form'));
    const bound = (name) => (fields.get(name) === day(criteria[name]) ? criteria[name] : fields.get(name));
    change({
      ...criteria, ...Object.fromEntries(fields), from: bound('from'), to: bound('to'), all: fields.get('all') ?? '',
    });
  };
  return html`
    <form class="search" role="search" @submit=${submit} @change=${(event) => event.target.type === 'search' || submit(event)}>
      <label class="words"><span class="sr-only">Words</span>
        <input type="search" name="q" .value=${criteria.q ?? ''} autocomplete="off" enterkeyhint="search"
          placeholder='ferry harbour, "exact words", +must, -not, a | b'></label>
      <button type="submit" class="primary">Search</button>
      <label>From <input type="date" name="from" .value=${day(criteria.from)}></label>
      <label>To <input type="date" name="to" .value=${day(criteria.to)}></label>
      <label>Order <select name="sort" .value=${sort}>
        ${ORDERS.map(([value, label]) => html`<option value=${value} ?selected=${value === sort}>${label}</option>`)}</select></label>
      <label><input type="checkbox" name="all" value="true" ?checked=${Boolean(criteria.all)}> Unfold copies</label>
    </form>
    ${chosen(criteria, sort)}`;
}

/** The filters that are chosen, each with the way to be without it. */
function chosen(criteria, sort) {
  const filters = Object.entries(CHOSEN).filter(([name]) => criteria[name]);
  return filters.length === 0 ? nothing : html`
    <ul class="chosen" aria-label="Filters">
      ${filters.map(([name, { label, shown }]) => html`
        <li><a href=${to('search', { ...criteria, sort, [name]: '' })}
          aria-label="Without ${label} ${shown(criteria[name])}">${label}: ${shown(criteria[name])} <span aria-hidden="true">×</span></a></li>`)}
    </ul>`;
}

/** The day of an instant in the reader's zone, as a date field takes it. */
function day(text) {
  if (!text?.includes('T')) {
    return text ?? '';
  }
  const at = new Date(text);
  const two = (value) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
