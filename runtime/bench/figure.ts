/** What a bench finds out: our side and the baseline, measured in the same run. */
export interface Figure {
  /** `http/get-one/16`: the bench, what was done, and how. */
  readonly bench: string
  readonly ours: number
  readonly baseline: number
  /** Of both sides: rates (more is better), `ms` and `MB` (less is better). */
  readonly unit: 'requests/s' | 'rows/s' | 'evaluations/s' | 'transitions/s' | 'ms' | 'MB'
  /** ours / baseline, in the unit: of a rate 1 or more is good, of a time or size 1 or less. */
  readonly ratio: number
}

export function createFigure(bench: string, unit: Figure['unit'], ours: number, baseline: number): Figure {
  const digits = (value: number) => Number(value.toPrecision(4))
  return {
    bench,
    ours: digits(ours),
    baseline: digits(baseline),
    unit,
    ratio: Number((ours / baseline).toPrecision(3)),
  }
}

export function isRate(unit: Figure['unit']): boolean {
  return unit.endsWith('/s')
}

/** A table for people. */
export function formatFigures(figures: readonly Figure[]): string {
  const rows = [
    ['bench', 'ours', 'baseline', 'unit', 'ratio', ''],
    ...figures.map(({ bench, ours, baseline, unit, ratio }) => [
      bench,
      String(ours),
      String(baseline),
      unit,
      ratio.toFixed(2),
      isRate(unit) ? 'more is better' : 'less is better',
    ]),
  ]
  const widths = (rows[0] as string[]).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const isNumber = [false, true, true, false, true, false]
  return rows
    .map((row) =>
      row
        .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i] as number) : cell.padEnd(widths[i] as number)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
