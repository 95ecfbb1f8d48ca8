/** A node in words: who decides and how, what is done, how long it waits. */
import { textIn } from '@attain/form'
import type { Names } from '../automation/words/names.ts'
import { sayAction } from '../automation/words/say-action.ts'
import { sayCondition } from '../automation/words/say-condition.ts'
import { sayDuration } from '../automation/words/say-duration.ts'
import { isOnePerson, saySource, saySources } from '../automation/words/say-people.ts'
import { type ApprovalNode, hasBranches, type NodeOf } from './graph/document.ts'
import type { ExitWay } from './graph/exits.ts'

export function titleOf(node: ApprovalNode, names: Names): string {
  return textIn(node.label, names.language) || names.t(`approval.type.${node.type}`)
}

export function sayNode(node: ApprovalNode, names: Names): string {
  const { t } = names
  switch (node.type) {
    case 'approval':
      return [
        sayApprovers(node, names),
        ...(node.limits ?? []).slice(0, 1).map((limit) => sayLimit(limit, names)),
      ].join(names.language === 'en' ? '; ' : '；')
    case 'copy':
      return saySources(node.people, names)
    case 'condition':
      return t('approval.saidCondition')
    case 'parallel':
      return t('approval.saidParallel', { count: node.branches.length })
    case 'inclusive':
      return t('approval.saidInclusive')
    case 'join':
      return ''
    case 'action':
      return names.list(node.actions.map((action) => sayAction(action, names)))
    case 'wait':
      return sayWait(node, names)
    case 'subprocess':
      return names.approval(node.approval)
    default:
      return node satisfies never
  }
}

/** "all of: Finance, managers up to level 2", "60% of: …", "Finance, then Director". */
export function sayApprovers(node: NodeOf<'approval'>, names: Names): string {
  const { t } = names
  const { approvers, needed = 'all', inOrder = false } = node
  if (isOnePerson(approvers)) return saySources(approvers, names)
  if (inOrder && needed === 'all')
    return t('approval.inOrder', {
      who: approvers.map((one) => saySource(one, names)).join(names.language === 'en' ? ', then ' : '，然后'),
    })
  const who = saySources(approvers, names)
  const said =
    needed === 'all'
      ? t('approval.allOf', { who })
      : needed === 1
        ? t('approval.anyOf', { who })
        : t('approval.someOf', { needed: String(needed), who })
  return inOrder ? t('approval.saidInOrder', { said }) : said
}

export function sayLimit({ after, do: what }: NonNullable<NodeOf<'approval'>['limits']>[number], names: Names): string {
  return names.t(`approval.limit_${what}`, { time: sayDuration(after, names) })
}

function sayWait({ for: time, until, when }: NodeOf<'wait'>, names: Names): string {
  const { t } = names
  const parts = [
    time === undefined ? undefined : t('approval.waitsFor', { time: sayDuration(time, names) }),
    until === undefined ? undefined : t('approval.waitsUntil', { moment: sayCondition(until, names) }),
    when === undefined ? undefined : t('approval.waitsWhen', { condition: sayCondition(when, names) }),
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? t('approval.waitsForNothing') : parts.join(names.language === 'en' ? ' or ' : '，或')
}

/** What a way is taken for. */
export function sayWay(
  node: ApprovalNode,
  way: ExitWay,
  names: Names,
): { readonly title: string; readonly text: string } {
  const { t } = names
  if (!hasBranches(node) || typeof way !== 'number')
    return { title: t('approval.otherwise'), text: way === 'otherwise' ? t('approval.otherwiseHint') : '' }
  const branch = node.branches[way]
  const title = textIn(branch?.label, names.language) || t('approval.branch', { number: way + 1 })
  const when = branch !== undefined && 'when' in branch ? branch.when : undefined
  return { title, text: node.type === 'parallel' ? '' : sayCondition(when, names) }
}
