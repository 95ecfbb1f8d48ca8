/// <reference path="./fontverter.d.ts" />
/**
 * Noto Sans SC as it comes for pages of the web: some hundred files, each with signs that are often seen together, and in
 * each every weight. Latin comes last and has the signs that others have too.
 */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fontverter from 'fontverter'

const rangesFile = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/unicode.json')

type Range = readonly [first: number, last: number]

const parts: readonly (readonly [name: string, ranges: readonly Range[]])[] = Object.entries(
  JSON.parse(readFileSync(rangesFile, 'utf8')) as Record<string, string>,
)
  .map(([name, ranges]) => [name.replace(/[[\]]/g, ''), ranges.split(',').map(rangeOf)] as const)
  .reverse()

/** As stylesheets have it: `U+4e00-4e03`, `U+20`. */
function rangeOf(text: string): Range {
  const [first = '', last = first] = text.replace('U+', '').split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}

/** Which parts have these signs, and which of them each; a sign that none has is left out. */
export function partsOf(signs: Iterable<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const sign of signs) {
    const code = sign.codePointAt(0) ?? 0
    const part = parts.find(([, ranges]) => ranges.some(([first, last]) => code >= first && code <= last))
    if (part !== undefined) found.set(part[0], (found.get(part[0]) ?? '') + sign)
  }
  return found
}

const unpacked = new Map<string, Promise<Uint8Array>>()

/** Unpacked once: all parts together are less than ten megabytes. */
export function partCalled(name: string): Promise<Uint8Array> {
  const kept = unpacked.get(name) ?? unpack(name)
  unpacked.set(name, kept)
  return kept
}

async function unpack(name: string): Promise<Uint8Array> {
  return fontverter.convert(
    await readFile(join(dirname(rangesFile), 'files', `noto-sans-sc-${name}-wght-normal.woff2`)),
    'truetype',
  )
}
