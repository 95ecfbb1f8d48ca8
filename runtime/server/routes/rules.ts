/** `/api/rules/*`: what rules did, what failed once more, and what one would do; for administrators. */
import { Id, RetryRunsBody, type RetryRunsReport, RuleDryRunBody, RuleRunsQuery } from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { againAfterDeadlock } from '../services/context.ts'
import { dryRun, listRules, listRuns, type RulesEnvironment, retryAll, retryNow } from '../services/rules/index.ts'
import { contextOf, type Sources } from './asking.ts'

const administrator = { administrator: true }
const RunParams = Type.Object({ id: Id }, { additionalProperties: false })

export function addRuleRoutes(app: FastifyInstance, sources: Sources & { readonly rules: RulesEnvironment }): void {
  const { rules } = sources

  app.get<{ Querystring: RuleRunsQuery }>(
    '/api/rules/runs',
    { config: administrator, schema: { querystring: RuleRunsQuery } },
    async (request) => listRuns(await contextOf(sources, request), request.query),
  )

  app.get('/api/rules', { config: administrator }, async (request) => listRules(await contextOf(sources, request)))

  app.post<{ Body: RetryRunsBody }>(
    '/api/rules/runs/retry',
    { config: administrator, schema: { body: RetryRunsBody } },
    async (request): Promise<RetryRunsReport> => ({
      retried: await retryAll(await contextOf(sources, request), request.body),
    }),
  )

  app.post<{ Params: Static<typeof RunParams> }>(
    '/api/rules/runs/:id/retry',
    { config: administrator, schema: { params: RunParams } },
    async (request) => {
      const context = await contextOf(sources, request)
      return againAfterDeadlock(() => retryNow(context, rules, request.params.id))
    },
  )

  app.post<{ Body: RuleDryRunBody }>(
    '/api/rules/dry-run',
    { config: administrator, schema: { body: RuleDryRunBody } },
    async (request) => dryRun(await contextOf(sources, request), rules, request.body),
  )
}
