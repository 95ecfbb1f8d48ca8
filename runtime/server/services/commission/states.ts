/** open → calculated → in review → locked → paid; what is locked does not change any more. */
import type { AttainError } from '../../errors.ts'
import { because } from './refused.ts'

export type PeriodState = 'open' | 'calculated' | 'in_review' | 'locked' | 'paid'
export type PeriodEvent = 'review' | 'reopen' | 'lock' | 'pay'

/** Where each event leads from; what is missing is refused. */
const steps: Readonly<Record<PeriodEvent, Partial<Record<PeriodState, PeriodState>>>> = {
  review: { calculated: 'in_review' },
  reopen: { in_review: 'calculated' },
  lock: { calculated: 'locked', in_review: 'locked' },
  pay: { locked: 'paid' },
}

export function nextState(state: PeriodState, event: PeriodEvent): PeriodState {
  const next = steps[event][state]
  if (next !== undefined) return next
  throw refused(state, eventWords[event])
}

export function isClosed(state: PeriodState | undefined): boolean {
  return state === 'locked' || state === 'paid'
}

export function refuseClosed(state: PeriodState, event: 'calculate' | 'correct'): void {
  if (isClosed(state)) throw refused(state, closedWords[event])
}

const closedWords = {
  calculate: { en: 'be calculated again', 'zh-CN': '重新计算' },
  correct: { en: 'be corrected', 'zh-CN': '更正' },
} as const

function refused(state: PeriodState, event: { readonly en: string; readonly 'zh-CN': string }): AttainError {
  const { en, 'zh-CN': chinese } = stateWords[state]
  return because(`The period is ${en} and cannot ${event.en}.`, `期间处于“${chinese}”状态，不能${event['zh-CN']}。`)
}

const stateWords = {
  open: { en: 'open', 'zh-CN': '未计算' },
  calculated: { en: 'calculated', 'zh-CN': '已计算' },
  in_review: { en: 'in review', 'zh-CN': '复核中' },
  locked: { en: 'locked', 'zh-CN': '已锁定' },
  paid: { en: 'paid', 'zh-CN': '已发放' },
} as const

const eventWords = {
  review: { en: 'be reviewed', 'zh-CN': '送复核' },
  reopen: { en: 'be taken back', 'zh-CN': '退回' },
  lock: { en: 'be locked', 'zh-CN': '锁定' },
  pay: { en: 'be marked as paid', 'zh-CN': '标记为已发放' },
} as const
