/** The bars of an answer in order, with the empty ones that the API leaves out. */
export function filled({ interval, bars }) {
  if (bars.length === 0) {
    return [];
  }
  const known = new Map(bars.map((bar) => [start(bar), bar]));
  const all = [];
  const last = start(bars.at(-1));
  for (let at = new Date(bars[0].from); at.getTime() / 1000 <= last; at = next(at, interval)) {
    const bar = known.get(at.getTime() / 1000);
    all.push({ at: at.getTime() / 1000, count: bar?.count ?? 0, parts: bar?.parts ?? {} });
  }
  return all;
}

/** Where the bar that begins there ends, the last millisecond included. */
export const end = (seconds, interval) => new Date(next(new Date(seconds * 1000), interval).getTime() - 1);

/** The chart of a search; `onRange` is called with the first and the last instant that were brushed or picked. */
export function histogramChart(histogram, onRange) {
  const bars = filled(histogram);
  const range = (from, to) => onRange(new Date(from * 1000).toISOString(), end(to, histogram.interval).toISOString());
  return {
    height: 110,
    times: bars.map(({ at }) => at),
    series: [{ label: 'articles', values: bars.map(({ count }) => count) }],
    onPick: (index) => range(bars[index].at, bars[index].at),
    onBrush: (from, to) => {
      const touched = bars.filter(({ at }) => at <= to && end(at, histogram.interval) / 1000 > from);
      if (touched.length > 0) {
        range(touched[0].at, touched.at(-1).at);
      }
    },
  };
}

const start = (bar) => Date.parse(bar.from) / 1000;

/** By the reader's calendar, in which days of 23 and 25 hours occur. */
function next(at, interval) {
  const following = new Date(at);
  if (interval === 'hour') {
    following.setTime(at.getTime() + 3_600_000);
  } else if (interval === 'day' || interval === 'week') {
    following.setDate(at.getDate() + (interval === 'day' ? 1 : 7));
  } else if (interval === 'month') {
    following.setMonth(at.getMonth() + 1);
  } else {
    following.setFullYear(at.getFullYear() + 1);
  }
  return following;
}
