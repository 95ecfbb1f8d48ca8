/** Saves tables as a workbook. */
import type { Sheet } from '@attain/engine/sheet'

export async function saveWorkbook(title: string, sheets: readonly Sheet[]): Promise<void> {
  const { WORKBOOK_TYPE: type, writeWorkbook } = await import('@attain/engine/sheet')
  const url = URL.createObjectURL(new Blob([writeWorkbook(sheets) as Uint8Array<ArrayBuffer>], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${title}.xlsx`
  link.click()
  URL.revokeObjectURL(url)
}
