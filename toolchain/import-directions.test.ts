/** The arrows of the house: who may import whom. The table is the rule, everything below it reads the imports. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

type Rule = {
  /** The parts that it may import values from, beside itself. */
  imports: string[]
  /** The parts that it may import types from as well. */
  importsTypesOf?: string[]
  /** Whether it may use what only Node has. */
  usesNode: boolean
}

const rules: Record<string, Rule> = {
  engine: { imports: [], usesNode: false },
  'runtime/contract': { imports: [], importsTypesOf: ['engine'], usesNode: false },
  'runtime/form': { imports: ['engine', 'runtime/contract'], usesNode: false },
  'runtime/ui': { imports: ['engine', 'runtime/contract', 'runtime/form'], usesNode: false },
  'runtime/dashboard': { imports: ['engine', 'runtime/contract', 'runtime/form', 'runtime/ui'], usesNode: false },
  'runtime/web': {
    imports: ['engine', 'runtime/contract', 'runtime/form', 'runtime/ui', 'runtime/dashboard'],
    usesNode: false,
  },
  designer: {
    imports: ['engine', 'runtime/contract', 'runtime/form', 'runtime/ui', 'runtime/dashboard'],
    usesNode: false,
  },
  'runtime/server': { imports: ['engine', 'runtime/contract', 'migrations'], usesNode: true },
  'runtime/cli': { imports: ['engine', 'runtime/contract', 'runtime/server'], usesNode: true },
  'runtime/bench': { imports: ['engine', 'runtime/contract', 'runtime/server', 'runtime/cli'], usesNode: true },
  migrations: { imports: [], usesNode: true },
}

type Import = { of: string; isType: boolean; line: number }

for (const [part, rule] of Object.entries(rules)) {
  test.skipIf(!existsSync(join(root, part)))(`${part} imports only what it may`, () => {
    expect(listSources(part).flatMap((file) => findViolations(part, rule, file))).toEqual([])
  })
}

test('every part of the house has a rule, except the tools and the browser tests', () => {
  const parts = globSync(['*/package.json', 'runtime/*/package.json'], { cwd: root }).map((file) => dirname(file))
  expect(parts.filter((part) => !(part in rules) && part !== 'runtime/e2e')).toEqual([])
})

test.each([
  ["import { a } from './a.ts'", [{ of: './a.ts', isType: false }]],
  ["import type { A } from './a.ts'", [{ of: './a.ts', isType: true }]],
  ["import {\n  a,\n  b,\n} from '../b.ts'", [{ of: '../b.ts', isType: false }]],
  ["import { type A, type B } from './a.ts'", [{ of: './a.ts', isType: true }]],
  ["import { type A, b } from './a.ts'", [{ of: './a.ts', isType: false }]],
  ["import a, { type B } from './a.ts'", [{ of: './a.ts', isType: false }]],
  ["import 'side-effect'", [{ of: 'side-effect', isType: false }]],
  [
    "export { a } from './a.ts'\nexport * from './b.ts'",
    [
      { of: './a.ts', isType: false },
      { of: './b.ts', isType: false },
    ],
  ],
  ["export type { A } from './a.ts'", [{ of: './a.ts', isType: true }]],
  ["const a = await import('./a.ts')", [{ of: './a.ts', isType: false }]],
  ["type A = import('./a.ts').A", [{ of: './a.ts', isType: true }]],
  ["// import { a } from './a.ts'\n/* import './b.ts' */", []],
  ["const text = 'words from \\'here\\''\nexport const from = 'there'", []],
])('reads the imports of %j', (text, expected) => {
  expect(readImports(text).map(({ of, isType }) => ({ of, isType }))).toEqual(expected)
})

function listSources(part: string): string[] {
  const inner = Object.keys(rules).filter((other) => other.startsWith(`${part}/`))
  return globSync(`${part}/**/*.{ts,tsx}`, { cwd: root }).filter(
    (file) =>
      !/(^|\/)(node_modules|dist|test|testing)\//.test(file) &&
      // Tests, build settings and generators that a developer runs are not part of what runs.
      !/\.test\.tsx?$|(^|\/)vite\.config\.ts$|(^|\/)generate-[a-z-]+\.ts$/.test(file) &&
      !inner.some((other) => file.startsWith(`${other}/`)),
  )
}

function findViolations(part: string, rule: Rule, file: string): string[] {
  return readImports(readFileSync(join(root, file), 'utf8')).flatMap(({ of, isType, line }) => {
    const place = `${file}:${line}`
    if (of.startsWith('node:') || builtinModules.includes(of)) {
      return rule.usesNode ? [] : [`${place} imports ${of}, but ${part} also runs where there is no Node`]
    }
    const target = partOf(file, of)
    if (target === null || target === part || rule.imports.includes(target)) return []
    if (isType && rule.importsTypesOf?.includes(target)) return []
    return [`${place} imports ${of}, but ${part} must not know ${target}`]
  })
}

/** Which part of the house an import leads to; null when it leads to a package from npm. */
function partOf(file: string, of: string): string | null {
  const path = of.startsWith('.') ? relative(root, resolve(root, dirname(file), of)) : pathOfWorkspace(of)
  if (path === null) return null
  const parts = Object.keys(rules).sort((a, b) => b.length - a.length)
  return parts.find((part) => path === part || path.startsWith(`${part}/`)) ?? path
}

function pathOfWorkspace(of: string): string | null {
  const [, name] = of.match(/^@attain\/([^/]+)/) ?? []
  if (name === undefined) return null
  return name === 'engine' || name === 'designer' ? name : `runtime/${name}`
}

function readImports(text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '))
  const statement =
    /^[ \t]*(?:import|export)\s+((?:type\s+)?[\w*${},\s]*?)\s*from\s*'([^'\n]+)'|^[ \t]*import\s+'([^'\n]+)'/gm
  const call = /(\btype\s+\w+[^=\n]*=[^\n]*|:\s*)?\bimport\(\s*'([^'\n]+)'\s*\)/g
  const lineAt = (index: number) => code.slice(0, index).split('\n').length
  const found: Import[] = []
  for (const match of code.matchAll(statement)) {
    const [, names = '', from, alone] = match
    found.push({ of: from ?? alone ?? '', isType: isTypeOnly(names), line: lineAt(match.index) })
  }
  for (const match of code.matchAll(call)) {
    found.push({ of: match[2]!, isType: match[1] !== undefined, line: lineAt(match.index) })
  }
  return found
}

function isTypeOnly(names: string): boolean {
  if (/^type\s/.test(names)) return true
  const [, listed] = names.match(/^\{([^}]*)\}$/) ?? []
  const each =
    listed
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '') ?? []
  return each.length > 0 && each.every((name) => name.startsWith('type '))
}
