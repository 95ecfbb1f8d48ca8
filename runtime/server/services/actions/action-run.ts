/** What actions are done on, and what those who do them share. */
import type { NotificationTopic } from '@attain/contract'
import type { Text } from '@attain/engine/metadata'
import type { LiveObject } from '../../store/live-workspace.ts'
import { lockRecord } from '../../store/write/load.ts'
import type { Context } from '../context.ts'
import type { Candidate } from '../record-formulas.ts'
import type { CausingRule } from './cause.ts'
import { type LoadedSubject, loadSubject } from './load-subject.ts'

/** What happened, and to what the actions are done. */
export interface ActionRun {
  readonly object: LiveObject
  /** Of the record. */
  readonly id: string
  /** What the record was, when it is gone. */
  readonly gone?: Candidate
  /** What it was before what happened, for PRIOR and ISCHANGED. */
  readonly prior?: Candidate['prior']
  /** Who submitted or changed it; null for the system. */
  readonly causedBy: string | null
  readonly chosen?: readonly string[]
  /** What the actions are of, the same for every record: `rule:lead/share_out`. Turns are kept by it. */
  readonly source: string
  /** What is told or sent with the same key is told or sent once: `source`, the record and what happened to it. */
  readonly key: string
  /** The rules that led here, the first one first. What is changed carries them along. */
  readonly chain: readonly CausingRule[]
  readonly topic: NotificationTopic
  /** Where notices lead: a path within the web application; the record's own page without it. */
  readonly link?: string
  readonly approvals: ApprovalCalls
}

/** How approvals of a record begin and end, in the transaction that is open. */
export interface ApprovalCalls {
  start(context: Context, approval: string, about: ApprovalCall): Promise<void>
  withdraw(context: Context, approval: string, about: ApprovalCall): Promise<void>
}

export interface ApprovalCall {
  readonly object: LiveObject
  readonly id: string
  readonly causedBy: string | null
  readonly key: string
}

/** One action that is being done. */
export interface Doing {
  /** Acts as the system, on account of who caused it. */
  readonly context: Context
  readonly run: ActionRun
  /** Where it stands among the actions. */
  readonly index: number
  readonly record: RecordAtHand
}

/** What was done, for people. */
export type Done = Required<Text>

/** Said by actions that found everything as they would have it. */
export const nothingChanged: Done = { en: 'Nothing changed.', 'zh-CN': '没有变化。' }

/** The record as the actions before left it; nobody else changes it until they all are done. */
export class RecordAtHand {
  readonly #context: Context
  readonly #run: ActionRun
  #known: Promise<LoadedSubject> | undefined
  #isLocked = false

  constructor(context: Context, run: ActionRun) {
    this.#context = context
    this.#run = run
  }

  read(): Promise<LoadedSubject> {
    this.#known ??= loadSubject(this.#context, this.#run)
    return this.#known
  }

  /** The same, to change it. */
  async take(): Promise<LoadedSubject> {
    if (!this.#isLocked) {
      await lockRecord(this.#context.db, this.#context.view, this.#run.object, this.#run.id)
      this.#isLocked = true
      this.#known = undefined
    }
    return this.read()
  }

  /** It may be another from now on. */
  forget(): void {
    this.#known = undefined
  }
}
