/** The rows of a table of the example, by the names in its first line; what a row has no cell for is blank. */
import { readCsvRows } from '@attain/engine/import'

/** `of` says what the table holds, for whoever has to mend a line that cannot be read. */
export async function* tableRows(csv: string, of: string): AsyncGenerator<Readonly<Record<string, string>>> {
  let header: readonly string[] | undefined
  for await (const one of readCsvRows([csv], ',')) {
    if (!('cells' in one)) throw new Error(`Line ${one.line} of the ${of} cannot be read.`)
    if (header === undefined) header = one.cells
    else yield Object.fromEntries(header.map((name, index) => [name, one.cells[index] ?? '']))
  }
}
