/** Which spans are looked at together with one of them. */
import type { Component, Limit } from './definition.ts'
import type { Span } from './facts.ts'

export interface InWindow {
  /** What came before it in the window. */
  readonly before: readonly Span[]
  readonly soFar: readonly Span[]
  /** All of the window that is known of, also what comes after. */
  readonly all: readonly Span[]
}

/** True at the last of its spans: of the period, quarter, half or year, or of somebody's time on the plan in it. */
export function isOver({ soFar, all }: InWindow): boolean {
  return soFar.length === all.length
}

/** True when what is worked out is what the whole window comes to, of which earlier earnings are taken off. */
export function isOfTotal({ settles }: Pick<Component, 'settles'>): boolean {
  return settles === 'trueUp' || settles === 'atEnd'
}

/** The window of a component at one of the spans of a payee. */
export function windowAt(
  component: Pick<Component, 'window' | 'rolling'>,
  spans: readonly Span[],
  at: number,
): InWindow {
  const soFar = spans.slice(0, at + 1)
  if (component.window === 'rolling') {
    const periods = [...new Set(soFar.map(({ period }) => period))].slice(-component.rolling)
    return inWindow(
      soFar.filter(({ period }) => periods.includes(period)),
      at,
      spans,
    )
  }
  return together(component.window, spans, at)
}

/** The spans that share a limit with one of them. */
export function limitedWith(
  { per }: Pick<Limit, 'per'>,
  component: Pick<Component, 'window' | 'rolling'>,
  spans: readonly Span[],
  at: number,
): InWindow {
  if (per === 'window') return windowAt(component, spans, at)
  return together(per === 'year' ? 'yearToDate' : 'period', spans, at)
}

function together(window: Exclude<Component['window'], 'rolling'>, spans: readonly Span[], at: number): InWindow {
  const key = keyOf(window, spans[at] as Span)
  return inWindow(
    spans.filter((other) => keyOf(window, other) === key),
    at,
    spans,
  )
}

function inWindow(all: readonly Span[], at: number, spans: readonly Span[]): InWindow {
  const end = all.indexOf(spans[at] as Span)
  return { before: all.slice(0, end), soFar: all.slice(0, end + 1), all }
}

/** What spans of one window have in common. */
function keyOf(window: Exclude<Component['window'], 'rolling'>, { period, within }: Span): string {
  switch (window) {
    case 'transaction':
    case 'period':
      return period
    case 'quarterToDate':
      return within.quarter ?? within.year
    case 'halfToDate':
      return within.half ?? within.year
    case 'yearToDate':
      return within.year
    case 'planToDate':
      return ''
    default:
      return window satisfies never
  }
}
