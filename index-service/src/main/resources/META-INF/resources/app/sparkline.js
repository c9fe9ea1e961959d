import { html, nothing, svg } from './html.js';

const WIDTH = 84;
const HEIGHT = 22;

/** Small bars, one a number. */
export function sparkline(numbers, label) {
  if (numbers.length === 0) {
    return nothing;
  }
  const most = Math.max(1, ...numbers);
  const step = WIDTH / numbers.length;
  return html`
    <svg class="sparkline" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}: ${numbers.join(', ')}">
      ${numbers.map((value, at) => {
        const height = value === 0 ? 1 : Math.max(2, (value / most) * HEIGHT);
        return svg`<rect x=${at * step} y=${HEIGHT - height} width=${step - 1} height=${height}></rect>`;
      })}
    </svg>`;
}
