/** Saves a table as a workbook with one sheet. */
export type Cell = string | { readonly number: string } | null

export async function saveWorkbook(title: string, rows: readonly (readonly Cell[])[]): Promise<void> {
  const { writeWorkbook } = await import('./write-workbook.ts')
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const url = URL.createObjectURL(new Blob([writeWorkbook(title, rows) as Uint8Array<ArrayBuffer>], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${title}.xlsx`
  link.click()
  URL.revokeObjectURL(url)
}
