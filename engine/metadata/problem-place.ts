/** Where problems are, and in which order they are told; pages need this without the words of all problems. */
import type { Problem } from './problem.ts'

/** Ordered by path, numbers in it as numbers, so that the tenth field comes after the ninth. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => comparePaths(a.path, b.path) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}

export function hasErrors(problems: readonly Pick<Problem, 'severity'>[]): boolean {
  return problems.some((one) => one.severity === 'error')
}

/** Adds one step to a JSON pointer, escaped as RFC 6901 says. */
export function step(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** Where a value with this name or number goes: `file#/pointer`. */
export function place(file: string, pointer: string): string {
  return `${file}#${pointer}`
}

function comparePaths(left: string, right: string): number {
  const [leftParts, rightParts] = [left.split(/[#/]/), right.split(/[#/]/)]
  for (let index = 0; index < Math.min(leftParts.length, rightParts.length); index += 1) {
    const [a = '', b = ''] = [leftParts[index], rightParts[index]]
    if (a === b) continue
    if (/^\d+$/.test(a) && /^\d+$/.test(b)) return Number(a) - Number(b)
    return a < b ? -1 : 1
  }
  return leftParts.length - rightParts.length
}
