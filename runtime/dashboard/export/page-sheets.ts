/** What stands on the page, for its workbook: each widget leaves its table here, each filter what is chosen. */
import type { Sheet } from '@attain/engine/sheet'
import { createContext, use, useEffect } from 'react'

/** The table as it is shown now, made when somebody wants it. */
export type MakeSheet = () => Pick<Sheet, 'rows'> & { readonly title: string; readonly period?: string | undefined }
export type Chosen = readonly [label: string, words: string]

export interface PageSheets {
  readonly title: string
  readonly widgets: Map<string, MakeSheet>
  readonly filters: Map<string, Chosen>
}

export function emptySheets(title: string): PageSheets {
  return { title, widgets: new Map(), filters: new Map() }
}

const PageSheetsContext = createContext<PageSheets | null>(null)
export const PageSheetsProvider = PageSheetsContext.Provider

/** Null where a widget stands without its page. */
export function usePageSheets(): PageSheets | null {
  return use(PageSheetsContext)
}

export function useWidgetSheet(name: string, make: MakeSheet | undefined): void {
  useEntry(use(PageSheetsContext)?.widgets, name, make)
}

export function useChosenFilter(name: string, chosen: Chosen | undefined): void {
  useEntry(use(PageSheetsContext)?.filters, name, chosen)
}

/** As it was drawn last, for as long as it stands on the page. */
function useEntry<T>(entries: Map<string, T> | undefined, name: string, entry: T | undefined): void {
  useEffect(() => {
    if (entries === undefined || entry === undefined) return
    entries.set(name, entry)
    return () => void entries.delete(name)
  })
}
