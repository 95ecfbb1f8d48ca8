import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bundleFromDocuments, compileBundle, type Model } from '../../metadata/index.ts'
import { preparePlan, readCsvRows, runImport } from '../index.ts'
import { documentsOf, importFilesOf, type Proposal, propose, readCsvSheet, type Sheet, sheetOf } from './index.ts'

interface Case {
  readonly name: string
  readonly in: Readonly<Record<string, readonly (readonly string[])[]>>
  readonly taken?: readonly string[]
  readonly out: Readonly<Record<string, readonly string[]>>
}

const folder = new URL('./cases/', import.meta.url)
const cases = readdirSync(folder).map((file): Case => JSON.parse(readFileSync(new URL(file, folder), 'utf8')))

/** What a field is proposed as, in one line. */
function shownFields({ objects }: Proposal): Record<string, string[]> {
  return Object.fromEntries(
    objects.map((object) => [
      `${object.name} "${object.label}" known by ${object.nameField}${object.stageField === undefined ? '' : `, path ${object.stageField}`}`,
      [
        ...object.fields.map((field) => {
          const { evidence, options, target, format, corrections } = field
          return [
            `${field.name} "${field.label}" ${field.type}`,
            ...(field.required ? ['required'] : []),
            ...(field.unique ? ['unique'] : []),
            ...(options === undefined
              ? []
              : [
                  `[${options.map(({ value, outcome }) => value + (outcome === undefined ? '' : `:${outcome}`)).join(' ')}]`,
                ]),
            ...(target === undefined ? [] : [`→ ${target.object}.${target.field}`]),
            ...Object.entries(format ?? {}).map(([key, value]) => `${key} ${value}`),
            ...(field.currency === undefined ? [] : [field.currency]),
            ...(field.scale === undefined ? [] : [`scale ${field.scale}`]),
            ...(field.pattern === undefined ? [] : [field.pattern]),
            ...Object.entries(corrections ?? {}).map(([from, to]) => `${from} = ${to}`),
            `${evidence.fits} of ${evidence.filled}`,
            ...evidence.misfits.map(({ text, count, line }) => `not ${text} ×${count} line ${line}`),
            ...evidence.repeated.map(({ text, count }) => `twice ${text} ×${count}`),
            ...(evidence.alternatives === undefined ? [] : [`or ${evidence.alternatives.join(', ')}`]),
          ].join(' ')
        }),
        ...object.repeatedRows.map(({ line, first }) => `line ${line} is line ${first}`),
      ],
    ]),
  )
}

const sheetsOf = (files: Case['in']): Sheet[] =>
  Object.entries(files).flatMap(([name, rows]) => {
    const sheet = sheetOf(
      name,
      rows.map((cells, index) => ({ line: index + 1, cells })),
    )
    return sheet === undefined ? [] : [sheet]
  })

function modelOf(proposal: Proposal): Model {
  const around = [
    { kind: 'app', name: 'trial', label: { en: 'Trial' }, languages: ['en'], formatVersion: 1 },
    { kind: 'role', name: 'administrator', label: { en: 'Administrator' }, administrator: true },
  ]
  const { problems, model } = compileBundle(bundleFromDocuments([...around, ...documentsOf(proposal)]))
  expect(problems).toEqual([])
  return model as Model
}

/** Imports every sheet as `attain import-all` does, and gives what would be sent. */
async function importInto(model: Model, files: ReadonlyMap<string, string>) {
  const maps = new Map<string, unknown>(
    [...files].filter(([name]) => name.endsWith('.json')).map(([name, text]) => [name, JSON.parse(text)]),
  )
  const sent: Record<string, number> = {}
  const rejected: string[] = []
  for (const { step, mapping } of preparePlan(JSON.parse(files.get('plan.json') ?? ''), maps, model.objects)) {
    await runImport({
      mapping,
      source: { open: () => readCsvRows([files.get(step.file) ?? ''], ',') },
      send: ({ records }) => {
        sent[mapping.object.name] = (sent[mapping.object.name] ?? 0) + records.length
        return Promise.resolve({ created: records.length, updated: 0, unchanged: 0, failed: [] })
      },
      onReject: ({ line, problems }) => void rejected.push(`${step.file}:${line} ${problems[0]?.message.en}`),
    })
  }
  return { sent, rejected }
}

describe('what is proposed for sheets', () => {
  test.each(cases)('$name', ({ in: files, taken, out }) => {
    const proposal = propose(sheetsOf(files), taken)
    expect(shownFields(proposal)).toEqual(out)
    if (taken === undefined) modelOf(proposal)
  })

  test('a sheet needs a header', () => {
    expect(sheetOf('empty', [{ line: 1, cells: ['', ' '] }])).toBeUndefined()
  })

  test('CSV is read whatever separates its columns, broken lines aside', async () => {
    const { sheet, brokenLines } = await readCsvSheet('a', '\uFEFFname;"a,b"\nx;1\n"y"z;2\n')
    expect(sheet?.header).toEqual(['name', 'a,b'])
    expect(sheet?.rows).toEqual([{ line: 2, cells: ['x', '1'] }])
    expect(brokenLines).toEqual([3])
  })
})

const real = process.env.ATTAIN_CRM_DATA ?? '../shared/data/crm-sales-opportunities'

describe.skipIf(!existsSync(real))('the files of a sales team', async () => {
  const names = ['accounts', 'products', 'sales_teams', 'sales_pipeline']
  const read = existsSync(real) ? names : []
  const sheets = await Promise.all(
    read.map(async (name) => (await readCsvSheet(name, readFileSync(`${real}/${name}.csv`, 'utf8'))).sheet as Sheet),
  )
  const proposal = propose(sheets)
  const [accounts, products, teams, pipeline] = proposal.objects.map(
    ({ fields }) => new Map(fields.map((field) => [field.name, field])),
  )

  test('hang together', () => {
    expect(proposal.objects.map(({ name, nameField, stageField }) => [name, nameField, stageField])).toEqual([
      ['account', 'account', undefined],
      ['product', 'product', undefined],
      ['sales_team', 'sales_agent', undefined],
      ['sales_pipeline', 'opportunity_id', 'deal_stage'],
    ])
    expect(accounts?.get('subsidiary_of')?.target).toEqual({ object: 'account', field: 'account' })
    expect(pipeline?.get('sales_agent')?.target).toEqual({ object: 'sales_team', field: 'sales_agent' })
    expect(pipeline?.get('account')).toMatchObject({ required: false, target: { object: 'account' } })
    expect(pipeline?.get('product')).toMatchObject({
      corrections: { GTXPro: 'GTX Pro' },
      target: { object: 'product' },
    })
    expect(pipeline?.get('deal_stage')?.options?.map(({ value, outcome }) => `${value} ${outcome}`)).toEqual([
      'prospecting open', 'engaging open', 'won won', 'lost lost',
    ]) // biome-ignore format: one list
    expect(pipeline?.get('close_date')).toMatchObject({ type: 'date', format: { date: 'd-M-yy' } })
    expect([accounts?.get('revenue')?.type, products?.get('sales_price')?.type, teams?.get('manager')?.type]).toEqual([
      'currency', 'currency', 'select',
    ]) // biome-ignore format: one list
  })

  test('make a bundle without a problem, into which all their rows go', async () => {
    const { sent, rejected } = await importInto(modelOf(proposal), importFilesOf(proposal, sheets))
    expect(rejected).toEqual([])
    // accounts that name another one are sent a second time, when all are there
    expect(sent).toMatchObject({ product: 7, sales_team: 35, sales_pipeline: 8800 })
  })
})
