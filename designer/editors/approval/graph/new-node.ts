/** A new node, usable as it is. */
import type { Bundle } from '@attain/engine/metadata'
import type { ApprovalNode, NodeType } from './document.ts'
import type { Branch } from './edits.ts'
import { type Fragment, OUT } from './fragment.ts'

/** What can be put in; a join comes with its split. */
export type NewType = Exclude<NodeType, 'join'>
export const newTypes = [
  'approval',
  'copy',
  'condition',
  'parallel',
  'inclusive',
  'action',
  'wait',
  'subprocess',
] as const satisfies readonly NewType[]

type Text = { readonly en: string; readonly 'zh-CN': string }
const labels = {
  approval: { en: 'Approval', 'zh-CN': '审批' },
  copy: { en: 'Copy', 'zh-CN': '抄送' },
  condition: { en: 'Condition', 'zh-CN': '条件分支' },
  parallel: { en: 'Side by side', 'zh-CN': '并行' },
  inclusive: { en: 'Matching branches', 'zh-CN': '多选分支' },
  action: { en: 'Action', 'zh-CN': '自动操作' },
  wait: { en: 'Wait', 'zh-CN': '等待' },
  subprocess: { en: 'Another approval', 'zh-CN': '子审批' },
} satisfies Record<NewType, Text>

/** A branch for every record, until somebody says for which. */
export function newBranch(number: number): Branch {
  return { label: { en: `Branch ${number}`, 'zh-CN': `分支 ${number}` }, when: 'TRUE', next: OUT }
}

/** Undefined where there is nothing to make it of: another approval of the object for a sub-process. */
export function newFragment(type: NewType, object: string, self: string, bundle: Bundle): Fragment | undefined {
  const label = labels[type]
  const base = { name: type, label }
  const one = (node: ApprovalNode): Fragment => ({ first: node.name, nodes: [node] })
  switch (type) {
    case 'approval':
      return one({ type, ...base, approvers: [{ from: 'managers' }], next: OUT })
    case 'copy':
      return one({ type, ...base, people: [{ from: 'submitter' }], next: OUT })
    case 'action':
      return one({
        type,
        ...base,
        actions: [{ do: 'notify', people: [{ from: 'submitter' }], title: label }],
        next: OUT,
      })
    case 'wait':
      return one({ type, ...base, for: { amount: 1, unit: 'days', working: true }, next: OUT })
    case 'condition':
      return one({ type, ...base, branches: [newBranch(1)], otherwise: OUT })
    case 'parallel': {
      const branches = [1, 2].map((number) => {
        const { when: _, ...way } = newBranch(number)
        return { ...way, next: 'join' }
      })
      return { first: type, nodes: [{ type, ...base, branches, join: 'join' }, join] }
    }
    case 'inclusive': {
      const branches = [1, 2].map((number) => ({ ...newBranch(number), next: 'join' }))
      return { first: type, nodes: [{ type, ...base, branches, otherwise: 'join', join: 'join' }, join] }
    }
    case 'subprocess': {
      const other = bundle.approvalsOf(object).find(({ document }) => document.name !== self)
      return other && one({ type, ...base, approval: other.document.name, next: OUT })
    }
    default:
      return type satisfies never
  }
}

const join: ApprovalNode = { type: 'join', name: 'join', next: OUT }
