/** The application: what listens to whom. Listening itself is main.ts. */
import fastifyCompress from '@fastify/compress'
import fastifyRateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { accounts } from './accounts/index.ts'
import type { DB } from './database/schema.ts'
import { answerError, answerErrors } from './error-answers.ts'
import { AttainError } from './errors.ts'
import { createJobs, type Jobs, prepareQueues } from './jobs/index.ts'
import { addApplicationRoutes } from './routes/application.ts'
import { addApprovalRoutes } from './routes/approvals.ts'
import type { Published, Sources } from './routes/asking.ts'
import { addChannelRoutes } from './routes/channels.ts'
import { addCommissionRoutes } from './routes/commission.ts'
import { addDraftRoutes } from './routes/drafts.ts'
import { addExchangeRoutes } from './routes/exchange.ts'
import { addFailedJobRoutes } from './routes/failed-jobs.ts'
import { addForecastRoutes } from './routes/forecasts.ts'
import { addMetadataRoutes } from './routes/metadata.ts'
import { addNotificationRoutes } from './routes/notifications.ts'
import { addOpenApiRoutes } from './routes/open-api.ts'
import { addPerformanceRoutes } from './routes/performance.ts'
import { addRecordRoutes } from './routes/records.ts'
import { addRevisionRoutes } from './routes/revisions.ts'
import { addRuleRoutes } from './routes/rules.ts'
import { addSandboxRoutes } from './routes/sandboxes.ts'
import { addScorecardRoutes } from './routes/scorecards.ts'
import { addSimulationRoutes } from './routes/simulations.ts'
import { addSubscriptionRoutes } from './routes/subscriptions.ts'
import { addTargetRoutes } from './routes/targets.ts'
import { addTemplateRoutes } from './routes/templates.ts'
import { addWebRoutes } from './routes/web.ts'
import { addWorkspaceRoutes } from './routes/workspaces.ts'
import { securityHeaders } from './security-headers.ts'
import { approvalCalls, followApprovals } from './services/approvals/index.ts'
import { directoryOf } from './services/directory.ts'
import { createStreams } from './services/notifications/index.ts'
import { followMoves } from './services/performance/follow-moves.ts'
import { createRevisionErrors } from './services/revision-errors.ts'
import { followRules, type RulesEnvironment } from './services/rules/index.ts'
import type { Settings } from './settings.ts'
import { LiveWorkspaces } from './store/live-workspaces.ts'
import { type AlertClocks, createAlertClocks } from './workers/alert-work.ts'
import { workOnApprovals } from './workers/approval-work.ts'
import { takeUpCommissionRuns } from './workers/commission-work.ts'
import { createFollowing, type Following } from './workers/following.ts'
import { createRuleClocks, type RuleClocks, retryRules } from './workers/rule-work.ts'
import { createSandboxWork } from './workers/sandbox-work.ts'
import { createScheduledPublishes } from './workers/scheduled-publishes.ts'
import { createStatistics } from './workers/statistics.ts'
import { createSubscriptionClocks, type SubscriptionClocks } from './workers/subscription-work.ts'
import { createUpkeep } from './workers/upkeep.ts'
import { createWarming, type Warming } from './workers/warm-dashboards.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** What is done later; it begins when it is told to. */
    readonly jobs: Jobs
    /** What follows from what happens to records; it begins when it is told to. */
    readonly following: Following
    /** Rules that time begins, likewise. */
    readonly ruleClocks: RuleClocks
    readonly alertClocks: AlertClocks
    /** Dashboards that are sent at times, likewise. */
    readonly subscriptionClocks: SubscriptionClocks
    /** Dashboards that are answered ahead, likewise. */
    readonly warming: Warming
  }
}

/** What the application needs from the process around it. */
export interface AppOptions {
  readonly db: Kysely<DB>
  /** For connections of their own, which listen to Postgres. */
  readonly databaseUrl: string
  readonly settings: Pick<Settings, 'requestsPerMinute'> & Partial<Pick<Settings, 'publicUrl' | 'trustedProxies'>>
}

const bodyLimitBytes = 1024 * 1024

export async function createApp({ db, databaseUrl, settings }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: bodyLimitBytes,
    genReqId: () => crypto.randomUUID(),
    logger: { level: 'warn' },
    // a logger for each request costs every one of them, and few have anything to say; those name the request themselves
    childLoggerFactory: (logger) => logger,
    // unknown input is refused, never dropped, and nothing is made into what it is not
    ajv: {
      customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: true, allErrors: false },
      // as Postgres takes them; the usual format allows `urn:uuid:` as well
      onCreate: (ajv) => ajv.addFormat('uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i),
    },
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
    routerOptions: { maxParamLength: 200 },
    trustProxy: settings.trustedProxies?.length ? [...settings.trustedProxies] : false,
  })
  const errors = createRevisionErrors(db, app.log)
  app.addHook('onClose', () => errors.stop())
  app.decorateRequest('served', null)
  answerErrors(app, errors)
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders).header('x-request-id', request.id)
    done()
  })

  const workspaces = new LiveWorkspaces(db)
  const upkeep = createUpkeep(db, workspaces, app.log)
  const listening = workspaces.listen(databaseUrl, (id) => upkeep.wake(id))
  await listening.started
  app.addHook('onClose', () => listening.stop())
  app.addHook('onClose', () => upkeep.stop())
  const statistics = createStatistics(db, app.log)
  app.addHook('onClose', () => statistics.stop())

  await prepareQueues(db)
  const jobs = createJobs({ databaseUrl, log: app.log })
  app.decorate('jobs', jobs)
  app.addHook('onClose', () => jobs.stop())

  // compressed bodies are not asked for, and a small one may unpack to any size
  await app.register(fastifyCompress, {
    global: true,
    globalDecompression: false,
    threshold: 2048,
    encodings: ['gzip', 'identity'],
  })
  await app.register(accounts, {
    db,
    databaseUrl,
    directory: directoryOf(db, workspaces),
    ...(settings.publicUrl ? { publicUrl: settings.publicUrl } : {}),
  })
  await app.register(fastifyRateLimit, {
    max: settings.requestsPerMinute,
    timeWindow: '1 minute',
    hook: 'preHandler',
    // only a refused request needs to know
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    keyGenerator: (request) => (request.routeOptions.config.open ? request.ip : request.principal.accountId),
    errorResponseBuilder: (_request, { ttl }) =>
      new AttainError('too_many_requests', { seconds: Math.ceil(ttl / 1000) }),
  })

  const sources: Sources = { db, workspaces }
  workOnApprovals(jobs, db, workspaces)
  takeUpCommissionRuns(jobs, db, workspaces)
  const rules: RulesEnvironment = { approvals: approvalCalls, log: app.log }
  const following = createFollowing({
    db,
    workspaces,
    log: app.log,
    followers: [followMoves, followRules(rules), followApprovals],
  })
  app.decorate('following', following)
  app.addHook('onClose', () => following.stop())
  retryRules(jobs, { db, workspaces }, rules)
  const ruleClocks = createRuleClocks({ db, workspaces, log: app.log }, rules)
  app.decorate('ruleClocks', ruleClocks)
  app.addHook('onClose', () => ruleClocks.stop())
  const alertClocks = createAlertClocks({ db, workspaces, log: app.log })
  app.decorate('alertClocks', alertClocks)
  app.addHook('onClose', () => alertClocks.stop())
  const subscriptionClocks = createSubscriptionClocks({ db, workspaces, log: app.log })
  app.decorate('subscriptionClocks', subscriptionClocks)
  app.addHook('onClose', () => subscriptionClocks.stop())
  const warming = createWarming({ db, workspaces, log: app.log })
  app.decorate('warming', warming)
  app.addHook('onClose', () => warming.stop())
  addApplicationRoutes(app, sources)
  addApprovalRoutes(app, { ...sources, afterWrite: () => following.wake() })
  addRecordRoutes(app, {
    ...sources,
    afterWrite: (count) => {
      statistics.noteWrites(count)
      following.wake()
    },
  })
  addPerformanceRoutes(app, sources)
  addScorecardRoutes(app, sources)
  addCommissionRoutes(app, sources)
  addSimulationRoutes(app, { ...sources, databaseUrl })
  addTargetRoutes(app, sources)
  addForecastRoutes(app, sources)
  addSubscriptionRoutes(app, sources)
  addRuleRoutes(app, { ...sources, rules })
  addFailedJobRoutes(app, sources)
  const published: Published = async (id, compiled) => {
    if (compiled) workspaces.remember(id, compiled.revision, compiled.model)
    await workspaces.reload(id)
    upkeep.wake(id)
  }
  addMetadataRoutes(app, { ...sources, published })
  addDraftRoutes(app, { ...sources, published })
  addRevisionRoutes(app, { ...sources, published })
  const scheduled = createScheduledPublishes(db, app.log, published)
  app.addHook('onClose', () => scheduled.stop())
  addWorkspaceRoutes(app, sources)
  const sandboxes = createSandboxWork(db, app.log, published)
  app.addHook('onClose', () => sandboxes.stop())
  const wakeSandboxes = () =>
    void sandboxes.look().catch((err: unknown) => app.log.error({ err }, 'could not look for sandboxes'))
  addSandboxRoutes(app, { ...sources, published, wakeSandboxes })
  addExchangeRoutes(app, sources)
  addTemplateRoutes(app, sources)
  const publicUrl = settings.publicUrl ?? null
  const streams = createStreams({ db, databaseUrl, log: app.log })
  // windows hold their connections, and closing waits for connections
  app.addHook('preClose', () => streams.stop())
  addNotificationRoutes(app, { ...sources, streams })
  addChannelRoutes(app, { ...sources, publicUrl })
  jobs.work(
    'deliver',
    async (data, job) => {
      const { deliverWith } = await import('./services/notifications/sending.ts')
      await deliverWith({ db, workspaces, publicUrl })(data, job)
    },
    16,
  )
  await addOpenApiRoutes(app, sources)
  await addWebRoutes(app)
  await loadWorkspaces(db, workspaces)
  upkeep.start()
  return app
}

/** The first request should not wait for compiling. */
async function loadWorkspaces(db: Kysely<DB>, workspaces: LiveWorkspaces): Promise<void> {
  const rows = await db.selectFrom('workspaces').select('id').orderBy('id').limit(50).execute()
  for (const { id } of rows) await workspaces.get(id)
}
