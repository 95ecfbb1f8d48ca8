/** Widgets as a workbook: a sheet each, and one that says what they were narrowed down to. */
import type { Sheet, SheetCell } from '@attain/engine/sheet'
import type { MakeSheet, PageSheets } from './page-sheets.ts'

type Say = (key: 'sheets.filters' | 'sheets.dashboard' | 'sheets.savedAt' | 'sheets.widget' | 'sheets.period') => string

/** The whole page, its widgets in the order of reading. */
export function savePageSheets(page: PageSheets, names: readonly string[], t: Say, language: string): Promise<void> {
  return save(
    page.title,
    page,
    names.flatMap((name) => page.widgets.get(name) ?? []),
    t,
    language,
  )
}

export function saveWidgetSheet(page: PageSheets | null, make: MakeSheet, t: Say, language: string): Promise<void> {
  return save(make().title, page, [make], t, language)
}

async function save(title: string, page: PageSheets | null, makes: readonly MakeSheet[], t: Say, language: string) {
  const { saveWorkbook } = await import('@attain/ui/sheets')
  const widgets = makes.map((make) => make())
  const about: Sheet = { title: t('sheets.filters'), rows: aboutRows(page, widgets, t, language) }
  const one = widgets.length === 1
  // whoever saves one widget wants to see it first
  await saveWorkbook(title, one ? [...widgets, about] : [about, ...widgets])
}

function aboutRows(page: PageSheets | null, widgets: readonly ReturnType<MakeSheet>[], t: Say, language: string) {
  const rows: (readonly SheetCell[])[] = [
    ...(page === null ? [] : [[t('sheets.dashboard'), page.title]]),
    [t('sheets.savedAt'), new Date().toLocaleString(language)],
    ...(page?.filters.values() ?? []),
    [],
    [t('sheets.widget'), t('sheets.period')],
    ...widgets.map(({ title, period = '' }) => [title, period]),
  ]
  return rows
}
