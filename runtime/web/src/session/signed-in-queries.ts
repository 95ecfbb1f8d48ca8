/** What every page of a workspace needs from the server: who is signed in, and the published application. */
import { getApp, getSession } from '@attain/ui/api'
import { queryOptions } from '@tanstack/react-query'
import { keys } from '../api/queries.ts'

export const sessionQuery = (workspace: string) =>
  queryOptions({ queryKey: keys.session(workspace), queryFn: ({ signal }) => getSession(signal) })

export const appQuery = (workspace: string) =>
  queryOptions({ queryKey: keys.app(workspace), queryFn: ({ signal }) => getApp(signal), staleTime: 300_000 })
