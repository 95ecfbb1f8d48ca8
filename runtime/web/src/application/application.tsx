/** Who is signed in and what they see, for every page below: session, published application, language. */
import type { AppBody, ObjectBody, SessionBody } from '@attain/contract'
import type { DashboardDocument } from '@attain/engine/metadata'
import type { Circumstances, Language, LayoutDocument, PageDocument, ViewDocument } from '@attain/form'
import { createContext, use } from 'react'

export interface Application {
  readonly workspace: string
  readonly session: SessionBody
  readonly app: AppBody
  readonly objects: ReadonlyMap<string, ObjectBody>
  readonly layouts: readonly LayoutDocument[]
  readonly views: readonly ViewDocument[]
  readonly pages: readonly PageDocument[]
  readonly dashboards: readonly DashboardDocument[]
  readonly language: Language
  /** What formulas may refer to besides a record's values. */
  readonly circumstances: Circumstances
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
