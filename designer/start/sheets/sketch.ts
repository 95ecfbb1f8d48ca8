/**
 * A proposal while people correct it: what is left out, and what each change means for the rest. Nothing here is made
 * before they say so. No React.
 */
import {
  type Column,
  columnsOf,
  type Proposal,
  type ProposedField,
  type ProposedObject,
  type ProposedType,
  propose,
  type Reading,
  readAs,
  readAsOptions,
  readAsRelation,
  type Sheet,
  withDatePattern,
} from '@attain/engine/import/propose'

export interface SketchField extends ProposedField {
  readonly isLeftOut: boolean
}

export interface SketchObject extends Omit<ProposedObject, 'fields'> {
  readonly fields: readonly SketchField[]
  readonly isLeftOut: boolean
}

export interface Sketch {
  readonly sheets: readonly Sheet[]
  readonly objects: readonly SketchObject[]
}

export type Edit =
  | { readonly do: 'object'; readonly at: number; readonly change: ObjectChange }
  | { readonly do: 'field'; readonly at: number; readonly field: number; readonly change: FieldChange }
  | { readonly do: 'type'; readonly at: number; readonly field: number; readonly type: ProposedType }
  | { readonly do: 'date'; readonly at: number; readonly field: number; readonly pattern: string }
  | { readonly do: 'options'; readonly at: number; readonly field: number; readonly labels: readonly string[] }
  | { readonly do: 'target'; readonly at: number; readonly field: number; readonly object: string }

type ObjectChange = Partial<Pick<SketchObject, 'label' | 'pluralLabel' | 'name' | 'nameField' | 'isLeftOut'>>
type FieldChange = Partial<Pick<SketchField, 'label' | 'name' | 'required' | 'unique' | 'isLeftOut'>>

export function beginSketch(sheets: readonly Sheet[], taken: Iterable<string>): Sketch {
  const { objects } = propose(sheets, taken)
  return {
    sheets,
    objects: objects.map((object) => ({
      ...object,
      isLeftOut: false,
      fields: object.fields.map((field) => ({ ...field, isLeftOut: false })),
    })),
  }
}

export function edit(sketch: Sketch, change: Edit): Sketch {
  const object = sketch.objects[change.at]
  if (object === undefined) return sketch
  if (change.do === 'object') {
    const renamed = change.change.name
    const next = withObject(sketch, change.at, { ...object, ...change.change })
    return renamed === undefined ? next : withTargets(next, object.name, (target) => ({ ...target, object: renamed }))
  }
  const field = object.fields[change.field]
  if (field === undefined) return sketch
  if (change.do === 'field') return changeField(sketch, change.at, object, change.field, field, change.change)
  const reading = readingOf(sketch, object, field, change)
  return reading === undefined
    ? sketch
    : withField(sketch, change.at, change.field, withReading(field, reading, object))
}

/** What is to be made. A relation to what is left out is plain text. */
export function proposalOf({ objects, sheets }: Sketch): Proposal {
  const kept = objects.filter(({ isLeftOut }) => !isLeftOut)
  const names = new Set(kept.map(({ name }) => name))
  return {
    objects: kept.map(({ isLeftOut, fields, ...object }) => ({
      ...object,
      fields: fields.flatMap(({ isLeftOut, ...field }) => {
        if (isLeftOut) return []
        if (field.target === undefined || names.has(field.target.object)) return [field]
        const column = columnIn(sheets, object.sheet, field)
        return column === undefined ? [] : [plain(field, readAs(column, 'text'))]
      }),
    })),
  }
}

/** What a column can be related to: objects that are told apart by a field that fits. */
export function targetsFor(sketch: Sketch): readonly SketchObject[] {
  return sketch.objects.filter((object) => !object.isLeftOut && keyOf(object) !== undefined)
}

function keyOf(object: SketchObject): SketchField | undefined {
  const named = object.fields.find(({ name }) => name === object.nameField)
  return named?.unique === true ? named : object.fields.find(({ unique }) => unique)
}

function readingOf(
  sketch: Sketch,
  object: SketchObject,
  field: SketchField,
  change: Exclude<Edit, { do: 'object' | 'field' }>,
): Reading | undefined {
  const column = columnIn(sketch.sheets, object.sheet, field)
  if (column === undefined) return undefined
  switch (change.do) {
    case 'date':
      return withDatePattern(
        column,
        field.type === 'datetime' ? 'datetime' : 'date',
        change.pattern,
        [
          ...new Set([
            ...(field.evidence.alternatives ?? []),
            ...(field.format?.date === undefined ? [] : [field.format.date]),
          ]),
        ].filter((pattern) => pattern !== change.pattern),
      )
    case 'options':
      return readAsOptions(column, change.labels)
    case 'target':
      return relation(sketch, column, change.object)
    case 'type': {
      if (change.type === 'autoNumber') return undefined
      if (change.type !== 'lookup') return readAs(column, change.type)
      const readings = targetsFor(sketch).flatMap(({ name }) => relation(sketch, column, name) ?? [])
      return readings.reduce<Reading | undefined>(
        (best, one) => (best === undefined || one.evidence.fits > best.evidence.fits ? one : best),
        undefined,
      )
    }
  }
}

function relation(sketch: Sketch, column: Column, name: string): Reading | undefined {
  const object = sketch.objects.find((one) => one.name === name)
  const key = object === undefined ? undefined : keyOf(object)
  const keyColumn = object === undefined || key === undefined ? undefined : columnIn(sketch.sheets, object.sheet, key)
  if (object === undefined || key === undefined || keyColumn === undefined) return undefined
  return readAsRelation(column, { target: { object: name, field: key.name }, sheet: object.sheet, column: keyColumn })
}

const columnsBySheet = new WeakMap<Sheet, readonly Column[]>()

function columnIn(sheets: readonly Sheet[], name: string, { column }: ProposedField): Column | undefined {
  const sheet = sheets.find((one) => one.name === name)
  if (sheet === undefined || column === undefined) return undefined
  const columns = columnsBySheet.get(sheet) ?? columnsOf(sheet)
  columnsBySheet.set(sheet, columns)
  return columns.find(({ header }) => header === column)
}

/** The field taken for something else: it keeps its names, and is required only if all rows can be read. */
function withReading(field: SketchField, reading: Reading, object: SketchObject): SketchField {
  const { isLeftOut } = field
  return { ...plain(field, reading), required: field.required && reading.evidence.fits === object.rowCount, isLeftOut }
}

const UNIQUE_TYPES: ReadonlySet<ProposedType> = new Set(['text', 'number', 'email', 'phone', 'url'])

export function canBeUnique({ type }: ProposedField): boolean {
  return UNIQUE_TYPES.has(type)
}

function plain({ column, name, label, required, unique }: ProposedField, reading: Reading): ProposedField {
  return {
    ...reading,
    ...(column === undefined ? {} : { column }),
    ...{ name, label, required, unique: unique && UNIQUE_TYPES.has(reading.type) },
  }
}

function changeField(
  sketch: Sketch,
  at: number,
  object: SketchObject,
  index: number,
  field: SketchField,
  change: FieldChange,
): Sketch {
  const next = withField(sketch, at, index, { ...field, ...change })
  const { name } = change
  if (name === undefined) return next
  const renamed = next.objects[at] as SketchObject
  const kept = withObject(next, at, {
    ...renamed,
    ...(object.nameField === field.name ? { nameField: name } : {}),
    ...(object.stageField === field.name ? { stageField: name } : {}),
  })
  return withTargets(kept, object.name, (target) => (target.field === field.name ? { ...target, field: name } : target))
}

function withTargets(
  sketch: Sketch,
  object: string,
  change: (target: NonNullable<Reading['target']>) => NonNullable<Reading['target']>,
): Sketch {
  return {
    ...sketch,
    objects: sketch.objects.map((one) => ({
      ...one,
      fields: one.fields.map((field) =>
        field.target?.object === object ? { ...field, target: change(field.target) } : field,
      ),
    })),
  }
}

function withObject(sketch: Sketch, at: number, object: SketchObject): Sketch {
  return { ...sketch, objects: sketch.objects.with(at, object) }
}

function withField(sketch: Sketch, at: number, index: number, field: SketchField): Sketch {
  const object = sketch.objects[at] as SketchObject
  const isStage = object.stageField === field.name && field.type !== 'select'
  const { stageField, ...rest } = object
  return withObject(sketch, at, {
    ...(isStage || stageField === undefined ? rest : object),
    fields: object.fields.with(index, field),
  })
}
