/** The first page asks for all it needs at once, instead of finding out step by step while it is drawn. */
import { caller, queries } from '@attain/ui/api'
import type { DataRouteMatch } from 'react-router'
import { appQuery, sessionQuery } from './signed-in-queries.ts'

/** Where a route keeps how its page is loaded. */
export interface PageHandle {
  readonly load: () => Promise<unknown>
}

/** Begins to load the page that was found, and who is signed in and their application; a failure is told when drawn. */
export function beginFirstPage(matches: readonly DataRouteMatch[]): void {
  const workspace = matches.at(-1)?.params.workspace
  if (workspace !== undefined) {
    caller.workspace = workspace
    void queries.prefetchQuery(sessionQuery(workspace))
    void queries.prefetchQuery(appQuery(workspace))
  }
  // after them: browsers send six requests at a time, and a page may have more files than that
  for (const { route } of matches) (route.handle as PageHandle | undefined)?.load().catch(() => {})
}
