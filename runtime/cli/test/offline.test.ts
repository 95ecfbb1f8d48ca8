import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { formatDocument } from '@attain/engine/metadata'
import { afterAll, describe, expect, test } from 'vitest'
import { compareFolder, readBundleFolder } from '../bundle-folder.ts'
import { messageKeys } from '../messages.ts'
import { runCli } from '../testing/run-cli.ts'

const root = resolve(import.meta.dirname, '../../..')
const example = join(root, 'metadata-examples/hardware-sales')
const workplace = mkdtempSync(join(tmpdir(), 'attain-cli-'))
afterAll(() => rmSync(workplace, { recursive: true }))

function brokenCopy(): string {
  const folder = join(workplace, 'broken')
  cpSync(example, folder, { recursive: true })
  writeFileSync(join(folder, 'objects/product.json'), '{ "kind": "object",, }')
  const account = join(folder, 'objects/account.json')
  writeFileSync(account, readFileSync(account, 'utf8').replace('"target": "account"', '"target": "acount"'))
  return folder
}

describe('attain check', () => {
  test('passes the example', async () => {
    const run = await runCli(['check', example])
    expect(run).toMatchObject({ code: 0, errors: '' })
    expect(run.output).toMatch(/^\d+ documents and \d+ cases, no problems\.\n$/)
  })

  test('names all problems with their place and hint, in the language asked for', async () => {
    const folder = brokenCopy()
    const run = await runCli(['check', folder])
    expect(run.code).toBe(1)
    expect(run.output).toContain('objects/account.json#/fields/2/target')
    expect(run.output).toContain('Did you mean “account”?')
    expect(run.output).toContain('objects/product.json')
    expect((await runCli(['check', folder, '--language', 'zh-CN'])).output).toContain('个错误')
    expect((await runCli(['check', folder], { environment: { LANG: 'zh_CN.UTF-8' } })).output).toContain('错误')
    const json = JSON.parse((await runCli(['check', folder, '--json'])).output) as { problems: { path: string }[] }
    expect(json.problems.map(({ path }) => path)).toContain('objects/account.json#/fields/2/target')
  })

  test('says so when there is nothing to check', async () => {
    const empty = join(workplace, 'empty')
    mkdirSync(empty)
    expect(await runCli(['check', empty])).toMatchObject({ code: 2, output: '' })
    expect(await runCli(['check', join(workplace, 'missing')])).toMatchObject({ code: 2 })
  })
})

describe('attain types', () => {
  test('writes types and a client that hold under strict', async () => {
    const out = join(workplace, 'attain.ts')
    expect((await runCli(['types', example, '--out', out])).code).toBe(0)
    const use = `
      import { AttainClient, type OpportunityInput } from './attain.ts'
      const client = new AttainClient({ url: 'http://localhost:3000', key: 'attain_x' })
      const page = await client.opportunity.list({ fields: ['code', 'stage', 'account.sector'], limit: 10 })
      const stage: 'prospecting' | 'engaging' | 'won' | 'lost' | undefined = page.items[0]?.values.stage
      const sector: unknown = page.items[0]?.values['account.sector']
      // @ts-expect-error close_value was not asked for
      page.items[0]?.values.close_value
      const input: OpportunityInput = { code: 'X', product: 'id', stage: 'won', close_value: 12 }
      // @ts-expect-error no such stage
      const wrong: OpportunityInput = { code: 'X', product: 'id', stage: 'winning' }
      // @ts-expect-error the product is required
      await client.opportunity.create({ code: 'X' })
      await client.opportunity.update('id', { stage: 'lost' }, 3)
      for await (const { values } of client.account.all({ sort: ['-revenue'] })) console.log(values.name.length)
      console.log(stage, sector, input, wrong)
    `
    writeFileSync(join(workplace, 'use.ts'), use)
    const flags = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--erasableSyntaxOnly']
    const target = ['--target', 'es2023', '--module', 'nodenext', '--lib', 'es2023,dom', '--types', '']
    const arguments_ = ['--noEmit', '--allowImportingTsExtensions', ...flags, ...target, 'use.ts']
    writeFileSync(join(workplace, 'package.json'), '{ "type": "module" }')
    const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...arguments_], {
      cwd: workplace,
      encoding: 'utf8',
    })
    expect(tsc.stdout + tsc.stderr).toBe('')
    expect(tsc.status).toBe(0)
  })
})

describe('the form of a bundle folder', () => {
  test('is stable: the example is written as it is read', () => {
    for (const { path, text } of readBundleFolder(example)) expect(formatDocument(JSON.parse(text)), path).toBe(text)
  })

  test('a document whose properties come in another order makes no change', () => {
    const documents = readBundleFolder(example).map(({ text }) => shuffleKeys(JSON.parse(text)))
    const { write, same, obsolete } = compareFolder(example, documents as Parameters<typeof compareFolder>[1])
    expect({ write, obsolete }).toEqual({ write: [], obsolete: [] })
    expect(same).toBe(documents.length)
    const [first] = readBundleFolder(example)
    expect(formatDocument(shuffleKeys(JSON.parse(first!.text)) as Parameters<typeof formatDocument>[0])).toBe(
      first!.text,
    )
  })
})

describe('the program', () => {
  test('runs from any Node through its launcher, and passes its exit code on', () => {
    const launcher = join(root, 'runtime/cli/attain.mjs')
    const run = (...words: string[]) => spawnSync(process.execPath, [launcher, ...words], { encoding: 'utf8' })
    expect(run('check', example)).toMatchObject({ status: 0, stderr: '' })
    expect(run('check', workplace).status).toBe(2)
    expect(run('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test('helps in both languages', async () => {
    const english = await runCli(['--help'])
    expect(english).toMatchObject({ code: 0, errors: '' })
    for (const command of ['check', 'diff', 'publish', 'pull', 'types', 'test', 'import', 'import-all', 'export']) {
      expect(english.output).toMatch(new RegExp(`^  ${command} `, 'm'))
      const help = await runCli([command, '--help', '--language', 'zh-CN'])
      expect(help.output).toContain('用法：')
      expect(help.output).toContain('示例：')
    }
  })

  test('wrong usage ends with 2 and one line that says what to do', async () => {
    expect(await runCli(['chekc', example])).toMatchObject({ code: 2 })
    const missing = await runCli(['import', 'account', 'a.csv'])
    expect(missing).toMatchObject({ code: 2, output: '' })
    expect(missing.errors).toContain('--map')
    expect((await runCli(['check'])).errors).toContain('attain check --help')
    const chinese = { environment: { LANG: 'zh_CN.UTF-8' } }
    const mistakes = [
      ['check'],
      ['chekc', 'x'],
      ['check', '--jsno', '.'],
      ['import', 'a', 'b'],
      ['check', '.', '.'],
      ['export', 'a', '--format', 'x'],
      ['types', '.', '--out'],
    ]
    for (const words of mistakes) {
      const run = await runCli(words, chinese)
      expect(run).toMatchObject({ code: 2, output: '' })
      expect(run.errors).toMatch(/^错误：/)
      expect(run.errors).not.toMatch(/error|Did you/)
    }
  })

  test('says how to start a server that does not answer, and where the key should be', async () => {
    const map = join(workplace, 'map.json')
    const file = join(workplace, 'a.csv')
    writeFileSync(map, '{ "columns": { "a": "name" } }')
    writeFileSync(file, 'a\n1\n')
    const words = ['import', 'account', file, '--map', map]
    const nowhere = await runCli([...words, '--url', 'http://localhost:9', '--key', 'x'])
    expect(nowhere).toMatchObject({ code: 2, output: '' })
    expect(nowhere.errors).toContain('npm start')
    const keyless = await runCli(words, { environment: { ATTAIN_DATA: workplace } })
    expect(keyless.errors).toContain('ATTAIN_KEY')
    expect((await runCli([...words, '--url', 'localhost', '--key', 'x'])).errors).toContain('http://localhost:3000')
  })

  test('every message is used', () => {
    const sources = ['..', '../commands'].flatMap((folder) => sourceTexts(join(import.meta.dirname, folder)))
    const text = sources.join('\n')
    const isUsed = (key: string) => text.includes(`'${key}'`) || text.includes(`\`${key.split('.')[0]}.\${`)
    const unused = messageKeys.filter((key) => !isUsed(key))
    expect(unused).toEqual([])
  })
})

function sourceTexts(folder: string): string[] {
  const { readdirSync } = process.getBuiltinModule('node:fs')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'messages.ts')
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

/** The same value with the keys of its objects in another order, as a database may give it back. */
function shuffleKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffleKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffleKeys(inner)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)))
}
