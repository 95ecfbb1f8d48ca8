/** `/api/failed-jobs/*`: jobs that were given up, and how they begin anew or end; for administrators. */
import { type DismissBody, FailedJobsQuery, type ReplayBody, ReplayJobsBody } from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { dismissFailedJobs, listFailedJobs, replayFailedJobs } from '../services/failed-jobs.ts'
import { contextOf, type Sources } from './asking.ts'

const administrator = { administrator: true }

export function addFailedJobRoutes(app: FastifyInstance, sources: Sources): void {
  app.get<{ Querystring: FailedJobsQuery }>(
    '/api/failed-jobs',
    { config: administrator, schema: { querystring: FailedJobsQuery } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return listFailedJobs(await contextOf(sources, request), request.query.after)
    },
  )

  app.post<{ Body: ReplayJobsBody }>(
    '/api/failed-jobs/replay',
    { config: administrator, schema: { body: ReplayJobsBody } },
    async (request): Promise<ReplayBody> => ({
      replayed: await replayFailedJobs(await contextOf(sources, request), request.body.ids),
    }),
  )

  app.post<{ Body: ReplayJobsBody }>(
    '/api/failed-jobs/dismiss',
    { config: administrator, schema: { body: ReplayJobsBody } },
    async (request): Promise<DismissBody> => ({
      dismissed: await dismissFailedJobs(await contextOf(sources, request), request.body.ids),
    }),
  )
}
