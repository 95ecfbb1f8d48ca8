/** `/api/commission`: plans and their periods, statements, corrections. */
import {
  CreditsQuery,
  DisputesQuery,
  ExportFileQuery,
  NewAdjustmentBody,
  NewDisputeBody,
  NewExportBody,
  PayPeriodEventBody,
  SendingBody,
  StatementFileQuery,
  StatementsQuery,
} from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import {
  actOnPlan,
  cancelRun,
  confirmStatement,
  correctStatement,
  creditsOfStatement,
  fileOfDispute,
  fileOfExport,
  fileOfStatement,
  listDisputes,
  listExports,
  listPlans,
  listStatements,
  ownPlans,
  ownStatements,
  periodProblems,
  raiseDispute,
  readPlan,
  readPlanWords,
  readStatement,
  runOfPeriod,
  sendStatements,
  takeExport,
  takeUpRewards,
  waitingRewards,
} from '../services/commission/index.ts'
import { againAfterDeadlock } from '../services/context.ts'
import { contextOf, type Sources } from './asking.ts'
import { sendFile } from './send-file.ts'

const One = Type.Object({ id: Type.String({ format: 'uuid' }) })
const OnePeriod = Type.Object({
  plan: Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' }),
  period: Type.String({ maxLength: 10 }),
})
const OnePlan = Type.Object({ plan: Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' }) })
const OneFile = Type.Object({ id: Type.String({ format: 'uuid' }), file: Type.String({ format: 'uuid' }) })
type OnePeriod = { Params: Static<typeof OnePeriod> }

export function addCommissionRoutes(app: FastifyInstance, sources: Sources): void {
  app.get('/api/commission/plans', async (request) => listPlans(await contextOf(sources, request)))

  app.get<{ Params: Static<typeof OnePlan> }>(
    '/api/commission/plans/:plan',
    { schema: { params: OnePlan } },
    async (request) => readPlan(await contextOf(sources, request), request.params.plan),
  )

  app.get<{ Params: Static<typeof OnePlan> }>(
    '/api/commission/plans/:plan/words',
    { schema: { params: OnePlan } },
    async (request) => readPlanWords(await contextOf(sources, request), request.params.plan),
  )

  app.get('/api/commission/mine/plans', async (request) => ownPlans(await contextOf(sources, request)))

  app.get('/api/commission/mine', async (request) => ownStatements(await contextOf(sources, request)))

  app.post<OnePeriod & { Body: PayPeriodEventBody }>(
    '/api/commission/plans/:plan/periods/:period/events',
    { schema: { params: OnePeriod, body: PayPeriodEventBody } },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      const { plan, period } = request.params
      const run = await againAfterDeadlock(() => actOnPlan(context, plan, period, request.body.type))
      return run === undefined ? reply.code(204).send() : reply.code(202).send(run)
    },
  )

  app.get<OnePeriod>(
    '/api/commission/plans/:plan/periods/:period/run',
    { schema: { params: OnePeriod } },
    async (request, reply) => {
      const { plan, period } = request.params
      const run = await runOfPeriod(await contextOf(sources, request), plan, period)
      return reply.type('application/json').send(JSON.stringify(run))
    },
  )

  app.post<{ Params: Static<typeof One> }>(
    '/api/commission/runs/:id/cancel',
    { schema: { params: One } },
    async (request, reply) => {
      await cancelRun(await contextOf(sources, request), request.params.id.toLowerCase())
      return reply.code(204).send()
    },
  )

  app.get<OnePeriod & { Querystring: StatementsQuery }>(
    '/api/commission/plans/:plan/periods/:period/statements',
    { schema: { params: OnePeriod, querystring: StatementsQuery } },
    async (request) =>
      listStatements(await contextOf(sources, request), request.params.plan, request.params.period, request.query),
  )

  app.get<OnePeriod>(
    '/api/commission/plans/:plan/periods/:period/rewards',
    { schema: { params: OnePeriod } },
    async (request) => waitingRewards(await contextOf(sources, request), request.params.plan, request.params.period),
  )

  app.post<OnePeriod>(
    '/api/commission/plans/:plan/periods/:period/rewards',
    { schema: { params: OnePeriod } },
    async (request) => {
      const context = await contextOf(sources, request)
      const { plan, period } = request.params
      return againAfterDeadlock(() => takeUpRewards(context, plan, period))
    },
  )

  app.get<OnePeriod>(
    '/api/commission/plans/:plan/periods/:period/problems',
    { schema: { params: OnePeriod } },
    async (request) => periodProblems(await contextOf(sources, request), request.params.plan, request.params.period),
  )

  app.get<{ Params: Static<typeof One> }>(
    '/api/commission/statements/:id',
    { schema: { params: One } },
    async (request) => readStatement(await contextOf(sources, request), request.params.id.toLowerCase()),
  )

  app.get<{ Params: Static<typeof One>; Querystring: StatementFileQuery }>(
    '/api/commission/statements/:id/file',
    { schema: { params: One, querystring: StatementFileQuery } },
    async (request, reply) => {
      const { id } = request.params
      return sendFile(reply, await fileOfStatement(await contextOf(sources, request), id.toLowerCase(), request.query))
    },
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

  app.post<OnePeriod & { Body: SendingBody }>(
    '/api/commission/plans/:plan/periods/:period/sendings',
    { schema: { params: OnePeriod, body: SendingBody } },
    async (request) => {
      const context = await contextOf(sources, request)
      const { plan, period } = request.params
      return againAfterDeadlock(() => sendStatements(context, plan, period, request.body))
    },
  )

  app.post<{ Params: Static<typeof One> }>(
    '/api/commission/statements/:id/confirmation',
    { schema: { params: One } },
    async (request, reply) => {
      await confirmStatement(await contextOf(sources, request), request.params.id.toLowerCase())
      return reply.code(204).send()
    },
  )

  app.post<{ Params: Static<typeof One>; Body: NewDisputeBody }>(
    '/api/commission/statements/:id/disputes',
    { schema: { params: One, body: NewDisputeBody } },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      const id = request.params.id.toLowerCase()
      return reply.code(201).send(await againAfterDeadlock(() => raiseDispute(context, id, request.body)))
    },
  )

  app.get<{ Querystring: DisputesQuery }>(
    '/api/commission/disputes',
    { schema: { querystring: DisputesQuery } },
    async (request) => listDisputes(await contextOf(sources, request), request.query),
  )

  app.get<{ Params: Static<typeof OneFile> }>(
    '/api/commission/disputes/:id/files/:file',
    { schema: { params: OneFile } },
    async (request, reply) => {
      const { id, file } = request.params
      const found = await fileOfDispute(await contextOf(sources, request), id.toLowerCase(), file.toLowerCase())
      return sendFile(reply, found)
    },
  )

  app.get<OnePeriod>(
    '/api/commission/plans/:plan/periods/:period/exports',
    { schema: { params: OnePeriod } },
    async (request) => listExports(await contextOf(sources, request), request.params.plan, request.params.period),
  )

  app.post<OnePeriod & { Body: NewExportBody }>(
    '/api/commission/plans/:plan/periods/:period/exports',
    { schema: { params: OnePeriod, body: NewExportBody } },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      const { plan, period } = request.params
      const taken = await againAfterDeadlock(() => takeExport(context, plan, period, request.body))
      return reply.code(201).send(taken)
    },
  )

  app.get<{ Params: Static<typeof One>; Querystring: ExportFileQuery }>(
    '/api/commission/exports/:id',
    { schema: { params: One, querystring: ExportFileQuery } },
    async (request, reply) => {
      const { id } = request.params
      return sendFile(reply, await fileOfExport(await contextOf(sources, request), id.toLowerCase(), request.query))
    },
  )
}
