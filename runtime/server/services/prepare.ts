/**
 * From what somebody sent to records that may be written: rights on fields, types, defaults, references, stages and
 * validations. Works on batches, so that a thousand records cost as many queries as one; finds all problems of each.
 */
import { formatAutoNumber, readRecord } from '@attain/engine/fields'
import { didYouMean, type FieldModel, type ObjectModel } from '@attain/engine/metadata'
import type { AttainError } from '../errors.ts'
import { takeNumbers } from '../store/counters.ts'
import { accessOf, authorOf, type LiveObject } from '../store/live-workspace.ts'
import { newId } from '../store/new-id.ts'
import type { Document } from '../store/write/columns.ts'
import type { NewRecord } from '../store/write/insert.ts'
import type { LoadedRecord } from '../store/write/load.ts'
import type { ChangedRecord } from '../store/write/update.ts'
import { checkAttachments } from './attachments.ts'
import { keptInDispute } from './commission/disputes/kept.ts'
import { problemsOfOwn } from './commission/own-assignments.ts'
import type { Context } from './context.ts'
import { giveDefaults } from './defaults.ts'
import { invalidRecord, type RecordProblem, type Values } from './record-problem.ts'
import { checkReferences, resolveNaturalKeys } from './references.ts'
import { checkValidations } from './validations.ts'

export type Prepared<T> = { readonly ready: T } | { readonly error: AttainError }

export async function prepareNew(
  context: Context,
  object: LiveObject,
  inputs: readonly Values[],
): Promise<Prepared<NewRecord>[]> {
  const drafts = await draftNew(context, object, inputs)
  const references = await checkReferences(context, object, drafts)
  return drafts.map((draft, index) => finishNew(context, object, draft, references[index]?.problems ?? []))
}

/** A new record, and all that is to be said about it before its references are looked at. */
export interface NewDraft {
  readonly owner: string | null
  readonly document: Document
  readonly problems: readonly RecordProblem[]
  readonly files: readonly RecordProblem[]
  readonly broken: readonly RecordProblem[]
}

export async function draftNew(context: Context, object: LiveObject, inputs: readonly Values[]): Promise<NewDraft[]> {
  const access = accessOf(context.view, object.model)
  const visible = visibleFields(context, object)
  const closed = (name: string) => {
    const field = object.model.fields.get(name)
    return field !== undefined && !access.fillField(field)
  }
  const drafts = (await resolveNaturalKeys(context, object, inputs)).map(({ values, problems }) => {
    const { owner, values: own } = takeOwner(values)
    const reading = read(object, own, 'create', { visible, closed })
    const mine = authorOf(context.view)
    return {
      owner: owner ?? mine,
      given: new Set(Object.keys(own)),
      document: reading.values,
      problems: [
        ...problems,
        ...reading.problems,
        // whoever may not hand records over may only create their own
        ...(closed('owner') && (owner ?? mine) !== mine ? [readOnly('owner')] : []),
      ],
    }
  })
  await giveDefaults(context, object, drafts)
  for (const draft of drafts) draft.document = noteStage(context, object, {}, draft.document)
  await giveNumbers(context, object, drafts)
  const files = await checkAttachments(
    context,
    object,
    drafts.map(({ document }) => ({ changed: document, before: {} })),
  )
  const broken = await checkValidations(
    context,
    object,
    drafts.map(({ document, owner }) => ({ document, owner, prior: null })),
  )
  const own = await problemsOfOwn(
    context,
    object,
    drafts.map(({ document }) => [document]),
  )
  return drafts.map(({ owner, document, problems }, index) => ({
    owner,
    document,
    problems: [...problems, ...(own[index] ?? [])],
    files: files[index] ?? [],
    broken: broken[index] ?? [],
  }))
}

export function finishNew(
  context: Context,
  object: LiveObject,
  { owner, document, problems, files, broken }: NewDraft,
  references: readonly RecordProblem[],
): Prepared<NewRecord> {
  const all = [...problems, ...references, ...files]
  // rules are for records that are right in themselves
  if (all.length === 0) all.push(...broken)
  if (all.length > 0) return { error: invalidRecord(object, all, context.language) }
  return { ready: { id: newId(), owner, document } }
}

export async function prepareChanges(
  context: Context,
  object: LiveObject,
  inputs: readonly { readonly loaded: LoadedRecord; readonly values: Values }[],
): Promise<Prepared<ChangedRecord>[]> {
  const visible = visibleFields(context, object)
  const resolved = await resolveNaturalKeys(
    context,
    object,
    inputs.map((input) => input.values),
  )
  const drafts = inputs.map(({ loaded }, index) => {
    const { values, problems } = resolved[index] ?? { values: {}, problems: [] }
    const { owner, values: own } = takeOwner(values)
    const reading = read(object, own, 'update', { visible, closed: (name) => loaded.closedFields.has(name) })
    const ownerProblems: RecordProblem[] =
      owner !== undefined && owner !== loaded.owner && loaded.closedFields.has('owner') ? [readOnly('owner')] : []
    const after = noteStage(context, object, loaded.document, withoutBlanks({ ...loaded.document, ...reading.values }))
    return {
      loaded,
      // only what changes is checked anew: a reference to something that has become invisible may stay
      changed: changedOnly(loaded.document, after),
      kept: keptInDispute(object, context.view, loaded.document, changedNames(loaded.document, after)).map(readOnly),
      owner: owner === undefined ? loaded.owner : owner,
      after,
      problems: [...problems, ...reading.problems, ...ownerProblems],
    }
  })
  const references = await checkReferences(
    context,
    object,
    drafts.map(({ changed, owner, loaded }) => ({ document: changed, owner: owner === loaded.owner ? null : owner })),
  )
  const files = await checkAttachments(
    context,
    object,
    drafts.map(({ changed, loaded }) => ({ changed, before: loaded.document })),
  )
  const broken = await checkValidations(
    context,
    object,
    drafts.map(({ after, owner, loaded }) => ({
      id: loaded.id,
      document: after,
      owner,
      prior: { document: loaded.document, owner: loaded.owner },
    })),
  )
  const own = await problemsOfOwn(
    context,
    object,
    drafts.map(({ loaded, after }) => [loaded.document, after]),
  )
  return drafts.map((draft, index) => {
    const { loaded, after, owner } = draft
    const all = [
      ...(own[index] ?? []),
      ...draft.problems,
      ...draft.kept,
      ...(references[index]?.problems ?? []),
      ...(files[index] ?? []),
      ...brokenTransition(object, loaded.document, after),
    ]
    if (all.length === 0) all.push(...(broken[index] ?? []))
    if (all.length > 0) return { error: invalidRecord(object, all, context.language) }
    return {
      ready: {
        id: loaded.id,
        version: loaded.version,
        owner,
        ownerBefore: loaded.owner,
        before: loaded.document,
        after,
        lockedBy: loaded.lockedBy,
      },
    }
  })
}

function visibleFields(context: Context, object: LiveObject): (field: FieldModel) => boolean {
  const access = accessOf(context.view, object.model)
  return (field) => access.readField(field).op !== 'never'
}

/** The owner is no field of the document; it has a column of its own. */
function takeOwner(values: Values): { owner: string | null | undefined; values: Values } {
  if (!Object.hasOwn(values, 'owner')) return { owner: undefined, values }
  const { owner, ...rest } = values
  // anything but an id is left to the field's own check, which refuses it
  if (owner === null || owner === '') return { owner: null, values: rest }
  return typeof owner === 'string' && isId(owner)
    ? { owner: owner.toLowerCase(), values: rest }
    : { owner: undefined, values }
}

/** What the actor may do with the fields of one record. */
interface FieldRights {
  readonly visible: (field: FieldModel) => boolean
  readonly closed: (name: string) => boolean
}

function read(object: LiveObject, input: Values, mode: 'create' | 'update', { visible, closed }: FieldRights) {
  const problems: RecordProblem[] = []
  const open: Values = {}
  for (const [name, value] of Object.entries(input)) {
    const field = object.model.fields.get(name)
    if (!field || !visible(field)) problems.push(unknownField(object, name, visible))
    else if (closed(name)) problems.push(readOnly(name))
    else open[name] = value
  }
  const reading = readRecord(mode === 'create' ? withoutDemands(object.model, closed) : object.model, open, mode)
  if ('problems' in reading) return { values: referencesIn(object, open), problems: [...problems, ...reading.problems] }
  return { values: (mode === 'create' ? withoutBlanks(reading.values) : reading.values) as Document, problems }
}

/** Of a record that is wrong elsewhere: what it points to, so that a bad reference is told at the same time. */
function referencesIn(object: LiveObject, values: Values): Document {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] =>
        object.model.fields.get(entry[0])?.target !== undefined && typeof entry[1] === 'string' && isId(entry[1]),
    ),
  )
}

/** Nobody can be asked to fill in what they may not write. */
function withoutDemands(model: ObjectModel, closed: (name: string) => boolean): ObjectModel {
  const demanded = [...model.fields.values()].filter((field) => field.required && closed(field.name))
  if (demanded.length === 0) return model
  const relaxed = demanded.map((field): [string, FieldModel] => [field.name, { ...field, required: false }])
  return { ...model, fields: new Map([...model.fields, ...relaxed]) }
}

function unknownField(object: LiveObject, name: string, visible: (field: FieldModel) => boolean): RecordProblem {
  const names = [...object.model.fields.values()].filter(visible).map((field) => field.name)
  const hint = didYouMean(name, names)
  const shown = name.slice(0, 60)
  return {
    field: name,
    code: 'unknown',
    message: {
      en: `There is no field "${shown}".${hint ? ` ${hint.en}` : ''}`,
      'zh-CN': `没有字段“${shown}”。${hint?.['zh-CN'] ?? ''}`,
    },
  }
}

function readOnly(field: string): RecordProblem {
  return {
    field,
    code: 'readOnly',
    message: { en: 'You may not write this field.', 'zh-CN': '您无权填写此字段。' },
  }
}

function withoutBlanks(values: Document): Document {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

function changedOnly(before: Document, after: Document): Document {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value)),
  )
}

/** Those that are cleared as well. */
function changedNames(before: Document, after: Document): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

async function giveNumbers(context: Context, object: LiveObject, drafts: { document: Document }[]): Promise<void> {
  for (const field of object.model.fields.values()) {
    if (field.type !== 'autoNumber') continue
    const without = drafts.filter((draft) => draft.document[field.name] === undefined)
    if (without.length === 0) continue
    const start = Number(field.document.start ?? 1)
    const first = await takeNumbers(context.db, context.view, object, field.name, without.length, start)
    without.forEach((draft, i) => {
      draft.document = { ...draft.document, [field.name]: formatAutoNumber(field, first + i) }
    })
  }
}

/** Notes when a record came to its stage, unless whoever moves it says so. */
function noteStage({ now, today }: Context, { model }: LiveObject, before: Document, after: Document): Document {
  const { stages } = model
  const since = stages?.since === undefined ? undefined : model.fields.get(stages.since)
  if (stages === undefined || since === undefined || before[stages.field] === after[stages.field]) return after
  if ((before[since.name] ?? null) !== (after[since.name] ?? null)) return after
  return { ...after, [since.name]: since.type === 'date' ? today : now.toISOString() }
}

function brokenTransition(object: LiveObject, before: Document, after: Document): RecordProblem[] {
  const { stages } = object.model
  if (!stages) return []
  const [from, to] = [before[stages.field], after[stages.field]]
  if (typeof from !== 'string' || typeof to !== 'string' || from === to) return []
  const allowed = stages.transitions.get(from)
  if (!allowed || allowed.includes(to)) return []
  const label = (value: string, language: 'en' | 'zh-CN') => {
    const option = object.model.fields.get(stages.field)?.options?.find((entry) => entry.value === value)
    return option?.label[language] ?? option?.label.en ?? value
  }
  const list = (language: 'en' | 'zh-CN') =>
    allowed.map((value) => label(value, language)).join(language === 'en' ? ', ' : '、')
  return [
    {
      field: stages.field,
      code: 'transition',
      message: {
        en: `It cannot go from "${label(from, 'en')}" to "${label(to, 'en')}". ${allowed.length === 0 ? 'This stage is final.' : `Possible: ${list('en')}.`}`,
        'zh-CN': `不能从“${label(from, 'zh-CN')}”变为“${label(to, 'zh-CN')}”。${allowed.length === 0 ? '此阶段为最终阶段。' : `可变为：${list('zh-CN')}。`}`,
      },
    },
  ]
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
}
