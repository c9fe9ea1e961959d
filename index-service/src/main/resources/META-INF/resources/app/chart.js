import uPlot from '../lib/uplot/uPlot.esm.js';

const DARK = matchMedia('(prefers-color-scheme: dark)');
/** Steps of a scale of counts. */
const WHOLE = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((zeros) => [1, 2, 5].map((step) => step * 10 ** zeros));
const bars = uPlot.paths.bars({ size: [0.86, 60], align: 1 });

/**
 * `<time-chart .chart=${…}>`: a chart over time, drawn anew whenever it is given another one.
 *
 * The chart is an object of
 * - `times`: starts of the bars, in seconds
 * - `series`: `[{label, values}]`; bars are drawn one upon the other, the first lowest
 * - `kind`: `bars` or `lines`
 * - `unit`: writes a value
 * - `whole`: whether values are counts, between which there is nothing to mark; they are, unless it says otherwise
 * - `height` in pixels
 * - `onPick(index)`: a bar was clicked
 * - `onBrush(from, to)`: a range of seconds was dragged over
 */
class TimeChart extends HTMLElement {
  #chart;
  #plot;
  #resized = new ResizeObserver(() => this.#plot?.setSize(size(this, this.#chart)));

  set chart(chart) {
    this.#chart = chart;
    if (this.isConnected) {
      this.#draw();
    }
  }

  connectedCallback() {
    this.#draw();
    this.#resized.observe(this);
    DARK.addEventListener('change', this.#draw);
  }

  disconnectedCallback() {
    this.#resized.disconnect();
    DARK.removeEventListener('change', this.#draw);
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  #draw = () => {
    this.#plot?.destroy();
    this.#plot = this.#chart && new uPlot(settings(this, this.#chart), data(this.#chart), this);
  };
}
customElements.define('time-chart', TimeChart);

/** The colour of the n-th series, from the style sheet. */
export const colour = (at) => style(`--series-${(at % 8) + 1}`);

const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const size = (container, { height = 180 }) => ({ width: Math.max(200, container.clientWidth), height });

function data({ times, series, kind = 'bars' }) {
  return [times, ...(kind === 'bars' ? stacked(series) : series.map(({ values }) => values))];
}

/** Sums from below, the highest first, so that each is drawn over by the one below it. */
function stacked(series) {
  const sums = [];
  series.forEach(({ values }, at) => {
    sums.push(values.map((value, i) => value + (at > 0 ? sums[at - 1][i] : 0)));
  });
  return sums.reverse();
}

function settings(container, options) {
  const { kind = 'bars', onPick, onBrush, unit = String, whole = true } = options;
  return {
    ...size(container, options),
    padding: [8, 30, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: Boolean(onBrush), y: false, setScale: false }, points: kind === 'lines' ? {} : { show: false }, y: false },
    scales: { x: { range: () => span(options) }, y: { range: (plot, low, high) => [0, Math.max(1, high * 1.05)] } },
    axes: [axis(), { ...axis(), size: 58, values: (plot, splits) => splits.map((split) => unit(split)), ...(whole ? { incrs: WHOLE } : {}) }],
    series: [{}, ...drawn(options)],
    hooks: { ready: [(plot) => listen(plot, onPick)], setSelect: [(plot) => brushed(plot, onBrush)] },
  };
}

/** From the first bar to the end of the last; a line ends with its last point, where there is more than one. */
function span({ times, kind = 'bars' }) {
  const width = times.length > 1 ? times.at(-1) - times.at(-2) : 3600;
  return [times[0], times.at(-1) + (kind === 'bars' || times.length === 1 ? width : 0)];
}

const axis = () => ({
  stroke: style('--ink-soft'),
  grid: { stroke: style('--rule'), width: 1 },
  ticks: { stroke: style('--rule'), width: 1 },
  font: `12px ${style('--sans')}`,
});

function drawn({ series, times, kind = 'bars' }) {
  const each = series.map(({ label }, at) => ({
    label,
    stroke: colour(at),
    fill: kind === 'bars' ? colour(at) : undefined,
    width: kind === 'bars' ? 0 : 2,
    paths: kind === 'bars' ? bars : undefined,
    points: { show: kind === 'lines' && times.length === 1, size: 8, fill: colour(at) }, // no line leads to a single one
  }));
  return kind === 'bars' ? each.reverse() : each;
}

function listen(plot, onPick) {
  if (!onPick) {
    return;
  }
  plot.over.classList.add('pickable');
  plot.over.addEventListener('click', () => {
    if (plot.cursor.idx !== null && plot.select.width === 0) {
      onPick(plot.cursor.idx);
    }
  });
}

function brushed(plot, onBrush) {
  if (onBrush && plot.select.width > 4) {
    onBrush(plot.posToVal(plot.select.left, 'x'), plot.posToVal(plot.select.left + plot.select.width, 'x'));
  }
}
