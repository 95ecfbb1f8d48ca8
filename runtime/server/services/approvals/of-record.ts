/** The approvals of one record, those that may be started for it, and why it cannot be changed. */
import type { RecordApprovals } from '@attain/contract'
import { AttainError } from '../../errors.ts'
import { accessOf, isAdministrating, type LiveObject } from '../../store/live-workspace.ts'
import type { LoadedRecord } from '../../store/write/load.ts'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { readRecordById } from '../records.ts'
import { definitionOf } from './definition.ts'
import { findRecord } from './record.ts'
import { mayBegin } from './start.ts'

export async function approvalsOfRecord(context: Context, object: LiveObject, id: string): Promise<RecordApprovals> {
  await readRecordById(context, object, id, [])
  const { db, view, language } = context
  const rows = await db
    .selectFrom('approvals')
    .select(['id', 'name', 'revision', 'status', 'submitted_at', 'submitter_id'])
    .where('workspace_id', '=', view.workspace.id)
    .where('object_key', '=', object.key)
    .where('record_id', '=', id)
    .where('parent_id', 'is', null)
    .orderBy('submitted_at', 'desc')
    .limit(50)
    .execute()
  const names = await peopleNames(
    asSystem(context, null),
    rows.map((row) => row.submitter_id),
  )
  const approvals = await Promise.all(
    rows.map(async (row) => {
      const pinned = { object: object.model.name, name: row.name, revision: row.revision }
      const { label } = (await definitionOf(db, view.workspace, pinned)).document
      return {
        id: row.id,
        label: label[language] ?? label.en,
        status: row.status,
        submittedAt: row.submitted_at,
        submitter: { id: row.submitter_id, name: names.get(row.submitter_id) ?? '' },
      }
    }),
  )
  const record = await findRecord(context, object, id)
  const isOpen = rows.some(({ status }) => status === 'running' || status === 'returned')
  const holding = approvals.find((one) => one.id === record?.lockedBy)
  const holder = rows.find((row) => row.id === record?.lockedBy)
  return {
    approvals,
    startable: isOpen || !record ? [] : await startableFor(context, object, record),
    lock:
      holding && (holding.status === 'running' || holding.status === 'returned' || holding.status === 'approved')
        ? {
            kind: holding.status,
            approval: holding.label,
            id: holding.id,
            mayEdit: holder !== undefined && mayChangeHeld(context, object, holder),
          }
        : null,
  }
}

async function startableFor(
  context: Context,
  object: LiveObject,
  record: NonNullable<Awaited<ReturnType<typeof findRecord>>>,
): Promise<RecordApprovals['startable']> {
  const { view, language } = context
  const startable: RecordApprovals['startable'] = []
  for (const model of view.workspace.model.approvals.values()) {
    const { document } = model
    const isByHand = document.object === object.model.name && (document.start?.on ?? 'submit') === 'submit'
    if (!isByHand || !(await mayBegin(context, object, model, record))) continue
    const description = document.description?.[language] ?? document.description?.en ?? null
    startable.push({ approval: document.name, label: document.label[language] ?? document.label.en, description })
  }
  return startable
}

/**
 * Administrators may change what an approval holds, the submitter what was returned to them, and after the approval those
 * whose roles say so.
 */
function mayChangeHeld(
  { view }: Context,
  { model }: LiveObject,
  { status, submitter_id: submitter }: { readonly status: string; readonly submitter_id: string },
): boolean {
  if (isAdministrating(view)) return true
  if (status === 'returned') return submitter === view.actor.personId
  return status === 'approved' && accessOf(view, model).editApproved
}

/** Throws when an approval holds the record and whoever asks may not change it all the same. */
export async function assertNotHeld(
  context: Context,
  object: LiveObject,
  { lockedBy }: Pick<LoadedRecord, 'lockedBy'>,
): Promise<void> {
  if (lockedBy === null) return
  const { db, view } = context
  const row = await db
    .selectFrom('approvals')
    .select(['name', 'revision', 'status', 'submitter_id'])
    .where('workspace_id', '=', view.workspace.id)
    .where('id', '=', lockedBy)
    .executeTakeFirst()
  if (!row || mayChangeHeld(context, object, row)) return
  const pinned = { object: object.model.name, name: row.name, revision: row.revision }
  const { label } = (await definitionOf(db, view.workspace, pinned)).document
  const [en, chinese] = [label.en, label['zh-CN'] ?? label.en]
  const why =
    row.status === 'approved'
      ? { en: `"${en}" has approved it.`, 'zh-CN': `“${chinese}”已审批通过。` }
      : row.status === 'returned'
        ? { en: `"${en}" was returned to its submitter.`, 'zh-CN': `“${chinese}”已退回提交人。` }
        : { en: `"${en}" is being decided.`, 'zh-CN': `“${chinese}”正在审批中。` }
  throw new AttainError('record_locked', { why }, { approval: lockedBy, status: row.status })
}
