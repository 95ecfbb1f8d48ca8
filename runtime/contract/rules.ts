/** What rules did, for administrators, and what one would do. */
import type { Text } from '@attain/engine/metadata'
import { type Static, Type } from 'typebox'
import { Id, Name } from './records.ts'

const closed = { additionalProperties: false }

/** skipped: the record was gone. retrying: failed, and tried again by itself. failed: given up. */
export const RuleOutcome = Type.Union([
  Type.Literal('done'),
  Type.Literal('skipped'),
  Type.Literal('retrying'),
  Type.Literal('failed'),
])
export type RuleOutcome = Static<typeof RuleOutcome>

/** `GET /api/rules/runs`: the newest first. */
export const RuleRunsQuery = Type.Object(
  {
    /** `object/name` */
    rule: Type.Optional(Type.String({ maxLength: 127 })),
    record: Type.Optional(Id),
    outcome: Type.Optional(RuleOutcome),
    /** `next` of the page before. */
    after: Type.Optional(Id),
  },
  closed,
)
export type RuleRunsQuery = Static<typeof RuleRunsQuery>

export interface RuleRunBody {
  readonly id: string
  /** `object/name` */
  readonly rule: string
  /** What the rule is called, as long as it is there. */
  readonly label?: Text
  readonly object: string
  readonly record: string
  /** What the record is called, as long as it is there. */
  readonly recordName?: string
  /** Of the last attempt. */
  readonly at: string
  /** What began it. */
  readonly on: 'created' | 'changed' | 'deleted' | 'stage' | 'schedule' | 'date'
  /** Who made that happen; null for the system. */
  readonly by: string | null
  readonly byName?: string
  /** The rules that led here, the first one first. */
  readonly chain: readonly { readonly rule: string; readonly record: string }[]
  readonly outcome: RuleOutcome
  readonly attempts: number
  /** What each action did. */
  readonly done: readonly Text[]
  readonly problem?: Text
}

export interface RuleRunsBody {
  readonly items: readonly RuleRunBody[]
  readonly next: string | null
}

/** `GET /api/rules`: those that are live, and what is left of others. */
export interface RulesBody {
  readonly items: readonly RuleBody[]
}

export interface RuleBody {
  /** `object/name` */
  readonly rule: string
  /** What it is called, as long as it is there. */
  readonly label?: Text
  readonly objectLabel?: Text
  readonly active: boolean
  /** Runs that were given up, and that are tried again by themselves. */
  readonly failed: number
  readonly retrying: number
}

/** `POST /api/rules/runs/retry`: everything that failed, of one rule or record where these are named. */
export const RetryRunsBody = Type.Object(
  { rule: Type.Optional(Type.String({ maxLength: 127 })), record: Type.Optional(Id) },
  closed,
)
export type RetryRunsBody = Static<typeof RetryRunsBody>

export interface RetryRunsReport {
  readonly retried: number
}

/** `POST /api/rules/dry-run`: what a rule would do to a record, as a draft has it. Nothing is kept and nothing leaves. */
export const RuleDryRunBody = Type.Object(
  {
    /** A document of kind `rule`. */
    document: Type.Object({ kind: Type.Literal('rule'), object: Name, name: Name }, { additionalProperties: true }),
    record: Id,
  },
  closed,
)
export type RuleDryRunBody = Static<typeof RuleDryRunBody>

export interface RuleDryRun {
  /** What the record is called. */
  readonly recordName: string
  /** Whether the condition is met; the actions are tried all the same. */
  readonly isMet: boolean
  /** What each action would do, as far as they would come. */
  readonly actions: readonly Text[]
  /** Why it would stop there. */
  readonly problem?: Text
}
