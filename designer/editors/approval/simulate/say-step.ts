/** Who is asked at a step of a simulation, and why nobody is found where the administrators are. */
import type { WayStep } from '@attain/contract'
import type { PeopleSource } from '@attain/engine/metadata'
import type { Names } from '../../automation/words/names.ts'
import { saySource } from '../../automation/words/say-people.ts'
import type { ApprovalNode } from '../graph/document.ts'

export function sayStep(step: WayStep, node: ApprovalNode, names: Names): string {
  const { t } = names
  if (step.isStuck) return t('simulate.stuck')
  if (node.type !== 'approval' && node.type !== 'copy') return ''
  if (step.people.length === 0) return node.type === 'copy' ? t('simulate.nobodyTold') : t('simulate.passes')
  return names.list(step.people.map(({ person }) => person?.name ?? t('simulate.administrators')))
}

/** Undefined where somebody was found. */
export function sayNobody(step: WayStep, node: ApprovalNode, names: Names): string | undefined {
  if (node.type !== 'approval' && node.type !== 'copy') return undefined
  const isFound = step.people.some(({ person }) => person !== null)
  if (isFound) return undefined
  const sources = node.type === 'approval' ? node.approvers : node.people
  return sources.map((source) => sayNone(source, names)).join(' ')
}

function sayNone(source: PeopleSource, names: Names): string {
  const { t } = names
  const who = saySource(source, names)
  switch (source.from) {
    case 'managers':
    case 'teamHead':
      return source.of === undefined ? t(`simulate.none_${source.from}`) : t('simulate.noneOf', { who })
    case 'role':
      return t('simulate.noneRole', { who })
    case 'field':
      return t('simulate.noneField', { who })
    case 'people':
      return t('simulate.nonePeople', { who })
    case 'chosen':
      return t('simulate.noneChosen')
    case 'submitter':
    case 'formula':
      return t('simulate.noneOf', { who })
    default:
      return source satisfies never
  }
}
