/** `/api/commission`: plans and their periods, statements, corrections. */
import { CreditsQuery, NewAdjustmentBody, PayPeriodEventBody, StatementsQuery } from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import {
  actOnPlan,
  correctStatement,
  creditsOfStatement,
  listPlans,
  listStatements,
  ownStatements,
  readStatement,
} from '../services/commission/index.ts'
import { againAfterDeadlock } from '../services/context.ts'
import { contextOf, type Sources } from './asking.ts'

const One = Type.Object({ id: Type.String({ format: 'uuid' }) })
const OnePeriod = Type.Object({
  plan: Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' }),
  period: Type.String({ maxLength: 10 }),
})
type OnePeriod = { Params: Static<typeof OnePeriod> }

export function addCommissionRoutes(app: FastifyInstance, sources: Sources): void {
  app.get('/api/commission/plans', async (request) => listPlans(await contextOf(sources, request)))

  app.get('/api/commission/mine', async (request) => ownStatements(await contextOf(sources, request)))

  app.post<OnePeriod & { Body: PayPeriodEventBody }>(
    '/api/commission/plans/:plan/periods/:period/events',
    { schema: { params: OnePeriod, body: PayPeriodEventBody } },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      const { plan, period } = request.params
      await againAfterDeadlock(() => actOnPlan(context, plan, period, request.body.type))
      return reply.code(204).send()
    },
  )

  app.get<OnePeriod & { Querystring: StatementsQuery }>(
    '/api/commission/plans/:plan/periods/:period/statements',
    { schema: { params: OnePeriod, querystring: StatementsQuery } },
    async (request) =>
      listStatements(await contextOf(sources, request), request.params.plan, request.params.period, request.query),
  )

  app.get<{ Params: Static<typeof One> }>(
    '/api/commission/statements/:id',
    { schema: { params: One } },
    async (request) => readStatement(await contextOf(sources, request), request.params.id.toLowerCase()),
  )

  app.get<{ Params: Static<typeof One>; Querystring: CreditsQuery }>(
    '/api/commission/statements/:id/credits',
    { schema: { params: One, querystring: CreditsQuery } },
    async (request) =>
      creditsOfStatement(await contextOf(sources, request), request.params.id.toLowerCase(), request.query),
  )

  app.post<{ Body: NewAdjustmentBody }>(
    '/api/commission/adjustments',
    { schema: { body: NewAdjustmentBody } },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      return reply.code(201).send(await againAfterDeadlock(() => correctStatement(context, request.body)))
    },
  )
}
