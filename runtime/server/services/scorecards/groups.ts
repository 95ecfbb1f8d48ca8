/** What the groups are called in which people are compared. */
import { always } from '@attain/engine/formula'
import { visibleNames } from '../../store/references.ts'
import { asSystem, type Context } from '../context.ts'
import { findPath } from '../question.ts'
import type { Document } from './cycle.ts'
import { personOf } from './people.ts'

/** By key; blank is everybody whose field is blank, or everybody where there are no groups. */
export async function groupLabels(
  asked: Context,
  { distribution }: Document,
  keys: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const context = asSystem(asked, null)
  const rest = { en: 'Everybody', 'zh-CN': '全体' }
  const blank = { en: 'Without a group', 'zh-CN': '未分组' }
  const path = distribution?.groupBy
  const known = keys.filter((key) => key !== null && key !== '') as string[]
  const label = (path === undefined ? rest : blank)[asked.language]
  const labels = new Map([['', label]])
  const field = path === undefined ? undefined : findPath(context.view, personOf(context), path)?.field
  const object = field?.target === undefined ? undefined : context.view.workspace.objects.get(field.target)
  const [names] = object
    ? await visibleNames(context.db, context.view, [{ object, ids: known, where: always }], context.today)
    : []
  for (const key of known) {
    const option = field?.options?.find(({ value }) => value === key)?.label
    labels.set(key, names?.get(key) ?? option?.[asked.language] ?? option?.en ?? key)
  }
  return labels
}
