/** Who is signed in and what they see, for every page below: session, published application, language. */
import type { AppBody, ObjectBody, SessionBody } from '@attain/contract'
import type { Language, LayoutDocument, PageDocument, ViewDocument } from '@attain/form'
import { createContext, use } from 'react'

export interface Application {
  readonly workspace: string
  readonly session: SessionBody
  readonly app: AppBody
  readonly objects: ReadonlyMap<string, ObjectBody>
  readonly layouts: readonly LayoutDocument[]
  readonly views: readonly ViewDocument[]
  readonly pages: readonly PageDocument[]
  readonly language: Language
  /** The workspace's date. */
  readonly today: string
}

export const ApplicationContext = createContext<Application | null>(null)

/** The application; only below the signed-in part of the page. */
export function useApplication(): Application {
  const application = use(ApplicationContext)
  if (!application) throw new Error('useApplication needs the signed-in part of the page around it')
  return application
}

/** The object of that name, if this person may see it. */
export function useObject(name: string | undefined): ObjectBody | undefined {
  return useApplication().objects.get(name ?? '')
}

/** Today in a time zone, as `2026-11-22`. */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
}
