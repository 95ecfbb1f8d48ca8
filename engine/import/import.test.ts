import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FieldModel } from '../metadata/model.ts'
import {
  type BrokenRow,
  bindHeader,
  describeProblem,
  type ImportableObject,
  type ImportBatch,
  type ImportBatchReport,
  ImportInterrupted,
  type ImportMapping,
  ImportRefused,
  importProblem,
  mapRow,
  parseMap,
  parsePlan,
  type RejectedRow,
  type RowValues,
  runImport,
  type SourceRow,
} from './index.ts'

function field(name: string, type: FieldModel['type'], more: Partial<FieldModel> = {}): [string, FieldModel] {
  const label = { en: name, 'zh-CN': name }
  const document = { name, label, type, ...(more.options === undefined ? {} : { options: [...more.options] }) }
  const model = { name, object: 'account', type, label, document, builtIn: false, required: false, unique: false }
  return [name, { ...model, search: false, ...more } as FieldModel]
}

const account: ImportableObject = {
  name: 'account',
  nameField: 'name',
  fields: new Map([
    field('name', 'text', { required: true, unique: true }),
    field('sector', 'select', { options: [{ value: 'technology', label: { en: 'Technology', 'zh-CN': '科技' } }] }),
    field('founded', 'date'),
    field('revenue', 'currency', { currency: 'USD', scale: 2 }),
    field('parent', 'lookup', { target: 'account' }),
    field('owner', 'user', { target: 'person', builtIn: true }),
    field('version', 'number', { builtIn: true }),
    field('number', 'autoNumber'),
  ]),
}
const person: ImportableObject = {
  name: 'person',
  nameField: 'name',
  fields: new Map([field('name', 'text'), field('email', 'email')]),
}
const findObject = (name: string) => [account, person].find((object) => object.name === name)

const map = {
  key: 'name',
  columns: {
    Account: 'name',
    Sector: { field: 'sector', values: { technolgy: 'technology' } },
    Founded: { field: 'founded', date: 'dd-MM-yy' },
    Revenue: { field: 'revenue', factor: '1000000' },
    Parent: 'parent',
    Owner: { field: 'owner', lookup: 'email' },
    Quarter: { ignore: true },
  },
}
const header = ['Account', 'Sector', 'Founded', 'Revenue', 'Parent', 'Owner', 'Quarter']

function mappingOf(json: unknown): ImportMapping {
  const parsed = parseMap(json, account, findObject)
  if ('problems' in parsed) throw new ImportRefused(parsed.problems)
  return parsed.mapping
}

function problemsOf(json: unknown): string[] {
  const parsed = parseMap(json, account, findObject)
  return 'problems' in parsed ? parsed.problems.map(({ code, path }) => `${code} ${path}`) : []
}

const row = (line: number, ...cells: string[]): SourceRow => ({ line, cells })

describe('a map', () => {
  test('that fits its object becomes a mapping', () => {
    const mapping = mappingOf(map)
    expect(mapping.key?.name).toBe('name')
    expect([...mapping.selfReferences]).toEqual(['parent'])
    expect(mapping.columns.get('Quarter')).toEqual([])
    expect(mapping.columns.get('Parent')?.[0]?.lookup).toBe('name')
  })

  test('reports everything that does not fit, with its place', () => {
    const columns = {
      A: 'nmae',
      B: 'version',
      C: 'number',
      D: { field: 'sector', lookup: 'name' },
      E: { field: 'parent', lookup: 'nam' },
      F: ['founded', 'founded'],
      G: { field: 'owner', date: 'DD-MM-YY' },
    }
    expect(problemsOf({ key: 'nme', columns, constants: { revenue: 'a lot', sector: 'technology' } })).toEqual([
      'unknown_field /columns/A',
      'read_only_field /columns/B',
      'read_only_field /columns/C',
      'lookup_not_reference /columns/D/lookup',
      'unknown_field /columns/E/lookup',
      'field_twice /columns/F/1',
      'invalid_date_pattern /columns/G/date',
      'refused /constants/revenue',
      'field_twice /constants/sector',
      'unknown_field /key',
    ])
    expect(problemsOf({ key: 'sector', columns: { S: 'sector' } })).toEqual(['key_not_unique /key'])
    expect(problemsOf({ key: 'name', columns: { S: 'sector' } })).toEqual(['key_not_mapped /key'])
  })

  test.each([
    [null, 'invalid_map /'],
    [{}, 'invalid_map /'],
    [{ columns: {} }, 'invalid_map /columns'],
    [{ columns: { A: 'name' }, colour: 1 }, 'invalid_map /'],
    [{ columns: { A: { field: 'name', decimal: ';' } } }, 'invalid_map /columns/A/decimal'],
    [{ columns: { A: 'name' }, delimiter: '||' }, 'invalid_map /delimiter'],
  ])('that is malformed is refused: %j', (json, expected) => {
    expect(problemsOf(json)).toContain(expected)
  })

  test('suggests the field that was meant, in both languages', () => {
    const parsed = parseMap({ columns: { A: 'sectr' } }, account, findObject)
    const problem = 'problems' in parsed ? parsed.problems[0]! : undefined
    expect(problem?.message.en).toContain('Did you mean “sector”?')
    expect(problem?.message['zh-CN']).toContain('“sector”')
  })

  test('takes constants as the API does, and names for references', () => {
    const mapping = mappingOf({
      columns: { A: 'name' },
      constants: { revenue: 5, owner: 'Ada', parent: { name: 'X' } },
    })
    expect(mapping.constants).toEqual({ revenue: '5.00', owner: { name: 'Ada' }, parent: { name: 'X' } })
  })

  test('plans are checked as well', () => {
    expect(parsePlan({ steps: [{ file: 'a.csv', map: 'a.json' }] }).steps).toHaveLength(1)
    expect(() => parsePlan({ steps: [{ file: 'a.csv' }] })).toThrow(ImportRefused)
  })
})

describe('a header', () => {
  const refused = (...names: string[]): string[] => {
    try {
      bindHeader(mappingOf(map), names)
      return []
    } catch (error) {
      if (!(error instanceof ImportRefused)) throw error
      return error.problems.map(({ code, column }) => `${code} ${column}`)
    }
  }

  test('may be in any order', () => {
    expect(refused(...header.toReversed())).toEqual([])
  })

  test('names missing, unknown and doubled columns at once', () => {
    expect(refused('Acount', 'Sector', 'Founded', 'Revenue', 'Parent', 'Owner', 'Sector')).toEqual([
      'unknown_column Acount',
      'duplicate_column Sector',
      'missing_column Account',
    ])
  })

  test('an ignored column may be missing; others may be ignored in general', () => {
    expect(refused(...header.filter((name) => name !== 'Quarter'))).toEqual([])
    expect(refused(...header, '#reason')).toEqual([])
    expect(() => bindHeader(mappingOf({ ...map, unmapped: 'ignore' }), [...header, 'Extra'])).not.toThrow()
  })

  test('that is blank means an empty file', () => {
    expect(refused('', ' ')).toEqual(['empty_file undefined'])
  })
})

describe('a row', () => {
  const bound = bindHeader(mappingOf(map), header)

  test('is read as the map says', () => {
    expect(mapRow(bound, row(2, ' Acme ', 'technolgy', '20-10-16', '1100.04', 'Globex', 'a@b.cn', 'Q4'))).toEqual({
      values: {
        name: 'Acme',
        sector: 'technology',
        founded: '2016-10-20',
        revenue: '1100040000.00',
        parent: { name: 'Globex' },
        owner: { email: 'a@b.cn' },
      },
    })
  })

  test('keeps blanks', () => {
    expect(mapRow(bound, row(2, 'Acme', '', '', '', '', '', ''))).toEqual({
      values: { name: 'Acme', sector: null, founded: null, revenue: null, parent: null, owner: null },
    })
  })

  test('names everything that is wrong with it', () => {
    const mapped = mapRow(bound, row(7, '', 'magic', '31-02-17', 'much', '', '', ''))
    const problems = 'problems' in mapped ? mapped.problems : []
    expect(problems.map(({ code, line, column }) => `${code} ${line} ${column}`)).toEqual([
      'required 7 Account',
      'invalid_value 7 Sector',
      'invalid_value 7 Founded',
      'invalid_value 7 Revenue',
    ])
    expect(describeProblem(problems[0]!, 'en')).toBe('line 7, column "Account": A value is required.')
    expect(describeProblem(problems[0]!, 'zh-CN')).toBe('第 7 行，列“Account”：必须填写。')
  })

  test('with too many or too few cells is refused', () => {
    const mapped = mapRow(bound, row(3, 'Acme'))
    expect('problems' in mapped && mapped.problems[0]?.code).toBe('wrong_cell_count')
  })
})

/** A store as the server is one: unique names, references by name, unchanged rows recognised. */
class Store {
  readonly records = new Map<string, string>()
  readonly batches: ImportBatch[] = []

  send = async (batch: ImportBatch): Promise<ImportBatchReport> => {
    this.batches.push(batch)
    const report = { created: 0, updated: 0, unchanged: 0, failed: [] as ImportBatchReport['failed'][number][] }
    const known = new Set(this.records.keys())
    batch.records.forEach(({ values }, index) => {
      const name = String(values.name)
      const parent = values.parent as { name: string } | null | undefined
      if (parent && !known.has(parent.name)) {
        const message = `no account named ${parent.name}`
        report.failed.push({ index, code: 'invalid_record', message, details: [{ field: 'parent', message }] })
        return
      }
      const text = JSON.stringify(values)
      const before = this.records.get(name)
      if (before === undefined) report.created++
      else if (before === text) report.unchanged++
      else report.updated++
      this.records.set(name, text)
    })
    return report
  }
}

function source(rows: readonly (SourceRow | BrokenRow)[]) {
  return {
    async *open() {
      yield row(1, 'Account', 'Parent')
      yield* rows
    },
  }
}

const simple = mappingOf({ key: 'name', columns: { Account: 'name', Parent: 'parent' } })

async function importRows(rows: readonly (SourceRow | BrokenRow)[], store: Store, more = {}) {
  const rejects: RejectedRow[] = []
  const onReject = (rejected: RejectedRow) => void rejects.push(rejected)
  const report = await runImport({ mapping: simple, source: source(rows), send: store.send, onReject, ...more })
  return { report, rejects }
}

describe('an import', () => {
  test('resolves references within the file in any order, and changes nothing the second time', async () => {
    const rows = [row(2, 'C', 'B'), row(3, 'B', 'A'), row(4, 'A', ''), row(5, 'D', 'C')]
    const store = new Store()
    const first = await importRows(rows, store, { batchRows: 2 })
    expect(first.report).toMatchObject({ rows: 4, created: 4, updated: 0, unchanged: 0, rejected: 0 })
    const second = await importRows(rows, store)
    expect(second.report).toMatchObject({ rows: 4, created: 0, updated: 0, unchanged: 4, rejected: 0 })
  })

  test('rejects what refers to nothing, and what refers to that', async () => {
    const { report, rejects } = await importRows(
      [row(2, 'A', 'Nobody'), row(3, 'B', 'A'), row(4, 'C', '')],
      new Store(),
    )
    expect(report).toMatchObject({ rows: 3, created: 1, rejected: 2 })
    expect(rejects.map(({ line, problems }) => `${line} ${problems[0]?.column} ${problems[0]?.message.en}`)).toEqual([
      '2 Parent no account named Nobody',
      '3 Parent no account named A',
    ])
  })

  test('counts repeated rows once and rejects contradicting ones', async () => {
    const rows = [row(2, 'A', ''), row(3, 'A', ''), row(4, 'A', 'A'), row(5, '', '')]
    const { report, rejects } = await importRows(rows, new Store())
    expect(report).toMatchObject({ rows: 4, created: 1, repeated: 1, rejected: 2 })
    expect(rejects.map(({ line, problems }) => `${line} ${problems[0]?.code}`)).toEqual([
      '4 repeated_key',
      '5 required',
    ])
  })

  test('a dry run finds the same and sends nothing', async () => {
    const store = new Store()
    const rows = [row(2, 'A', ''), row(3, 'A', ''), row(4, 'A', 'A'), row(5, '', '')]
    const { report, rejects } = await importRows(rows, store, { dryRun: true })
    expect(report).toMatchObject({ rows: 4, created: 0, repeated: 1, rejected: 2 })
    expect(rejects).toHaveLength(2)
    expect(store.batches).toEqual([])
  })

  test('keeps broken lines as they were', async () => {
    const problem = importProblem('broken_quote', { line: 3 }, { position: 2 })
    const { report, rejects } = await importRows([row(2, 'A', ''), { line: 3, raw: 'B,"x"y', problem }], new Store())
    expect(report).toMatchObject({ rows: 2, created: 1, rejected: 1 })
    expect(rejects[0]).toEqual({ line: 3, cells: ['B,"x"y'], problems: [problem] })
  })

  test('writes nothing when the file breaks off at its end', async () => {
    const store = new Store()
    const broken = {
      async *open() {
        yield row(1, 'Account', 'Parent')
        yield row(2, 'A', '')
        throw new ImportRefused([importProblem('open_quote', { line: 3 })])
      },
    }
    await expect(runImport({ mapping: simple, source: broken, send: store.send, batchRows: 1 })).rejects.toThrow(
      ImportRefused,
    )
    expect(store.batches).toEqual([])
  })

  test('that is interrupted says how far it came, and goes on from there', async () => {
    const store = new Store()
    const rows = Array.from({ length: 10 }, (_, i) => row(i + 2, `A${i}`, ''))
    let sent = 0
    const send = async (batch: ImportBatch) => {
      if (++sent > 2) throw new Error('connection lost')
      return store.send(batch)
    }
    const failure = await importRows(rows, store, { send, batchRows: 3 }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ImportInterrupted)
    expect((failure as ImportInterrupted).report).toMatchObject({ rows: 10, created: 6 })
    expect((await importRows(rows, store)).report).toMatchObject({ created: 4, unchanged: 6 })
  })

  test('tells its progress up to the end', async () => {
    const seen: [number, number][] = []
    const rows = Array.from({ length: 10 }, (_, i) => row(i + 2, `A${i}`, ''))
    await importRows(rows, new Store(), {
      batchRows: 4,
      onProgress: (done: number, of: number) => seen.push([done, of]),
    })
    expect(seen).toEqual([
      [4, 10],
      [8, 10],
      [10, 10],
    ])
  })

  test('property: whatever the order and the batches, every row is counted once and every tree arrives', async () => {
    const tree = fc
      .array(fc.nat(), { minLength: 1, maxLength: 40 })
      .map((parents) =>
        parents.map((seed, i) => ({ name: `n${i}`, parent: i === 0 || seed % 5 === 0 ? '' : `n${seed % i}` })),
      )
    await fc.assert(
      fc.asyncProperty(
        tree.chain((nodes) =>
          fc.tuple(fc.shuffledSubarray(nodes, { minLength: nodes.length }), fc.integer({ min: 1, max: 15 })),
        ),
        async ([nodes, batchRows]) => {
          const store = new Store()
          const rows = nodes.map(({ name, parent }, i) => row(i + 2, name, parent))
          const { report } = await importRows(rows, store, { batchRows })
          expect(report).toMatchObject({ rows: nodes.length, created: nodes.length, rejected: 0, repeated: 0 })
          for (const { name, parent } of nodes) {
            const values = JSON.parse(store.records.get(name)!) as RowValues
            expect(values.parent).toEqual(parent === '' ? null : { name: parent })
          }
          const again = await importRows(rows, store, { batchRows })
          expect(again.report).toMatchObject({ created: 0, updated: 0, unchanged: nodes.length })
        },
      ),
      { numRuns: 60 },
    )
  })

  test('property: rows add up, whatever the cells', async () => {
    const cells = fc.array(fc.oneof(fc.string(), fc.constantFrom('A', 'B', '')), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { maxLength: 30 }), async (lines) => {
        const { report, rejects } = await importRows(
          lines.map((each, i) => row(i + 2, ...each)),
          new Store(),
        )
        const { rows, created, updated, unchanged, repeated, rejected } = report
        expect(created + updated + unchanged + repeated + rejected).toBe(rows)
        expect(rejects).toHaveLength(rejected)
      }),
      { numRuns: 100 },
    )
  })
})
