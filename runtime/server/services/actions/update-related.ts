import { always, type Condition, readCondition } from '@attain/engine/formula'
import { scopeOf } from '@attain/engine/formula/language'
import type { UpdateRelated } from '@attain/engine/metadata'
import { AttainError } from '../../errors.ts'
import type { LiveObject } from '../../store/live-workspace.ts'
import { matchingIds } from '../../store/query/matching.ts'
import { loadRecords } from '../../store/write/load.ts'
import type { Context } from '../context.ts'
import type { Subject } from '../subject.ts'
import { type Doing, type Done, nothingChanged } from './action-run.ts'
import { changeRecords } from './change-records.ts'
import { valuesFor } from './field-values.ts'
import { inBoth, labelIn } from './words.ts'

/** More are no side effect any more. */
const MOST_RELATED = 5_000
const BATCH = 500

/** What the record points to, or what points to it. */
export async function updateRelated(action: UpdateRelated, { context, run, record }: Doing): Promise<Done> {
  const subject = await record.read()
  const { of, ids } = await related(context, run.object, subject, action)
  const values = await valuesFor(context, subject, of, action.values)
  let changed = 0
  for (let i = 0; i < ids.length; i += BATCH) {
    changed += (await changeRecords(context, of, await load(context, of, ids.slice(i, i + BATCH)), values)).length
  }
  if (changed === 0) return nothingChanged
  record.forget()
  return inBoth((language) =>
    language === 'en'
      ? `Changed ${changed} ${changed === 1 ? of.model.label.en : of.model.pluralLabel.en}`
      : `修改了 ${changed} 条${labelIn(of.model, language)}`,
  )
}

async function load({ db, view, today }: Context, of: LiveObject, ids: readonly string[]) {
  return [...(await loadRecords(db, view, of, ids, today)).values()]
}

async function related(
  context: Context,
  object: LiveObject,
  { record }: Subject,
  { related: name, where }: UpdateRelated,
): Promise<{ readonly of: LiveObject; readonly ids: readonly string[] }> {
  const lookup = object.model.fields.get(name)
  const list = lookup === undefined ? object.model.children.find((child) => child.name === name) : undefined
  const of = context.view.workspace.objects.get(lookup?.target ?? list?.object ?? '')
  if (!of) throw new Error(`${object.model.name} has neither a lookup nor a list ${name}.`)
  const pointing = list && of.model.fields.get(list.field)
  const { db, view, today } = context
  const matches = conditionOf(context, of, where)
  if (pointing) {
    const to = record.id ?? ''
    const ids = await matchingIds(
      db,
      view,
      of,
      { where: matches, pointing: { field: pointing, to }, limit: MOST_RELATED + 1 },
      today,
    )
    if (ids.length > MOST_RELATED)
      throw new AttainError('too_many_related', { limit: MOST_RELATED, objects: of.model.pluralLabel })
    return { of, ids }
  }
  const id = name === 'owner' ? record.owner : record.document[name]
  const itself = of.model.fields.get('id')
  if (typeof id !== 'string' || !itself) return { of, ids: [] }
  return {
    of,
    ids: await matchingIds(db, view, of, { where: matches, pointing: { field: itself, to: id }, limit: 1 }, today),
  }
}

/** A condition of a published revision over records of an object. */
export function conditionOf({ view }: Pick<Context, 'view'>, { model }: LiveObject, written: unknown): Condition {
  if (written === undefined) return always
  const reading = readCondition(written, scopeOf(view.workspace.model, model))
  if ('condition' in reading) return reading.condition
  const reasons = reading.problems.map(({ message }) => message.en).join(' ')
  throw new Error(`A condition of a published revision cannot be read: ${JSON.stringify(written)}. ${reasons}`)
}
