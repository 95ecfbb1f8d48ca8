/** What people say of a period; where they say nothing of it, what they say of its shorter periods comes to. */
import type { ForecastRow, Granularity, Said } from '@attain/contract'
import { add, fraction, text, zero } from '@attain/engine/performance/fraction'
import type { ForecastLine } from '../../../store/targets/forecast-lines.ts'

type Names = ReadonlyMap<string, string>

/** Lines of the period and of each of its parts, the newest first. */
export function saidOf(
  whole: readonly ForecastLine[],
  parts: { readonly every: Granularity; readonly lines: readonly (readonly ForecastLine[])[] },
  names: Names,
  isOwn: (line: ForecastLine) => boolean,
): Pick<ForecastRow, 'own' | 'adjusted'> {
  if (whole.length > 0) return { own: latest(whole.find(isOwn), names), adjusted: latest(whole.find(notOwn), names) }
  const own = parts.lines.flatMap((lines) => lines.find(isOwn) ?? [])
  // what a manager left as it was counts as it was said
  const adjusted = parts.lines.some((lines) => lines.some(notOwn))
    ? parts.lines.flatMap((lines) => lines.find(notOwn) ?? lines.find(isOwn) ?? [])
    : []
  return { own: sumOf(own), adjusted: sumOf(adjusted) }

  function notOwn(line: ForecastLine): boolean {
    return !isOwn(line)
  }

  function sumOf(said: readonly ForecastLine[]): Said | null {
    const [first, ...rest] = said
    if (first === undefined) return null
    const total = (amountOf: (line: ForecastLine) => string) =>
      text(said.map((line) => fraction(amountOf(line))).reduce(add, zero))
    const newest = rest.reduce((latest, line) => (line.at > latest.at ? line : latest), first)
    return {
      ...saidBody(newest, names),
      commit: total(({ commit }) => commit),
      best: said.some(({ best }) => best !== null) ? total(({ commit, best }) => best ?? commit) : null,
      reason: null,
      parts: { every: parts.every, said: said.length, of: parts.lines.length },
    }
  }
}

export function saidBody({ commit, best, reason, author, at }: ForecastLine, names: Names): Said {
  return { commit, best, reason, by: (author !== null && names.get(author)) || '', at }
}

function latest(line: ForecastLine | undefined, names: Names): Said | null {
  return line === undefined ? null : saidBody(line, names)
}
