/** Every rule as a case in `cases/`. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { WorkCalendar } from '../../formula/time/calendar.ts'
import {
  type Adjusting,
  adjust,
  breakDown,
  differencesInTree,
  differencesOf,
  type Grid,
  isLow,
  type Pacing,
  pace,
  readTargetTable,
  type Standing,
  type TableQuestion,
  type ToBreakDown,
  type TreeRow,
  workingDays,
} from './index.ts'

type Asked =
  | { readonly ask: 'breakDown'; readonly in: ToBreakDown }
  | { readonly ask: 'differences'; readonly in: Grid }
  | { readonly ask: 'tree'; readonly in: { readonly rows: readonly TreeRow[]; readonly width: number } }
  | { readonly ask: 'adjust'; readonly in: Adjusting }
  | { readonly ask: 'pace'; readonly in: Pacing }
  | { readonly ask: 'table'; readonly in: TableQuestion }
  | { readonly ask: 'alert'; readonly in: { readonly alert: Parameters<typeof isLow>[0]; readonly standing: Standing } }

type Case = Asked & {
  readonly name: string
  /** Which days are worked; all of them without it. */
  readonly work?: WorkCalendar
  readonly out: unknown
}

const folder = new URL('./cases/', import.meta.url)

for (const file of readdirSync(folder)) {
  const cases: readonly Case[] = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  describe(file.replace('.json', ''), () => {
    test.each(cases)('$name', (given) => {
      expect(answer(given)).toEqual(given.out)
    })
  })
}

function answer({ work, ...asked }: Case): unknown {
  const days = work && { days: workingDays(work) }
  switch (asked.ask) {
    case 'breakDown':
      return breakDown(asked.in)
    case 'differences':
      return differencesOf(asked.in)
    case 'tree':
      return Object.fromEntries(differencesInTree(asked.in.rows, asked.in.width))
    case 'adjust':
      return adjust({ ...asked.in, ...days })
    case 'pace':
      return pace({ ...asked.in, ...days })
    case 'table':
      return readTargetTable(asked.in)
    case 'alert':
      return isLow(asked.in.alert, asked.in.standing)
  }
}
