/** What rules do about what happens to records. */
import type { Json } from '@attain/engine/fields'
import { loadRecords } from '../../store/write/load.ts'
import { chainOf } from '../actions/index.ts'
import { asSystem, type Context, dateIn } from '../context.ts'
import type { EventType, Follower, RecordEvent } from '../events/index.ts'
import type { Candidate } from '../record-formulas.ts'
import { mayBegin, type Rule, rulesBegunBy } from './rules-of.ts'
import type { Happened } from './run-log.ts'
import { meetCondition, meetsCondition, type RuleSubject, type RulesEnvironment, runRule } from './run-rule.ts'

export function followRules(environment: RulesEnvironment): Follower {
  return {
    name: 'rules',
    concerns: (workspace, object, type: EventType) => mayBegin(workspace.model, object, type),
    async sift(context, events) {
      const { model } = context.view.workspace
      const begun = events.flatMap((event) => rulesBegunBy(model, event).map((rule) => ({ event, rule })))
      const wanted = new Set<RecordEvent>()
      // of one import, all are of one moment and by one person
      const together = Map.groupBy(begun, ({ event, rule }) => `${rule.key} ${event.by} ${event.at.getTime()}`)
      for (const some of together.values()) {
        const [first] = some
        if (!first) continue
        const records = some.map(({ event }) => event.record)
        const meet = await meetCondition(momentOf(context, first.event), first.rule, first.event.object, records)
        some.forEach(({ event }, i) => {
          if (meet[i]) wanted.add(event)
        })
      }
      return [...wanted]
    },
    async follow(context, event) {
      const rules = rulesBegunBy(context.view.workspace.model, event)
      let record: Candidate = event.record
      for (const [index, rule] of rules.entries()) {
        if (!(await meetsCondition(momentOf(context, event), rule, event.object, record))) continue
        const isLast = index === rules.length - 1
        const before = isLast ? undefined : await stateOf(context, event)
        await runRule(context, environment, rule, subjectOf(event), happenedOf(rule, event))
        // the next rule finds what this one made of the record
        if (!isLast) record = moved(record, before, await stateOf(context, event))
      }
    },
  }
}

export function subjectOf({ object, recordId, type, record }: RecordEvent): RuleSubject {
  return { object, recordId, prior: record.prior, ...(type === 'deleted' && { gone: { ...record, prior: undefined } }) }
}

export function happenedOf({ document: { on } }: Rule, event: RecordEvent): Happened {
  const { version, at, by, changes, object, cause } = event
  return {
    type: on.type,
    version,
    at: at.toISOString(),
    by,
    chain: chainOf(cause),
    // of objects with history the audit says it
    ...(!object.model.history && { changes }),
  }
}

/** Conditions are about the moment of the event, and about who made it happen. */
export function momentOf(context: Context, { at, by }: RecordEvent): Context {
  const { workspace } = context.view
  return {
    ...asSystem(context, by),
    now: at,
    today: dateIn(workspace.model.app.timeZone ?? 'UTC', at),
  }
}

type State = Pick<Candidate, 'document' | 'owner'> | undefined

async function stateOf({ db, view, today }: Context, { object, recordId, type }: RecordEvent): Promise<State> {
  return type === 'deleted' ? undefined : (await loadRecords(db, view, object, [recordId], today)).get(recordId)
}

/** The record with what moved between two looks at it. */
function moved(record: Candidate, before: State, after: State): Candidate {
  if (!before || !after) return record
  const document: Record<string, Json> = { ...record.document }
  for (const field of new Set([...Object.keys(before.document), ...Object.keys(after.document)])) {
    const value = after.document[field]
    if (JSON.stringify(before.document[field]) === JSON.stringify(value)) continue
    if (value === undefined) delete document[field]
    else document[field] = value
  }
  return { ...record, document, owner: before.owner === after.owner ? record.owner : after.owner }
}
