import { builtInNames } from '../../built-in-fields.ts'
import { type Bundle, mustBeGiven, nameFieldOf, targetOf } from '../../bundle.ts'
import { type Finding, problem } from '../../problem.ts'
import { givenTwice, namedTwice } from '../named-twice.ts'
import { checkField } from './check-field.ts'
import type { ObjectDocument } from './types.generated.ts'

/** Types that a record can be known by: short text that everyone can read. */
const nameTypes = new Set(['text', 'autoNumber', 'email', 'phone'])

/** What an object's schema cannot say. */
export function* checkObject(document: ObjectDocument, bundle: Bundle): Generator<Finding> {
  const { name, fields = [] } = document
  yield* checkExtension(document, bundle)
  yield* namedTwice(fields, '/fields')
  for (const [index, field] of fields.entries()) yield* checkField(field, `/fields/${index}`, name, bundle)
  yield* checkNameField(document, bundle)
  yield* checkMasters(document, bundle)
  yield* namedTwice(document.recordTypes, '/recordTypes')
  if ((document.recordTypes ?? []).filter((type) => type.default === true).length > 1)
    yield problem('several-defaults', '/recordTypes', { what: { en: 'record type', 'zh-CN': '记录类型' } })
  yield* checkStages(document, bundle)
  yield* namedTwice(document.validations, '/validations')
  yield* checkVisibility(document, bundle)
}

function* checkExtension(document: ObjectDocument, bundle: Bundle): Generator<Finding> {
  const system = bundle.sources.find((source) => source.system && source.id === `object:${document.name}`)
  const isSystem = system?.document === document
  if (document.extends === true) {
    if (system === undefined) yield problem('nothing-to-extend', '/extends', { found: document.name })
    const inherited = new Set((system?.document as ObjectDocument | undefined)?.fields?.map((field) => field.name))
    for (const [index, field] of (document.fields ?? []).entries())
      if (inherited.has(field.name)) yield problem('duplicate-name', `/fields/${index}/name`, { found: field.name })
    return
  }
  if (system !== undefined && !isSystem)
    yield problem(
      'shadows-system',
      '/name',
      { found: document.name },
      {
        en: 'Set "extends" to true to add fields to it, or choose another name.',
        'zh-CN': '若要为它添加字段，请将 "extends" 设为 true；否则请换一个名称。',
      },
    )
  if (document.label === undefined) yield problem('missing-property', '/label', { property: 'label' })
}

function* checkNameField(document: ObjectDocument, bundle: Bundle): Generator<Finding> {
  if (document.extends === true && document.nameField === undefined) return
  const field = bundle.objects.get(document.name)?.fields.get(nameFieldOf(document))
  if (field === undefined) return
  const tooLong = field.type === 'text' && (field.maxLength ?? 0) > 500
  if (!nameTypes.has(field.type) || builtInNames.has(field.name) || tooLong)
    yield problem('name-field-type', document.nameField === undefined ? '' : '/nameField', {
      field: field.name,
      found: tooLong ? { en: 'text of more than 500 characters', 'zh-CN': '超过 500 个字符的文本' } : field.type,
      expected: [...nameTypes].join(', '),
    })
}

function* checkMasters(document: ObjectDocument, bundle: Bundle): Generator<Finding> {
  const all = bundle.objects.get(document.name)?.document.fields ?? []
  const first = all.find((field) => field.type === 'masterDetail')
  if (document.sharing === 'parent' && first === undefined) yield problem('sharing-needs-parent', '/sharing', {})
  for (const [index, field] of (document.fields ?? []).entries()) {
    if (field.type !== 'masterDetail') continue
    if (first !== undefined && field !== first)
      yield problem('several-masters', `/fields/${index}/type`, { first: first.name })
    else yield* checkCircle(document.name, `/fields/${index}/target`, bundle)
  }
}

/** Follows the masters upwards; whoever meets itself again is in a circle. */
function* checkCircle(start: string, place: string, bundle: Bundle): Generator<Finding> {
  const way = [start]
  let above = masterOf(start, bundle)
  while (above !== undefined && !way.includes(above)) {
    way.push(above)
    above = masterOf(above, bundle)
  }
  if (above === start) yield problem('circular-master-detail', place, { found: [...way, above].join(' → ') })
}

function masterOf(object: string, bundle: Bundle): string | undefined {
  const master = bundle.objects.get(object)?.document.fields?.find((field) => field.type === 'masterDetail')
  return master === undefined ? undefined : targetOf(master)
}

function* checkStages(document: ObjectDocument, bundle: Bundle): Generator<Finding> {
  if (document.stages === undefined) return
  const { field: name, since, dates, transitions } = document.stages
  yield* givenTwice(transitions ?? [], 'from', '/stages/transitions')
  const field = bundle.objects.get(document.name)?.fields.get(name)
  if (field !== undefined && field.type !== 'select')
    yield problem('stage-field-type', '/stages/field', { field: name, found: field.type })
  const noted = since === undefined ? undefined : bundle.objects.get(document.name)?.fields.get(since)
  if (noted !== undefined && noted.type !== 'date' && noted.type !== 'datetime')
    yield problem('stage-since-type', '/stages/since', { field: noted.name, found: noted.type })
  yield* givenTwice(dates ?? [], 'stage', '/stages/dates')
  for (const [index, date] of (dates ?? []).entries()) {
    const dated = bundle.objects.get(document.name)?.fields.get(date.field)
    if (dated !== undefined && dated.type !== 'date' && dated.type !== 'datetime')
      yield problem('stage-since-type', `/stages/dates/${index}/field`, { field: dated.name, found: dated.type })
  }
}

function* checkVisibility(document: ObjectDocument, bundle: Bundle): Generator<Finding> {
  const layouts = bundle.layoutsOf(document.name)
  if (layouts.length === 0) return
  const shown = new Set(
    layouts.flatMap(({ document: layout }) =>
      layout.sections.flatMap((section) => section.fields.map((one) => one.field)),
    ),
  )
  for (const [index, field] of (document.fields ?? []).entries())
    if (mustBeGiven(field) && !shown.has(field.name))
      yield problem('required-hidden', `/fields/${index}/required`, { field: field.name, object: document.name })
}
