/** Hands over what brings the rows in: the plan, the maps and the sheets, as one archive. */
import { importFilesOf, type Proposal, type Sheet } from '@attain/engine/import/propose'
import { strToU8, zipSync } from 'fflate'
import { download } from '../download.ts'

export function downloadImport(proposal: Proposal, sheets: readonly Sheet[]): void {
  const files = [...importFilesOf(proposal, sheets)].map(([name, text]) => [name, strToU8(text)] as const)
  download('import.zip', zipSync(Object.fromEntries(files)))
}
