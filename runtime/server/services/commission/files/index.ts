/** A statement to take along, in the reader's language. */
import type { StatementFileQuery } from '@attain/contract'
import { signsOf, writePdf } from '@attain/engine/paper'
import { WORKBOOK_TYPE, writeWorkbook } from '@attain/engine/sheet'
import type { Context } from '../../context.ts'
import { type FoundFile, fileName } from '../../files.ts'
import { fontsFor } from '../../typeface/index.ts'
import { readStatement } from '../read-statement.ts'
import { paperOf } from './paper.ts'
import { sheetsOf } from './sheets.ts'

export async function fileOfStatement(
  context: Context,
  id: string,
  { format }: StatementFileQuery,
): Promise<FoundFile> {
  const statement = await readStatement(context, id)
  const { language } = context
  const called = `${statement.payee.name} ${statement.period.name} v${statement.version}`
  const name = `${fileName(called)}.${format}`
  switch (format) {
    case 'pdf': {
      const rows = paperOf(statement, language)
      const content = Buffer.from(writePdf(called, rows, await fontsFor(signsOf(rows))))
      return { name, mediaType: 'application/pdf', content }
    }
    case 'xlsx': {
      const content = Buffer.from(writeWorkbook(sheetsOf(statement, language)))
      return { name, mediaType: WORKBOOK_TYPE, content }
    }
    default:
      return format satisfies never
  }
}
