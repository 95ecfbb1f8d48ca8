import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compileBundle, problemCatalogue, readBundle } from './index.ts'
import { hugeCases } from './testing/huge-cases.ts'

const folder = new URL('./cases/', import.meta.url)
const cases = [
  ...readdirSync(folder).map((file): (typeof hugeCases)[number] =>
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
  ),
  ...hugeCases,
]

const compile = (files: Record<string, unknown>) =>
  compileBundle(
    readBundle(
      Object.entries(files).map(([path, content]) => ({
        path,
        text: typeof content === 'string' ? content : JSON.stringify(content),
      })),
    ),
  )

describe('problems', () => {
  it.each(cases)('$name', ({ files, problems }) => {
    const result = compile(files)
    expect(result.problems.map(({ severity, code, path }) => `${severity} ${code} ${path}`)).toEqual(problems)
    expect(result.model === undefined).toBe(problems.some((problem) => problem.startsWith('error')))
    for (const { message, hint } of result.problems)
      for (const text of [message, hint ?? message]) {
        expect(text.en).not.toMatch(/\{\w+\}|undefined|\[object/)
        expect(text['zh-CN']).not.toMatch(/\{\w+\}|undefined|\[object/)
      }
  })

  it('have a case for every code', () => {
    const covered = new Set(cases.flatMap(({ problems }) => problems.map((problem) => problem.split(' ')[1])))
    expect(Object.keys(problemCatalogue).filter((code) => !covered.has(code))).toEqual([])
  })

  it('say the same in both languages', () => {
    const words = (template: string) => [...template.matchAll(/\{\w+\}/g)].map(String).sort()
    for (const { en, chinese } of Object.values(problemCatalogue)) expect(words(chinese)).toEqual(words(en))
  })
})
