import { caller, getSession } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from 'react-router'
import { keys } from '../api/queries.ts'
import { paths } from '../application/paths.ts'

const REMEMBERED = 'attain.workspace'

/** Remembers the workspace for the next visit. */
export function rememberWorkspace(slug: string): void {
  localStorage.setItem(REMEMBERED, slug)
}

/** The address without a workspace: goes to the one used last, else the account's first. */
export function Entry() {
  caller.workspace = null
  const session = useQuery({ queryKey: keys.session(null), queryFn: ({ signal }) => getSession(signal) })
  if (session.error) return <Failure error={session.error} retry={() => void session.refetch()} />
  if (!session.data) return null
  const last = localStorage.getItem(REMEMBERED)
  const workspace = session.data.workspaces.find(({ slug }) => slug === last) ?? session.data.workspace
  return <Navigate to={paths.home(workspace.slug)} replace />
}
