/** Fields of system objects that name a document, or a part of one: whoever fills them in chooses among the application's, by label. */
import { isOfKind, type Source } from '../bundle.ts'
import type { FieldDocument, ObjectDocument, Option } from '../kinds/object/types.generated.ts'
import type { Text } from '../model.ts'

interface Choice {
  readonly name: string
  readonly label: Text
}

type Choices = (sources: readonly Source[]) => readonly Choice[]

const documentsOf =
  <K extends 'commission-plan' | 'kpi' | 'role' | 'target'>(kind: K) =>
  (sources: readonly Source[]) =>
    sources.flatMap((source) => (isOfKind(source, kind) ? [source.document] : []))

const target = documentsOf('target')
const plan = documentsOf('commission-plan')
const role = documentsOf('role')
const kpi: Choices = (sources) => documentsOf('kpi')(sources).filter(({ measure }) => measure.from === 'entries')
const component = (sources: readonly Source[]) => plan(sources).flatMap(({ components }) => components)
const withObjectives: Choices = (sources) => component(sources).filter(({ measure }) => measure.from === 'objectives')
const objective: Choices = (sources) =>
  component(sources).flatMap(({ measure }) => (measure.from === 'objectives' ? measure.objectives : []))

const choices = { target, plan, role, kpi, component, withObjectives, objective } satisfies Record<string, Choices>

/** What a field names. */
export type Named = keyof typeof choices

/** By object, then by field. */
const naming: ReadonlyMap<string, ReadonlyMap<string, Named>> = new Map(
  Object.entries<Readonly<Record<string, Named>>>({
    kpi_entry: { kpi: 'kpi' },
    target_value: { target: 'target' },
    target_change: { target: 'target' },
    forecast_line: { target: 'target' },
    plan_assignment: { plan: 'plan', role: 'role', component: 'component' },
    objective_result: { plan: 'plan', component: 'withObjectives', objective: 'objective' },
    commission_dispute: { plan: 'plan' },
  }).map(([object, fields]) => [object, new Map(Object.entries(fields))]),
)

/** What the options of a field are; undefined where they are no documents of the application, nor parts of them. */
export function namedBy(object: string, field: string): Named | undefined {
  return naming.get(object)?.get(field)
}

/** The object with the documents among `sources` as options of the fields that name one. */
export function withDocumentOptions(document: ObjectDocument, sources: readonly Source[]): ObjectDocument {
  const own = naming.get(document.name)
  if (own === undefined) return document
  return {
    ...document,
    fields: (document.fields ?? []).map((field): FieldDocument => {
      const named = own.get(field.name)
      return named === undefined ? field : { ...field, options: optionsOf(choices[named](sources)) }
    }),
  }
}

/** Parts of several documents may have the same name: it has all their labels. */
function optionsOf(all: readonly Choice[]): Option[] {
  const names = new Set(all.map(({ name }) => name))
  return [...names].map((value) => ({ value, label: joined(all.filter(({ name }) => name === value)) }))
}

function joined(same: readonly Choice[]): Text {
  const inLanguage = (language: keyof Text) =>
    [...new Set(same.map(({ label }) => label[language] ?? label.en))].join(' / ')
  return { en: inLanguage('en'), 'zh-CN': inLanguage('zh-CN') }
}
