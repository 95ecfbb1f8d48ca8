/** Fields of system objects that name a document, or a part of one: whoever fills them in chooses among the application's, by label. */
import { isOfKind, type Source } from '../bundle.ts'
import type { FieldDocument, ObjectDocument, Option } from '../kinds/object/types.generated.ts'
import type { Text } from '../model.ts'

interface Named {
  readonly name: string
  readonly label: Text
}

type Choices = (sources: readonly Source[]) => readonly Named[]

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

/** By object, then by field. */
const naming: ReadonlyMap<string, ReadonlyMap<string, Choices>> = new Map(
  Object.entries({
    kpi_entry: { kpi },
    target_value: { target },
    target_change: { target },
    forecast_line: { target },
    plan_assignment: { plan, role, component },
    objective_result: { plan, component: withObjectives, objective },
    commission_dispute: { plan },
  }).map(([object, fields]) => [object, new Map<string, Choices>(Object.entries(fields))]),
)

/** Whether the options of a field are documents of the application, or parts of them. */
export function hasDocumentOptions(object: string, field: string): boolean {
  return naming.get(object)?.has(field) === true
}

/** The object with the documents among `sources` as options of the fields that name one. */
export function withDocumentOptions(document: ObjectDocument, sources: readonly Source[]): ObjectDocument {
  const own = naming.get(document.name)
  if (own === undefined) return document
  return {
    ...document,
    fields: (document.fields ?? []).map((field): FieldDocument => {
      const choices = own.get(field.name)?.(sources)
      return choices === undefined ? field : { ...field, options: optionsOf(choices) }
    }),
  }
}

/** Parts of several documents may have the same name: it has all their labels. */
function optionsOf(choices: readonly Named[]): Option[] {
  const names = new Set(choices.map(({ name }) => name))
  return [...names].map((value) => ({ value, label: joined(choices.filter(({ name }) => name === value)) }))
}

function joined(same: readonly Named[]): Text {
  const inLanguage = (language: keyof Text) =>
    [...new Set(same.map(({ label }) => label[language] ?? label.en))].join(' / ')
  return { en: inLanguage('en'), 'zh-CN': inLanguage('zh-CN') }
}
