/** `/api/commission`: simulations of a plan, scenarios, and a payee's own what-if. */
import {
  NewScenarioBody,
  ScenarioChangeBody,
  SimulatedCreditsAsked,
  SimulatedPayeeAsked,
  SimulationAsked,
  WhatIfBody,
} from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import {
  calculateScenario,
  cancelScenario,
  changeScenario,
  createScenario,
  deleteScenario,
  listScenarios,
  readScenario,
  runSimulation,
  simulatedCredits,
  simulatedStatements,
  startOfSimulation,
} from '../services/commission/simulation/index.ts'
import { openDeals, whatIf } from '../services/commission/what-if/index.ts'
import { createShadows, type ShadowLimits } from '../store/commission/shadow.ts'
import { contextOf, type Sources } from './asking.ts'

const OnePlan = Type.Object({ plan: Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' }) })
const One = Type.Object({ id: Type.String({ format: 'uuid' }) })
type OnePlan = { Params: Static<typeof OnePlan> }
type One = { Params: Static<typeof One> }

/** One at a time for the process: each may take as much of the database as a calculation does. */
const OF_PLANS: ShadowLimits = {
  ...{ atOnce: 1, statementTimeoutMs: 600_000, patienceMs: 600_000 },
  ofEach: { most: 1, refuses: 'newest' },
}
/** Somebody waits for what is asked of one payee, and looks at the newest answer. */
const OF_PAYEES: ShadowLimits = {
  ...{ atOnce: 2, statementTimeoutMs: 30_000, patienceMs: 30_000 },
  // one page asks several things at a time
  ofEach: { most: 3, refuses: 'oldest' },
}

export function addSimulationRoutes(
  app: FastifyInstance,
  { databaseUrl, ...sources }: Sources & { readonly databaseUrl: string },
): void {
  const shadows = createShadows(databaseUrl, OF_PLANS)
  app.addHook('onClose', () => shadows.stop())
  const quick = createShadows(databaseUrl, OF_PAYEES)
  app.addHook('onClose', () => quick.stop())

  app.get<OnePlan>('/api/commission/plans/:plan/simulations', { schema: { params: OnePlan } }, async (request) =>
    startOfSimulation(await contextOf(sources, request), request.params.plan),
  )

  app.post<OnePlan & { Body: SimulationAsked }>(
    '/api/commission/plans/:plan/simulations',
    { schema: { params: OnePlan, body: SimulationAsked } },
    async (request, reply) => {
      const answer = await runSimulation(await contextOf(sources, request), shadows, request.params.plan, request.body)
      return reply.code(answer.state === 'done' ? 200 : 202).send(answer)
    },
  )

  app.post<OnePlan & { Body: SimulatedPayeeAsked }>(
    '/api/commission/plans/:plan/simulations/statements',
    { schema: { params: OnePlan, body: SimulatedPayeeAsked } },
    async (request) => simulatedStatements(await contextOf(sources, request), quick, request.params.plan, request.body),
  )

  app.post<OnePlan & { Body: SimulatedCreditsAsked }>(
    '/api/commission/plans/:plan/simulations/credits',
    { schema: { params: OnePlan, body: SimulatedCreditsAsked } },
    async (request) => simulatedCredits(await contextOf(sources, request), quick, request.params.plan, request.body),
  )

  app.get<OnePlan>('/api/commission/mine/plans/:plan/what-if', { schema: { params: OnePlan } }, async (request) =>
    openDeals(await contextOf(sources, request), request.params.plan),
  )

  app.post<OnePlan & { Body: WhatIfBody }>(
    '/api/commission/mine/plans/:plan/what-if',
    { schema: { params: OnePlan, body: WhatIfBody } },
    async (request) => whatIf(await contextOf(sources, request), quick, request.params.plan, request.body),
  )

  app.get<OnePlan>('/api/commission/plans/:plan/scenarios', { schema: { params: OnePlan } }, async (request) =>
    listScenarios(await contextOf(sources, request), request.params.plan),
  )

  app.post<OnePlan & { Body: NewScenarioBody }>(
    '/api/commission/plans/:plan/scenarios',
    { schema: { params: OnePlan, body: NewScenarioBody } },
    async (request, reply) => {
      const made = await createScenario(await contextOf(sources, request), shadows, request.params.plan, request.body)
      return reply.code(201).send(made)
    },
  )

  app.get<One>('/api/commission/scenarios/:id', { schema: { params: One } }, async (request) =>
    readScenario(await contextOf(sources, request), request.params.id.toLowerCase()),
  )

  app.patch<One & { Body: ScenarioChangeBody }>(
    '/api/commission/scenarios/:id',
    { schema: { params: One, body: ScenarioChangeBody } },
    async (request) => changeScenario(await contextOf(sources, request), request.params.id.toLowerCase(), request.body),
  )

  app.delete<One>('/api/commission/scenarios/:id', { schema: { params: One } }, async (request, reply) => {
    await deleteScenario(await contextOf(sources, request), request.params.id.toLowerCase())
    return reply.code(204).send()
  })

  app.post<One>('/api/commission/scenarios/:id/calculation', { schema: { params: One } }, async (request) =>
    calculateScenario(await contextOf(sources, request), shadows, request.params.id.toLowerCase()),
  )

  app.post<One>('/api/commission/scenarios/:id/cancel', { schema: { params: One } }, async (request, reply) => {
    await cancelScenario(await contextOf(sources, request), request.params.id.toLowerCase())
    return reply.code(204).send()
  })
}
