import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fieldTypes } from '@attain/engine/fields'
import type { FieldModel, FieldType, Model, ObjectModel } from '@attain/engine/metadata'

/**
 * TypeScript for the objects of a model: per object the values of a record and what may be written, and a client
 * with one property per object. The part that is the same for all models is `object-client.ts`, taken as it is.
 */
export function generateTypes(model: Model): string {
  const objects = [...model.objects.values()]
  return `${[
    `// Types of the application "${model.app.name}", written by "attain types". Run it again when the application changes.`,
    readFileSync(join(import.meta.dirname, 'object-client.ts'), 'utf8').trim(),
    ...objects.flatMap((object) => [valuesOf(object), inputOf(object)]),
    clientOf(objects),
  ].join('\n\n')}\n`
}

function valuesOf(object: ObjectModel): string {
  const fields = declaredFields(object).map((field) => {
    const type = valueType(field)
    return `${comment(field.label.en, 1)}  readonly ${field.name}: ${field.required ? type : nullable(type)}\n`
  })
  const name = `${typeName(object)}Values`
  return `${comment(`${object.label.en}. Values that the key may not read are missing.`, 0)}export interface ${name} extends BuiltInValues {\n${fields.join('')}}`
}

function inputOf(object: ObjectModel): string {
  const fields = declaredFields(object)
    .filter((field) => !fieldTypes[field.type].readOnly)
    .map((field) => {
      const mustBeGiven =
        field.required && field.document.default === undefined && field.document.defaultFormula === undefined
      const type = inputType(field)
      return `  ${field.name}${mustBeGiven ? '' : '?'}: ${field.required ? type : nullable(type)}\n`
    })
  const owner = object.fields.has('owner') ? '  owner?: Id | null\n' : ''
  return `export interface ${typeName(object)}Input {\n${fields.join('')}${owner}}`
}

function clientOf(objects: readonly ObjectModel[]): string {
  const properties = objects.map((object) => {
    const type = `ObjectClient<${typeName(object)}Values, ${typeName(object)}Input>`
    return `${comment(object.pluralLabel.en, 1)}  readonly ${object.name}: ${type}\n`
  })
  const made = objects.map((object) => `    this.${object.name} = new ObjectClient('${object.name}', options)\n`)
  const example = `/**\n * One client for the application:\n * \`const client = new AttainClient({ url, key }); for await (const each of client.${objects.at(-1)?.name}.all()) …\`\n */\n`
  return `${example}export class AttainClient {\n${properties.join('')}\n  constructor(options: ClientOptions) {\n${made.join('')}  }\n}`
}

/** Declared fields and the record type; the other built-in fields are the same for all objects. */
function declaredFields(object: ObjectModel): FieldModel[] {
  return [...object.fields.values()].filter((field) => !field.builtIn || field.name === 'record_type')
}

/** By the type of the values. */
const valueTypes: Readonly<Record<FieldType, string>> = {
  text: 'string',
  longText: 'string',
  number: 'Decimal',
  currency: 'Decimal',
  percent: 'Decimal',
  boolean: 'boolean',
  date: 'Day',
  datetime: 'Moment',
  select: 'string',
  multiSelect: 'string',
  lookup: 'Id',
  masterDetail: 'Id',
  autoNumber: 'string',
  email: 'string',
  phone: 'string',
  url: 'string',
  user: 'Id',
  team: 'Id',
  tags: 'readonly string[]',
  attachment: 'readonly StoredFile[]',
  address: 'Address',
  // what is computed is a value of one of the others
  formula: 'never',
  rollup: 'never',
}

function valueType(field: FieldModel): string {
  const type = field.valueType
  const options = field.options?.map(({ value }) => JSON.stringify(value)).join(' | ') || 'never'
  if (type === 'select') return options
  if (type === 'multiSelect') return `readonly (${options})[]`
  return valueTypes[type]
}

function inputType(field: FieldModel): string {
  const type = valueType(field)
  return type === 'Decimal' ? 'Decimal | number' : type
}

function nullable(type: string): string {
  return `${type} | null`
}

/** `exchange_rate` → `ExchangeRate`. */
function typeName({ name }: ObjectModel): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

function comment(text: string, depth: number): string {
  return `${'  '.repeat(depth)}/** ${text.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')} */\n`
}
