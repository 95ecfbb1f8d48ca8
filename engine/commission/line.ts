/** The lines of a payee's period: together they are what is paid. Amounts are decimals in the plan's currency. */
import type { Step } from './step.ts'

export type Line = { readonly amount: string; readonly steps: readonly Step[] } & LineAbout

type LineAbout =
  | { readonly type: 'earning'; readonly component: string; readonly from: string; readonly to: string }
  | { readonly type: 'transaction'; readonly component: string; readonly credit: string; readonly date: string }
  /** What a component's limits change of what its transactions earned. */
  | { readonly type: 'limit'; readonly component: string; readonly from: string; readonly to: string }
  /** Of the whole plan. */
  | { readonly type: 'multiplier' | 'cap' | 'floor' | 'poolCap' }
  /** A credit of an earlier period that is taken back, at the rate at which it was paid. */
  | { readonly type: 'clawback'; readonly component: string; readonly credit: string; readonly period: string }
  | { readonly type: 'adjustment'; readonly id: string }
  /** What has become of a closed period since it was written. */
  | { readonly type: 'correction'; readonly period: string }
  | { readonly type: 'draw' | 'recovery' }
  | { readonly type: 'hold'; readonly component: string }
  | { readonly type: 'release'; readonly component: string; readonly period: string }
  /** What was less than nothing before, and what is now and is paid with what comes next. */
  | { readonly type: 'carriedIn' | 'carriedOut' }
