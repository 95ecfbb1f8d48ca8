/** `/api/performance/targets`: what people are to reach, as far as the asker's roles show the figures. */
import {
  TargetBreakDownQuery,
  TargetDecision,
  TargetGridQuery,
  TargetHistoryQuery,
  TargetImport,
  TargetProgressQuery,
  TargetSave,
} from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { againAfterDeadlock } from '../services/context.ts'
import { breakDownTarget } from '../services/performance/targets/break-down.ts'
import { decideProposals } from '../services/performance/targets/decide.ts'
import { readGrid } from '../services/performance/targets/grid.ts'
import { historyOfTarget } from '../services/performance/targets/history.ts'
import { importTable } from '../services/performance/targets/import-table.ts'
import { listTargets } from '../services/performance/targets/list.ts'
import { readProgress } from '../services/performance/targets/progress.ts'
import { saveTargets } from '../services/performance/targets/save.ts'
import { contextOf, type Sources } from './asking.ts'

/** A year of several thousand people. */
const bodyLimit = 32 * 1024 * 1024

export function addTargetRoutes(app: FastifyInstance, sources: Sources): void {
  app.get('/api/performance/targets', async (request) => listTargets(await contextOf(sources, request)))

  app.post<{ Body: TargetGridQuery }>(
    '/api/performance/targets/grid',
    { schema: { body: TargetGridQuery } },
    async (request) => readGrid(await contextOf(sources, request), request.body),
  )

  app.post<{ Body: TargetProgressQuery }>(
    '/api/performance/targets/progress',
    { schema: { body: TargetProgressQuery } },
    async (request) => readProgress(await contextOf(sources, request), request.body),
  )

  app.post<{ Body: TargetHistoryQuery }>(
    '/api/performance/targets/history',
    { schema: { body: TargetHistoryQuery } },
    async (request) => historyOfTarget(await contextOf(sources, request), request.body),
  )

  app.post<{ Body: TargetBreakDownQuery }>(
    '/api/performance/targets/break-down',
    { schema: { body: TargetBreakDownQuery } },
    async (request) => breakDownTarget(await contextOf(sources, request), request.body),
  )

  app.post<{ Body: TargetSave }>(
    '/api/performance/targets/save',
    { schema: { body: TargetSave }, bodyLimit },
    async (request) => {
      const context = await contextOf(sources, request)
      return againAfterDeadlock(() => saveTargets(context, request.body, 'set'))
    },
  )

  app.post<{ Body: TargetSave }>(
    '/api/performance/targets/propose',
    { schema: { body: TargetSave }, bodyLimit },
    async (request) => {
      const context = await contextOf(sources, request)
      return againAfterDeadlock(() => saveTargets(context, request.body, 'propose'))
    },
  )

  app.post<{ Body: TargetDecision }>(
    '/api/performance/targets/decide',
    { schema: { body: TargetDecision } },
    async (request) => {
      const context = await contextOf(sources, request)
      return againAfterDeadlock(() => decideProposals(context, request.body))
    },
  )

  app.post<{ Body: TargetImport }>(
    '/api/performance/targets/import',
    { schema: { body: TargetImport }, bodyLimit },
    async (request) => {
      const context = await contextOf(sources, request)
      return againAfterDeadlock(() => importTable(context, request.body))
    },
  )
}
