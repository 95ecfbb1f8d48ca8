/** The record that an approval is about: read as the system, held while it runs, changed within the rights of a step. */
import { sql } from 'kysely'
import { AttainError } from '../../errors.ts'
import type { LiveObject } from '../../store/live-workspace.ts'
import type { Document } from '../../store/write/columns.ts'
import { loadRecords } from '../../store/write/load.ts'
import { changesOf } from '../../store/write/update.ts'
import { withCause } from '../actions/index.ts'
import { keptInDispute } from '../commission/disputes/kept.ts'
import { asSystem, type Context } from '../context.ts'
import { prepareChanges } from '../prepare.ts'
import type { Candidate } from '../record-formulas.ts'
import { invalidRecord, type Values } from '../record-problem.ts'
import { recordNotFound, writePrepared } from '../records.ts'

export interface HeldRecord extends Candidate {
  readonly id: string
  readonly lockedBy: string | null
}

/** Undefined when it was deleted. With `forChange` everybody else who changes it waits until the transaction ends. */
export async function findRecord(
  { db, view }: Context,
  object: LiveObject,
  id: string,
  forChange = false,
): Promise<HeldRecord | undefined> {
  const { rows } = await sql<{ owner_id: string | null; doc: Document; locked_by: string | null }>`
    select owner_id, doc, locked_by from records where workspace_id = ${view.workspace.id} and object_key = ${object.key}
      and id = ${id} and deleted_at is null ${forChange ? sql`for no key update` : sql``}`.execute(db)
  const row = rows[0]
  return row && { id, owner: row.owner_id, document: row.doc, lockedBy: row.locked_by, prior: null }
}

/** What the record is called. */
export function titleOf({ model }: LiveObject, { document }: Candidate): string {
  const name = document[model.nameField]
  return typeof name === 'string' ? name : ''
}

/** From now on only this approval changes it, or nothing holds it any more. */
export async function holdRecord(
  { db, view }: Context,
  object: LiveObject,
  id: string,
  lockedBy: string | null,
): Promise<void> {
  await sql`update records set locked_by = ${lockedBy} where workspace_id = ${view.workspace.id}
    and object_key = ${object.key} and id = ${id} and locked_by is distinct from ${lockedBy}`.execute(db)
}

/** Changes fields that the step lets its people edit; everything that is checked on any change is checked here too. */
export async function changeInStep(
  context: Context,
  system: Context,
  object: LiveObject,
  id: string,
  values: Values,
  mayEdit: (field: string) => boolean,
): Promise<boolean> {
  const loaded = (await loadRecords(system.db, system.view, object, [id], system.today)).get(id)
  if (!loaded) throw recordNotFound(object)
  const fields = Object.keys(values)
  const asActor = asSystem(context, context.view.actor.personId).view
  const kept = new Set(keptInDispute(object, asActor, loaded.document, fields))
  const closed = fields.filter((field) => !mayEdit(field) || kept.has(field))
  if (closed.length > 0) {
    const message = { en: 'This step does not let you write this field.', 'zh-CN': '此步骤不允许填写该字段。' }
    const problems = closed.map((field) => ({ field, code: 'readOnly', message }))
    throw invalidRecord(object, problems, context.language)
  }
  const [prepared] = await prepareChanges({ ...system, language: context.language }, object, [{ loaded, values }])
  if (!prepared) throw new Error('prepareChanges answers every input.')
  if ('error' in prepared) throw prepared.error
  if (Object.keys(changesOf(prepared.ready)).length === 0) return false
  // the audit names who wrote it, not the system; the approval knows of it already
  const { actor } = context.view
  const cause = { rules: [], by: actor.personId }
  const written = await withCause(context, cause, () =>
    writePrepared({ ...system, view: { ...system.view, actor } }, object, [prepared.ready]),
  )
  if (!written.has(id)) throw new AttainError('stale_version')
  return true
}

/** By field, what somebody with open tasks may do with the record; of several tasks the freest counts. */
export type StepRights = Readonly<Record<string, 'hidden' | 'read' | 'edit' | 'required'>>
