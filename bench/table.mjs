const percent = (value) => (value === undefined ? '-' : (100 * value).toFixed(1));

function time(ms) {
  if (ms < 0.0995) return `${Math.round(ms * 1000)} us`;
  if (ms < 9.95) return `${ms.toFixed(ms < 0.995 ? 2 : 1)} ms`;
  return ms < 995 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(bytes < 9.95e6 ? 1 : 0)} MB`;

const HEAD = [
  'system',
  'top-1',
  'top-3',
  'top-1 with a typo',
  'AUROC',
  'answered rightly',
  'refused',
  'p50',
  'p99',
  'training (CPU)',
  'memory held / peak',
];

function row(figures) {
  if (figures.problem) return [figures.title, figures.problem, ...HEAD.slice(2).map(() => '')];
  return [
    figures.kept < 1 ? `${figures.title} (${figures.asked} asked)` : figures.title,
    percent(figures.top1),
    percent(figures.top3),
    percent(figures.typo),
    percent(figures.auroc),
    percent(figures.answeredRightly),
    figures.refusedWith94 === undefined
      ? percent(figures.refusedOutside)
      : `${percent(figures.refusedOutside)} (${percent(figures.refusedWith94)} with 94 right)`,
    time(figures.p50Ms),
    time(figures.p99Ms),
    time(figures.trainMs),
    `${megabytes(figures.memoryBytes)} / ${megabytes(figures.peakRssBytes)}`,
  ];
}

const line = (cells) => `| ${cells.join(' | ')} |`;

/** One set's table, as Markdown: a heading, and a row for each system. */
export function table(title, rows) {
  return [
    `#### ${title}`,
    line(HEAD),
    line(HEAD.map((_, i) => (i === 0 ? '---' : '--:'))),
    ...rows.map((one) => line(row(one))),
  ].join('\n');
}
