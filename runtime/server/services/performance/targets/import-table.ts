/** Targets from a table that somebody brings: what it would change, what cannot be taken, and, when asked, all of it as one change. */
import type {
  TargetImport,
  TargetImportBody,
  TargetImportChange,
  TargetImportProblem,
  TargetRow,
} from '@attain/contract'
import { type Calendar, nameOfPeriod, type Period, shortNameOfPeriod } from '@attain/engine/performance/calendar'
import {
  isWholeUnits,
  readTargetTable,
  type TableCell,
  type TableProblem,
  type TableQuestion,
} from '@attain/engine/performance/target'
import type { Context } from '../../context.ts'
import { type KnownTarget, visibleTarget } from './documents.ts'
import { groupsOf, readGrid, yearNamed } from './grid.ts'
import { identifiersOfPeople } from './identifiers.ts'
import { saveTargets } from './save.ts'
import { COMPANY, levelOfSubject } from './subjects.ts'

export async function importTable(
  context: Context,
  { target, year, lines, apply }: TargetImport,
): Promise<TargetImportBody> {
  const known = visibleTarget(context, target)
  const periods = groupsOf(known, yearNamed(context, known, year)).flatMap(({ total, parts }) => [total, ...parts])
  const [{ rows }, identifiers] = await Promise.all([
    readGrid(context, { target, ...(year !== undefined && { year }) }),
    identifiersOfPeople(context),
  ])
  // whoever the asker does not see is as unknown as somebody who does not exist
  const shown = rows.filter(({ right }) => right !== 'none')
  const reading = readTargetTable({
    lines,
    whom: shown.map((row) => whomOf(row, identifiers)),
    periods: periods.map((period) => ({ key: period.key, names: namesOf(known.calendar, period) })),
  })
  const judged = judge(context, known, reading.cells, shown, periods)
  const problems = [...reading.problems.map((one) => ({ ...one, why: why[one.why] })), ...judged.problems]
  const answer = { ...judged, problems: problems.sort((a, b) => a.line - b.line) }
  if (apply === undefined || answer.changes.length === 0) return answer
  const cells = answer.changes.map(({ subject, period, amount, seen }) => ({ subject, period, amount, seen }))
  return { ...answer, saved: await saveTargets(context, { target, cells, orPropose: true, ...apply }, 'set') }
}

function whomOf(
  { subject, name }: TargetRow,
  identifiers: ReadonlyMap<string, readonly string[]>,
): TableQuestion['whom'][number] {
  const { by, value } = levelOfSubject(subject)
  const others = subject === COMPANY ? ['Whole company', 'Company', '全公司', '公司'] : []
  return { subject, id: value, names: [name, ...others, ...(by === 'person' ? (identifiers.get(value) ?? []) : [])] }
}

/** Also as spreadsheets write months by themselves: "Nov 2026", "Nov-26", "2026/11". */
function namesOf(calendar: Calendar, period: Period): readonly string[] {
  const names = (['en', 'zh-CN'] as const).flatMap((language) => [
    nameOfPeriod(calendar, period, language),
    shortNameOfPeriod(calendar, period, language),
  ])
  if (period.granularity !== 'month' || calendar.months !== 'names') return names
  const [year = '', month = ''] = period.from.split('-')
  const short = shortNameOfPeriod(calendar, period, 'en')
  return [
    ...names,
    ...[`${short} ${year}`, `${short}-${year}`, `${short}-${year.slice(2)}`, `${short} ${year.slice(2)}`],
    ...[`${year}/${month}`, `${year}/${Number(month)}`, `${year}.${month}`, `${year}-${Number(month)}`],
  ]
}

/** What of it changes something, and may. */
function judge(
  { language }: Context,
  { target, kpi, calendar }: KnownTarget,
  cells: readonly TableCell[],
  rows: readonly TargetRow[],
  periods: readonly Period[],
): TargetImportBody {
  const bySubject = new Map(rows.map((row) => [row.subject, row]))
  const byKey = new Map(periods.map((period) => [period.key, period]))
  const changes: TargetImportChange[] = []
  const problems: TargetImportProblem[] = []
  let unchanged = 0
  for (const { line, subject, period, amount } of cells) {
    const [row, at] = [bySubject.get(subject), byKey.get(period)]
    if (row === undefined || at === undefined) continue
    const { name, right } = row
    const periodName = nameOfPeriod(calendar, at, language)
    const cell = row.cells[period]
    const before = cell?.amount ?? null
    // what follows from others and is given as it is stays so
    if (before === amount) unchanged += 1
    else if (right !== 'set' && right !== 'propose')
      problems.push({ line, column: periodName, found: name, why: notYours })
    else if (!isWholeUnits(amount, target.scale))
      problems.push({
        line,
        column: periodName,
        found: amount,
        why: tooFine(kpi.unit.type === 'percent' ? target.scale - 2 : target.scale),
      })
    else changes.push({ line, subject, name, period, periodName, before, amount, right, seen: cell?.seen ?? null })
  }
  return { changes, unchanged, problems }
}

const why: Readonly<Record<TableProblem['why'], TargetImportProblem['why']>> = {
  'no-who': { en: 'It does not say whom it is for.', 'zh-CN': '未写明针对谁。' },
  'unknown-who': { en: 'There is nobody of that name whose targets you see.', 'zh-CN': '没有该名称的、您可见的对象。' },
  'several-who': {
    en: 'Several have that name: add a column with e-mail, login or number.',
    'zh-CN': '有多个同名对象：请增加邮箱、登录名或工号列。',
  },
  'unknown-period': { en: 'It is no period of this year that has targets.', 'zh-CN': '不是该年度设定目标的期间。' },
  'unknown-column': {
    en: 'It is no period of this year; the column is left alone.',
    'zh-CN': '不是该年度的期间，该列未读取。',
  },
  'no-amount': { en: 'It is no amount.', 'zh-CN': '不是金额。' },
  twice: {
    en: 'It is given twice with different amounts; the first one is taken.',
    'zh-CN': '重复且金额不同，取第一个。',
  },
}
const notYours = { en: 'You may see this target, and not change it.', 'zh-CN': '您可查看该目标，但不能修改。' }
const tooFine = (scale: number) => ({
  en: scale >= 0 ? `Targets have ${scale} digits after the point.` : `Targets are multiples of ${10 ** -scale}.`,
  'zh-CN': scale >= 0 ? `目标保留 ${scale} 位小数。` : `目标须为 ${10 ** -scale} 的整数倍。`,
})
