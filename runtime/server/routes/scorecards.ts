/** `/api/performance/cycles` and what belongs to them: appraisals, from opening to the archive. */
import {
  AppealBody,
  AppealDecisionBody,
  CalibrationBody,
  CardReviewBody,
  CardsQuery,
  ChangeDecisionBody,
  CycleEventBody,
  HandOverBody,
  NewCycleBody,
  ScorecardChangeBody,
  SetAsideBody,
} from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { againAfterDeadlock } from '../services/context.ts'
import {
  actOnCycle,
  calibrate,
  decideAppeal,
  decideChange,
  fileOfAppeal,
  fillReview,
  handOver,
  listCards,
  listCycles,
  listRewards,
  listTasks,
  makeAppeal,
  openCycle,
  previewCycle,
  proposeChange,
  readCalibration,
  readCard,
  readCycle,
  setAside,
} from '../services/scorecards/index.ts'
import { contextOf, type Sources } from './asking.ts'
import { sendFile } from './send-file.ts'

const Params = Type.Object({ id: Type.String({ format: 'uuid' }) })
const FileParams = Type.Object({ id: Type.String({ format: 'uuid' }), file: Type.String({ format: 'uuid' }) })
const ChangeParams = Type.Object({
  id: Type.String({ format: 'uuid' }),
  number: Type.String({ pattern: '^[1-9][0-9]{0,5}$' }),
})
const GroupQuery = Type.Object(
  { group: Type.Optional(Type.String({ maxLength: 1000 })) },
  { additionalProperties: false },
)
type One = { Params: Static<typeof Params> }

export function addScorecardRoutes(app: FastifyInstance, sources: Sources): void {
  app.get('/api/performance/cycles', async (request) => listCycles(await contextOf(sources, request)))

  app.post<{ Body: NewCycleBody }>(
    '/api/performance/cycles',
    { schema: { body: NewCycleBody } },
    async (request, reply) => reply.code(201).send(await openCycle(await contextOf(sources, request), request.body)),
  )

  app.post<{ Body: NewCycleBody }>(
    '/api/performance/cycles/preview',
    { schema: { body: NewCycleBody } },
    async (request) => previewCycle(await contextOf(sources, request), request.body),
  )

  app.get<One>('/api/performance/cycles/:id', { schema: { params: Params } }, async (request) =>
    readCycle(await contextOf(sources, request), request.params.id.toLowerCase()),
  )

  app.post<One & { Body: CycleEventBody }>(
    '/api/performance/cycles/:id/events',
    { schema: { params: Params, body: CycleEventBody } },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      await againAfterDeadlock(() => actOnCycle(context, request.params.id.toLowerCase(), request.body.type))
      return reply.code(204).send()
    },
  )

  app.get<One & { Querystring: CardsQuery }>(
    '/api/performance/cycles/:id/cards',
    { schema: { params: Params, querystring: CardsQuery } },
    async (request) => listCards(await contextOf(sources, request), request.params.id.toLowerCase(), request.query),
  )

  app.get<One & { Querystring: Static<typeof GroupQuery> }>(
    '/api/performance/cycles/:id/calibration',
    { schema: { params: Params, querystring: GroupQuery } },
    async (request) =>
      readCalibration(await contextOf(sources, request), request.params.id.toLowerCase(), request.query.group),
  )

  app.post<One & { Body: CalibrationBody }>(
    '/api/performance/cycles/:id/calibration',
    { schema: { params: Params, body: CalibrationBody } },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      await againAfterDeadlock(() => calibrate(context, request.params.id.toLowerCase(), request.body))
      return reply.code(204).send()
    },
  )

  app.get<One>('/api/performance/cycles/:id/rewards', { schema: { params: Params } }, async (request) =>
    listRewards(await contextOf(sources, request), request.params.id.toLowerCase()),
  )

  app.post<One & { Body: ScorecardChangeBody }>(
    '/api/performance/cycles/:id/changes',
    { schema: { params: Params, body: ScorecardChangeBody } },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      const made = await proposeChange(context, request.params.id.toLowerCase(), request.body)
      return reply.code(201).send(made)
    },
  )

  app.post<{ Params: Static<typeof ChangeParams>; Body: ChangeDecisionBody }>(
    '/api/performance/cycles/:id/changes/:number',
    { schema: { params: ChangeParams, body: ChangeDecisionBody } },
    async (request, reply) => {
      const { id, number } = request.params
      await decideChange(await contextOf(sources, request), id.toLowerCase(), Number(number), request.body)
      return reply.code(204).send()
    },
  )

  app.get('/api/performance/reviews', async (request) => ({
    items: await listTasks(await contextOf(sources, request)),
  }))

  app.get<One>('/api/performance/cards/:id', { schema: { params: Params } }, async (request) =>
    readCard(await contextOf(sources, request), request.params.id.toLowerCase()),
  )

  app.post<One & { Body: CardReviewBody }>(
    '/api/performance/cards/:id/review',
    { schema: { params: Params, body: CardReviewBody } },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      await againAfterDeadlock(() => fillReview(context, request.params.id.toLowerCase(), request.body))
      return reply.code(204).send()
    },
  )

  app.post<One & { Body: HandOverBody }>(
    '/api/performance/cards/:id/hand-over',
    { schema: { params: Params, body: HandOverBody } },
    async (request, reply) => {
      await handOver(await contextOf(sources, request), request.params.id.toLowerCase(), request.body)
      return reply.code(204).send()
    },
  )

  app.post<One & { Body: SetAsideBody }>(
    '/api/performance/cards/:id/set-aside',
    { schema: { params: Params, body: SetAsideBody } },
    async (request, reply) => {
      await setAside(await contextOf(sources, request), request.params.id.toLowerCase(), request.body)
      return reply.code(204).send()
    },
  )

  app.post<One & { Body: AppealBody }>(
    '/api/performance/cards/:id/appeals',
    { schema: { params: Params, body: AppealBody } },
    async (request, reply) => {
      const context = await contextOf(sources, request)
      return reply.code(201).send(await makeAppeal(context, request.params.id.toLowerCase(), request.body))
    },
  )

  app.post<One & { Body: AppealDecisionBody }>(
    '/api/performance/appeals/:id/decision',
    { schema: { params: Params, body: AppealDecisionBody } },
    async (request, reply) => {
      await decideAppeal(await contextOf(sources, request), request.params.id.toLowerCase(), request.body)
      return reply.code(204).send()
    },
  )

  app.get<{ Params: Static<typeof FileParams> }>(
    '/api/performance/appeals/:id/files/:file',
    { schema: { params: FileParams } },
    async (request, reply) => {
      const { id, file } = request.params
      return sendFile(
        reply,
        await fileOfAppeal(await contextOf(sources, request), id.toLowerCase(), file.toLowerCase()),
      )
    },
  )
}
