/** The way that a record will take: before it is submitted, and for a draft that nobody has published. */
import type { ApprovalPreview, SimulateBody } from '@attain/contract'
import { transition, unstarted } from '@attain/engine/approval'
import type { Json } from '@attain/engine/fields'
import { readRecord } from '@attain/engine/fields'
import {
  type ApprovalDocument,
  type ApprovalModel,
  compileApproval,
  compileBundleInSteps,
  fileOf,
  readDocumentsInSteps,
} from '@attain/engine/metadata'
import { AttainError } from '../../errors.ts'
import { inSlices } from '../../in-slices.ts'
import type { LiveObject } from '../../store/live-workspace.ts'
import { readDocuments } from '../../store/live-workspaces.ts'
import { asSystem, type Context } from '../context.ts'
import type { Candidate } from '../record-formulas.ts'
import { readRecordById, recordNotFound } from '../records.ts'
import { askingTheWorld } from './ask-the-world.ts'
import { findRecord } from './record.ts'
import { approvalNamed, type Submission } from './start.ts'
import { nodeLabel, wayOf } from './way.ts'
import { worldOf } from './world.ts'

type Chosen = Submission['chosen']

export async function previewApproval(
  context: Context,
  { object, name, recordId, chosen }: Omit<Submission, 'submitter'>,
): Promise<ApprovalPreview> {
  const model = approvalNamed(context.view.workspace, object, name)
  await readRecordById(context, object, recordId, [])
  const record = await findRecord(context, object, recordId)
  if (!record) throw recordNotFound(object)
  return foreseen(context, model, object, record, context.view.actor.personId, chosen)
}

/** Administrators only: it reads records as the system does. */
export async function simulateApproval(context: Context, body: SimulateBody): Promise<ApprovalPreview> {
  const document = await checked(context, body.document)
  const object = context.view.workspace.objects.get(document.object)
  if (!object) throw new AttainError('not_found', { what: { en: 'object', 'zh-CN': '对象' } })
  const record =
    body.record === undefined ? madeUp(object, body.values ?? {}) : await findRecord(context, object, body.record)
  if (!record) throw recordNotFound(object)
  const model = { document, definition: compileApproval(document) }
  return foreseen(context, model, object, record, body.submitter ?? context.view.actor.personId, body.chosen)
}

/** A draft is checked beside everything that is live: that is what it would run on. */
async function checked({ db, view }: Context, draft: object): Promise<ApprovalDocument> {
  const { kind, object, name } = draft as Partial<ApprovalDocument>
  if (kind !== 'approval') throw notAnApproval()
  const live = await readDocuments(db, view.workspace.id, view.workspace.revision)
  const others = live.filter((one) => {
    const other = one as Partial<ApprovalDocument>
    return other.kind !== 'approval' || other.object !== object || other.name !== name
  })
  const raw = await inSlices(readDocumentsInSteps([...others, draft]))
  const { problems } = await inSlices(compileBundleInSteps(raw))
  const file = fileOf('approval', draft) ?? ''
  const mine = problems.filter(({ severity, path }) => severity === 'error' && path.startsWith(file))
  if (mine.length > 0) throw new AttainError('invalid_bundle', { count: mine.length }, mine)
  return draft as ApprovalDocument
}

function notAnApproval(): AttainError {
  const problem = { en: '"document" should be of kind approval.', 'zh-CN': '“document”应为审批文档。' }
  return new AttainError('invalid_request', { problem })
}

function madeUp(object: LiveObject, values: Readonly<Record<string, unknown>>): Candidate {
  const reading = readRecord(object.model, values as Record<string, Json>, 'update')
  return { document: 'values' in reading ? (reading.values as Candidate['document']) : {}, owner: null, prior: null }
}

async function foreseen(
  context: Context,
  model: ApprovalModel,
  object: LiveObject,
  record: Candidate,
  submitter: string,
  chosen: Chosen,
): Promise<ApprovalPreview> {
  const approval = `${object.model.name}/${model.document.name}`
  const world = worldOf(asSystem(context, submitter), { object, approval, submitter, record: async () => record })
  const event = { type: 'submit', by: submitter, ...(chosen && { chosen }) } as const
  const begun = await askingTheWorld(world, (machine) => transition(model.definition, null, event, machine))
  const state = 'refused' in begun ? unstarted : begun.state
  const way = await wayOf(context, model, state, world)
  const choose = model.document.nodes.filter(
    (node) =>
      way.some((step) => step.node === node.name) &&
      node.type === 'approval' &&
      node.approvers.some(({ from }) => from === 'chosen'),
  )
  return {
    // nothing has happened yet, whatever the machine has done to look ahead
    way: way.map((step) => ({ ...step, when: 'ahead', outcome: null })),
    choose: choose.map(({ name }) => ({ node: name, label: nodeLabel(model.document, name, context.language) })),
  }
}
