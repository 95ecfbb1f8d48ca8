import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { readCsvRows } from '@attain/engine/import'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBundleFolder } from '../bundle-folder.ts'
import { runCli } from '../testing/run-cli.ts'
import { type ServedApplication, serveApplication } from '../testing/served-application.ts'

const root = resolve(import.meta.dirname, '../../..')
const example = join(root, 'metadata-examples/hardware-sales')
const plan = join(example, 'import/plan.json')
const workplace = mkdtempSync(join(tmpdir(), 'attain-cli-'))
let served: ServedApplication

beforeAll(async () => {
  served = await serveApplication()
})
afterAll(async () => {
  await served.application.close()
  rmSync(workplace, { recursive: true })
})

const inWorkplace = (name: string) => join(workplace, name)

function write(name: string, text: string): string {
  writeFileSync(inWorkplace(name), text)
  return inWorkplace(name)
}

const linesOf = (csv: string) => csv.split('\r\n').filter((line) => line !== '')

/** Runs an import of a small file with rejects beside it. */
function importText(object: string, text: string, map: object, ...more: string[]) {
  const file = write('rows.csv', text)
  const mapFile = write('map.json', JSON.stringify(map))
  return served.run(['import', object, file, '--map', mapFile, ...more], { folder: workplace })
}

async function count(object: string): Promise<number> {
  return (await served.administrator.post(`/api/records/${object}/count`, {})).body.count as number
}

describe('publishing', () => {
  test('shows what changes and asks before it does anything', async () => {
    const diff = await served.run(['diff', example])
    expect(diff).toMatchObject({ code: 1, errors: '' })
    expect(diff.output).toContain('object opportunity')
    expect(diff.output).toContain('~ currency')
    expect(await served.run(['publish', example])).toMatchObject({ code: 2 })
    const refused = await served.run(['publish', example], { typed: 'no\n' })
    expect(refused).toMatchObject({ code: 0 })
    expect(refused.errors).toContain('Stopped')
    expect((await served.run(['publish', example], { typed: 'y\n' })).output).toContain('Published as revision 2.')
  })

  test('again says that there is nothing to do', async () => {
    expect(await served.run(['publish', example])).toMatchObject({ code: 0, errors: '' })
    expect(await served.run(['diff', example])).toMatchObject({ code: 0, errors: '' })
    expect(JSON.parse((await served.run(['diff', example, '--json'])).output)).toMatchObject({
      changes: [],
      impact: [],
    })
  })

  test('says what a change does to data', async () => {
    const folder = inWorkplace('changed')
    cpSync(example, folder, { recursive: true })
    rmSync(join(folder, 'layouts/product/default.json'))
    const path = join(folder, 'objects/product.json')
    const product = JSON.parse(readFileSync(path, 'utf8')) as { fields: { name: string }[] }
    product.fields = product.fields.filter(({ name }) => name !== 'active')
    writeFileSync(path, JSON.stringify(product))
    const view = join(folder, 'views/product/all.json')
    writeFileSync(view, readFileSync(view, 'utf8').replace(/,?\s*\{ "field": "active"[^}]*\}/, ''))
    const diff = await served.run(['diff', folder])
    expect(diff.output).toContain('- fields › active')
    expect(diff.output).toMatch(/loss: .*On sale/)
    expect((await served.run(['diff', folder, '--language', 'zh-CN'])).output).toMatch(/丢失：?.*在售|丢失: .*在售/)
  })

  test('a broken bundle is not sent at all', async () => {
    const folder = inWorkplace('broken')
    cpSync(example, folder, { recursive: true })
    rmSync(join(folder, 'objects/account.json'))
    const run = await served.run(['publish', folder, '--yes'])
    expect(run.code).toBe(1)
    expect(run.errors).toContain('Not published')
  })

  test('is for administrators', async () => {
    const rep = await served.application.person('Rep', ['sales_rep'])
    const run = await runCli(['diff', example], { environment: served.environmentOf(rep) })
    expect(run).toMatchObject({ code: 2, output: '' })
    expect(run.errors).toContain('forbidden')
    const stranger = await served.run(['diff', example, '--key', 'attain_wrong'])
    expect(stranger).toMatchObject({ code: 2 })
    expect(stranger.errors).toContain('unauthenticated')
  })
})

describe('pulling', () => {
  test('gives the folder that was published, byte by byte, and then has nothing to do', async () => {
    const folder = inWorkplace('pulled')
    const first = await served.run(['pull', folder])
    expect(first, first.errors).toMatchObject({ code: 0 })
    expect(readBundleFolder(folder)).toEqual(readBundleFolder(example))
    expect((await served.run(['pull', folder])).output).toContain('0 files written')
  })

  test('asks before it deletes, and deletes documents only', async () => {
    const folder = inWorkplace('pulled')
    const stale = { kind: 'page', name: 'stale', label: { en: 'Stale', 'zh-CN': '旧' }, content: { type: 'group' } }
    writeFileSync(join(folder, 'pages/stale.json'), JSON.stringify(stale))
    writeFileSync(join(folder, 'pages/notes.json'), '{ "mine": true }')
    writeFileSync(join(folder, 'README.md'), 'mine')
    const kept = await served.run(['pull', folder], { typed: 'n\n' })
    expect(kept.errors).toContain('pages/stale.json')
    expect(existsSync(join(folder, 'pages/stale.json'))).toBe(true)
    expect((await served.run(['pull', folder, '--yes'])).output).toContain('1 deleted')
    const left = ['pages/stale.json', 'pages/notes.json', 'README.md'].map((path) => existsSync(join(folder, path)))
    expect(left).toEqual([false, true, true])
  })
})

describe('a part of a bundle', () => {
  const note = { kind: 'object', name: 'note', label: { en: 'Note', 'zh-CN': '笔记' } }
  const field = { name: 'name', type: 'text', label: { en: 'Name', 'zh-CN': '名称' }, required: true }
  const view = { kind: 'view', name: 'all', object: 'note', label: { en: 'All', 'zh-CN': '全部' }, type: 'table' }
  const page = { kind: 'page', name: 'stale', label: { en: 'Stale', 'zh-CN': '旧' }, content: { type: 'group' } }
  const writeDocument = (folder: string, path: string, document: object) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), JSON.stringify(document))
  }

  test('is published with what it needs, and nothing else', async () => {
    const folder = inWorkplace('part')
    writeDocument(folder, 'objects/note.json', { ...note, fields: [field] })
    writeDocument(folder, 'views/note/all.json', { ...view, columns: [{ field: 'name' }] })
    writeDocument(folder, 'pages/stale.json', page)
    const run = await served.run(['publish', folder, '--only', 'view:note/all', '--yes'])
    expect(run, run.errors).toMatchObject({ code: 0 })
    expect(run.errors).toContain('Also object:note, which view:note/all needs.')
    const { body } = await served.administrator.get('/api/metadata')
    const names = body.documents.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`)
    expect(names).toEqual(expect.arrayContaining(['object note', 'view all', 'object opportunity']))
    expect(names).not.toContain('page stale')
  })

  test('is pulled with what it needs into a folder that lacks it, and leaves other files alone', async () => {
    const folder = inWorkplace('pulled-part')
    writeDocument(folder, 'pages/stale.json', page)
    const run = await served.run(['pull', folder, '--only', 'view:note/all'])
    expect(run, run.errors).toMatchObject({ code: 0 })
    expect(readBundleFolder(folder).map(({ path }) => path)).toEqual([
      'objects/note.json',
      'pages/stale.json',
      'views/note/all.json',
    ])
    expect((await served.run(['pull', folder, '--only', 'view:note/all'])).output).toContain('0 files written')
  })

  test('that is not in the folder is taken away, unless something that stays names it', async () => {
    const folder = inWorkplace('part')
    rmSync(join(folder, 'objects/note.json'))
    rmSync(join(folder, 'views/note/all.json'))
    const broken = await served.run(['publish', folder, '--only', 'object:note', '--yes'])
    expect(broken.code, broken.errors).toBe(1)
    expect(broken.errors).toContain('Not published')
    const run = await served.run(['publish', folder, '--only', 'object:note', 'view:note/all', '--yes'])
    expect(run, run.errors).toMatchObject({ code: 0 })
    const unknown = await served.run(['publish', folder, '--only', 'object:nothing', '--yes'])
    expect(unknown).toMatchObject({ code: 2 })
    expect(unknown.errors).toContain('object:nothing')
  })
})

describe('importing', () => {
  test('the demo data with one command, twice', async () => {
    const first = await served.run(['import-all', plan, join(example, 'data')], { folder: workplace })
    expect(first.errors).toBe('')
    expect(first.code).toBe(0)
    expect(first.output).toContain('opportunity: 250 rows: 250 created')
    expect(first.output).toContain('account: 40 rows: 40 created')
    const second = await served.run(['import-all', plan, join(example, 'data')], { folder: workplace })
    expect(second.code).toBe(0)
    for (const line of second.output.trim().split('\n')) expect(line).toContain(': 0 created, 0 updated,')
  })

  test('rejected rows come out with line and reason, and go in when they are mended', async () => {
    const map = {
      key: 'code',
      columns: {
        Code: 'code',
        Stage: 'stage',
        Product: 'product',
        Value: 'close_value',
        Closed: { field: 'close_date', date: 'dd/MM/yyyy' },
      },
    }
    const rows = [
      'Code,Stage,Product,Value,Closed',
      'X1,Prospecting,Vega 100,,',
      'X2,Dreaming,Vega 100,,',
      'X3,Won,Vega 100,,',
      'X4,Won,Nothing,12,01/02/2026',
      'X5,Won,"Vega 100"x,12,01/02/2026',
      'X6,Won,Vega 100,12',
      'X1,Lost,Vega 100,,',
      'X7,Won,Vega 100,many,31/02/2026',
    ]
    const run = await importText('opportunity', rows.join('\n'), map)
    expect(run.code).toBe(1)
    expect(run.output).toContain('8 rows: 1 created, 0 updated, 0 unchanged, 7 rejected.')
    const rejects = linesOf(readFileSync(inWorkplace('rows.rejects.csv'), 'utf8'))
    expect(rejects[0]).toBe('\uFEFFCode,Stage,Product,Value,Closed,#line,#reason')
    const places: string[] = []
    for await (const row of readCsvRows(rejects.slice(1).join('\n'), ',')) {
      if ('cells' in row) places.push(`${row.cells[0]?.slice(0, 2)}@${row.cells[5]}`)
    }
    expect(places).toEqual(['X2@3', 'X3@4', 'X4@5', 'X5@6', 'X6@7', 'X1@8', 'X7@9'])
    const text = rejects.join('\n')
    expect(text).toMatch(/X2.*Stage/)
    expect(text).toMatch(/X3.*needs a close date/)
    expect(text).toMatch(/X4.*no product with name/)
    expect(text).toMatch(/X7.*Value.*\|.*Closed/)

    const mended = [rejects[0], 'X2,Lost,Vega 200,0,03/02/2026,3,was: Dreaming'].join('\n')
    const again = await importText('opportunity', mended, map)
    expect(again).toMatchObject({ code: 0 })
    expect(again.output).toContain('1 row: 1 created')
  })

  test('a file that is broken as a whole changes nothing', async () => {
    const before = await count('account')
    const map = { key: 'name', columns: { Name: 'name', Sector: 'sector' } }
    const refused = async (text: string, expected: string) => {
      const run = await importText('account', text, map)
      expect(run).toMatchObject({ code: 1, output: '' })
      expect(run.errors).toContain('Nothing was imported')
      expect(run.errors).toContain(expected)
    }
    await refused('Name,Sector\nNew 1,\nNew 2,"open\nNew 3,\n', 'line 3')
    await refused('Name\nNew 1\n', 'no column "Sector"')
    await refused('Name,Sector,Name\nNew 1,,\n', 'occurs twice')
    await refused('Name,Sector,Colour\nNew 1,,\n', '"Colour"')
    await refused('', 'empty')
    const file = write('latin.csv', '')
    writeFileSync(
      file,
      Buffer.concat([Buffer.from('Name,Sector\nNew 1,\n'), Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x2c, 0x0a])]),
    )
    const latin = await served.run(['import', 'account', file, '--map', inWorkplace('map.json')])
    expect(latin.errors).toContain('line 3')
    expect(latin.errors).toContain('byte 22')
    expect(await count('account')).toBe(before)
  })

  test('a map that does not fit is refused with its places', async () => {
    const map = { key: 'nam', columns: { Name: 'name', Sector: { field: 'sectr' } } }
    const run = await importText('account', 'Name,Sector\nNew,\n', map)
    expect(run.code).toBe(1)
    expect(run.errors).toContain('/columns/Sector/field')
    expect(run.errors).toContain('Did you mean “sector”?')
    expect((await importText('acount', 'Name\nNew\n', map)).errors).toContain('Did you mean “account”?')
  })

  test('a dry run writes nothing', async () => {
    const before = await count('account')
    const map = { key: 'name', columns: { Name: 'name' } }
    const run = await importText('account', 'Name\nNew 1\nNew 2\n', map, '--dry-run')
    expect(run).toMatchObject({ code: 0, errors: '' })
    expect(run.output).toContain('2 good')
    expect(await count('account')).toBe(before)
  })

  test('hierarchies arrive in any order of the rows and over batches; circles are told', async () => {
    const map = { key: 'name', columns: { Name: 'name', Parent: 'subsidiary_of' } }
    const text = 'Name,Parent\nLeaf,Branch\nBranch,Trunk\nTrunk,\nHen,Egg\nEgg,Hen\nOrphan,Nobody\n'
    const run = await importText('account', text, map, '--batch', '2')
    expect(run.output).toContain('6 rows: 3 created, 0 updated, 0 unchanged, 3 rejected.')
    const leaf = await served.administrator.post('/api/records/account/query', {
      fields: ['name', 'subsidiary_of'],
      filter: { '==': [{ var: 'name' }, 'Leaf'] },
    })
    expect(leaf.body.items[0].labels.subsidiary_of).toBe('Branch')
    expect(leaf.body.items[0].version).toBe(1)
  })

  test('what a role may not do is refused before anything is written', async () => {
    const rep = await served.application.person('Another rep', ['sales_rep'])
    const map = write('map.json', JSON.stringify({ columns: { Product: 'name', Price: 'sales_price' } }))
    const file = write('rows.csv', 'Product,Price\nContraband,1\n')
    const run = await runCli(['import', 'product', file, '--map', map], { environment: served.environmentOf(rep) })
    expect(run.code).not.toBe(0)
    expect(run.output).toBe('')
    expect(run.errors).toContain('Your roles do not allow importing into "product"')
  })
})

describe('exporting', () => {
  test('gives what importing takes: nothing changes', async () => {
    const out = inWorkplace('accounts.csv')
    const run = await served.run(['export', 'account', '--out', out, '--sort', 'name'])
    expect(run, run.errors).toMatchObject({ code: 0, output: '' })
    const [header = '', ...rows] = linesOf(readFileSync(out, 'utf8'))
    expect(rows).toHaveLength(await count('account'))
    const columns = Object.fromEntries(
      header
        .slice(1)
        .split(',')
        .map((name) => [name, name]),
    )
    const map = write('map.json', JSON.stringify({ key: 'name', columns }))
    const again = await served.run(['import', 'account', out, '--map', map], { folder: workplace })
    expect(again.output, again.errors).toContain(`0 created, 0 updated, ${rows.length} unchanged`)
  })

  test('filters, follows relations, pages, and writes JSON', async () => {
    const won = ['--filter', '{"==":[{"var":"stage"},"won"]}']
    const fields = ['--fields', 'code,account,account.sector,close_value']
    const csv = await served.run(['export', 'opportunity', ...fields, ...won])
    const rows = linesOf(csv.output)
    expect(rows[0]).toBe('code,account,account.sector,close_value')
    expect(rows).toHaveLength(115)
    const json = await served.run(['export', 'opportunity', ...fields, '--format', 'json'])
    const items = JSON.parse(json.output) as { values: { code: string } }[]
    expect(new Set(items.map(({ values }) => values.code)).size).toBe(await count('opportunity'))
  })

  test('needs the right, a known object and a filter that is JSON', async () => {
    const rep = await served.application.person('A third rep', ['sales_rep'])
    const forbidden = await runCli(['export', 'opportunity'], { environment: served.environmentOf(rep) })
    expect(forbidden).toMatchObject({ code: 2, output: '' })
    expect((await served.run(['export', 'acount'])).errors).toContain('account')
    expect(await served.run(['export', 'account', '--filter', '{'])).toMatchObject({ code: 2, output: '' })
    expect(await served.run(['export', 'account', '--fields', 'nme'])).toMatchObject({ code: 2 })
  })
})

test('a connection that breaks is tried again without writing twice', async () => {
  let broken = 0
  const proxy = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { host: _, connection: __, ...headers } = request.headers as Record<string, string>
    const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }
    const answer = await fetch(`${served.url}${request.url}`, { method: request.method ?? 'GET', headers, ...body })
    const text = await answer.text()
    // The server has written the batch, but its answer never arrives.
    if (request.url?.endsWith('/bulk') && broken++ === 0) return response.destroy()
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
  })
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
  try {
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    const map = { columns: { Text: 'name' } }
    const before = await count('team')
    const run = await importText('team', 'Text\nOnce 1\nOnce 2\n', map, '--url', url)
    expect(run.output, run.errors).toContain('2 rows: 2 created')
    expect(broken).toBe(2)
    expect(await count('team')).toBe(before + 2)
  } finally {
    proxy.closeAllConnections()
    proxy.close()
  }
})

describe('simulating', () => {
  test('says what a changed plan would pay, to people and to programs', async () => {
    const { application, administrator } = served
    const agent = await application.person('Ana', [], { title: 'Sales agent' })
    const made = async (object: string, values: object) => {
      const { status, body } = await administrator.post(`/api/records/${object}`, { values })
      expect(status, JSON.stringify(body)).toBe(201)
      return body.id as string
    }
    const product = await made('product', { name: 'GTX', series: 'GTX', sales_price: '12000' })
    await made('opportunity', {
      ...{ code: 'S1', product, owner: agent.id, stage: 'won', close_date: '2026-03-05', close_value: '12000' },
    })
    const folder = inWorkplace('dearer')
    cpSync(example, folder, { recursive: true })
    const file = join(folder, 'commission-plans/agents.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"value": 150', '"value": 200'))
    const words = ['simulate', folder, '--plan', 'agents', '--period', '2026-03']
    const shown = await served.run(words)
    expect(shown).toMatchObject({ code: 0, errors: '' })
    expect(shown.output).toMatch(/Large deals +150 +200 +\+50\n/)
    expect(shown.output).toMatch(/Ana +150 +200 +\+50\n/)
    expect((await served.run([...words, '--language', 'zh-CN'])).output).toContain('1 人的奖金有变化')
    const { output } = await served.run([...words, '--volume', '100', '--json'])
    expect(JSON.parse(output)).toMatchObject({ plan: { name: 'agents' }, paid: { before: '150', after: '400' } })
    expect(await served.run(['simulate', folder, '--plan', 'none', '--period', '2026-03'])).toMatchObject({ code: 2 })
    const refused = await served.run([...words.slice(0, -1), '2026-99'])
    expect(refused).toMatchObject({ code: 2, output: '' })
    expect(refused.errors).toContain('2026-99')
  })
})
