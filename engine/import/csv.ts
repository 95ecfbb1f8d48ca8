/**
 * CSV text to rows, RFC 4180 with any line ends, mixed ones too. Written here rather than taken from a library because
 * a report stands and falls with exact lines, and because a broken quote must neither stop the file nor swallow rows;
 * `csv-parse`, against which it is tested, counts `\r\n` twice and stays in the quote after an error.
 */
import { ImportRefused, importProblem } from './problem.ts'
import type { BrokenRow, SourceRow } from './source.ts'

/** A quote that is never closed makes the rest of the file one record; this is where it ends. */
const maxRecordCharacters = 2_000_000

/**
 * Rows of text that comes in pieces of any size. A quote that is broken within one line makes a `BrokenRow`;
 * one that runs over line ends would swallow rows: `ImportRefused`.
 */
export async function* readCsvRows(
  pieces: AsyncIterable<string> | Iterable<string>,
  delimiter: string,
): AsyncGenerator<SourceRow | BrokenRow> {
  const splitter = new CsvSplitter(delimiter)
  for await (const piece of pieces) yield* splitter.push(piece)
  yield* splitter.end()
}

class CsvSplitter {
  readonly #delimiter: number
  #text = ''
  #line = 1

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0)
  }

  push(piece: string): (SourceRow | BrokenRow)[] {
    this.#text += piece
    return this.#split(false)
  }

  end(): (SourceRow | BrokenRow)[] {
    return this.#split(true)
  }

  #split(isEnd: boolean): (SourceRow | BrokenRow)[] {
    const rows: (SourceRow | BrokenRow)[] = []
    const text = this.#text
    let start = 0
    while (start < text.length) {
      const record = readRecord(text, start, this.#delimiter, isEnd)
      if (record === undefined) break
      if ('brokenCell' in record) {
        const values = { position: record.brokenCell + 1 }
        const problem = importProblem('broken_quote', { line: this.#line }, values)
        rows.push({ line: this.#line, raw: text.slice(start, record.end), problem })
        this.#line += 1
      } else if ('swallows' in record) {
        throw this.#openQuote()
      } else {
        if (!isEmptyLine(record.cells, text, start)) rows.push({ line: this.#line, cells: record.cells })
        this.#line += record.lines
      }
      start = record.next
    }
    this.#text = text.slice(start)
    if (this.#text.length > maxRecordCharacters || (isEnd && this.#text !== '')) throw this.#openQuote()
    return rows
  }

  #openQuote(): ImportRefused {
    return new ImportRefused([importProblem('open_quote', { line: this.#line })])
  }
}

type CsvRecord =
  | { readonly cells: readonly string[]; readonly lines: number; readonly next: number }
  | { readonly brokenCell: number; readonly end: number; readonly next: number }
  | { readonly swallows: true; readonly next: number }

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/** The record that begins at `start`; undefined when its end is not there yet. */
function readRecord(text: string, start: number, delimiter: number, isEnd: boolean): CsvRecord | undefined {
  const cells: string[] = []
  let lines = 1
  let at = start
  for (;;) {
    if (text.charCodeAt(at) === quote) {
      const close = closingQuote(text, at + 1, isEnd)
      if (close === undefined) return undefined
      const cell = text.slice(at + 1, close)
      lines += countLineEnds(cell)
      cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell)
      at = close + 1
    } else {
      const from = at
      while (at < text.length && !isCellEnd(text.charCodeAt(at), delimiter)) at++
      if (text.charCodeAt(at) === quote) return brokenAt(text, at, cells.length, lines, isEnd)
      cells.push(text.slice(from, at))
    }
    if (at >= text.length) return isEnd ? { cells, lines, next: at } : undefined
    const code = text.charCodeAt(at)
    if (code === delimiter) {
      at++
    } else if (code === lineFeed || code === carriageReturn) {
      const next = afterLineEnd(text, at, isEnd)
      return next === undefined ? undefined : { cells, lines, next }
    } else {
      return brokenAt(text, at, cells.length - 1, lines, isEnd)
    }
  }
}

function isCellEnd(code: number, delimiter: number): boolean {
  return code === delimiter || code === lineFeed || code === carriageReturn || code === quote
}

/** Where the quote is that ends a cell; undefined when the text does not say yet, or never does. */
function closingQuote(text: string, from: number, isEnd: boolean): number | undefined {
  let at = from
  for (;;) {
    const found = text.indexOf('"', at)
    if (found < 0 || (found + 1 === text.length && !isEnd)) return undefined
    if (text.charCodeAt(found + 1) !== quote) return found
    at = found + 2
  }
}

/** A line with a broken quote is put aside as a whole; when the record runs over lines, nobody knows where it ends. */
function brokenAt(text: string, at: number, cell: number, lines: number, isEnd: boolean): CsvRecord | undefined {
  if (lines > 1) return { swallows: true, next: at }
  let end = at
  while (end < text.length && text.charCodeAt(end) !== lineFeed && text.charCodeAt(end) !== carriageReturn) end++
  const next = afterLineEnd(text, end, isEnd)
  return next === undefined ? undefined : { brokenCell: cell, end, next }
}

function afterLineEnd(text: string, at: number, isEnd: boolean): number | undefined {
  if (text.charCodeAt(at) !== carriageReturn) return at < text.length || isEnd ? at + 1 : undefined
  if (at + 1 === text.length && !isEnd) return undefined
  return text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0
}

function isEmptyLine(cells: readonly string[], text: string, start: number): boolean {
  return cells.length === 1 && cells[0] === '' && text.charCodeAt(start) !== quote
}

/** A line of CSV. Cells that hold the delimiter, quotes or line ends are quoted. */
export function writeCsvLine(cells: readonly string[], delimiter = ','): string {
  return `${cells.map((cell) => quoteCell(cell, delimiter)).join(delimiter)}\r\n`
}

function quoteCell(cell: string, delimiter: string): string {
  const isPlain = !/["\r\n]|^\s|\s$/.test(cell) && !cell.includes(delimiter)
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`
}
