/** Turns whatever is thrown into the one form of an error answer. */
import type { ErrorBody } from '@attain/contract'
import type { Text } from '@attain/engine/metadata'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import pg from 'pg'
import { languageOf } from './accounts/index.ts'
import { AttainError } from './errors.ts'
import { schemaProblem } from './schema-problem.ts'
import type { RevisionErrors } from './services/revision-errors.ts'

/** `errors` counts what goes wrong for people while they work under a revision. */
export function answerErrors(app: FastifyInstance, errors?: RevisionErrors): void {
  app.setErrorHandler((error, request, reply) => answerError(error as FastifyError, request, reply, errors))
}

/** For errors before a route is found as well, such as an address that is no URL. */
export function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  errors?: RevisionErrors,
) {
  // whoever asked is gone, and what was on its way to them ends with the connection: nobody's error, and nobody hears this
  if (error.code === 'ERR_STREAM_PREMATURE_CLOSE' && reply.raw.destroyed) return reply.hijack()
  const known = error instanceof AttainError ? error : translate(error, request)
  if (!known) request.log.error({ err: error, reqId: request.id, url: request.url }, 'an error that nobody expected')
  const shown = known ?? new AttainError('internal', { requestId: request.id })
  const language = languageOf(request.headers['accept-language'])
  const body: ErrorBody = {
    code: shown.code,
    message: shown.messageIn(language),
    ...(shown.details === undefined ? {} : { details: shown.detailsIn(language) }),
    requestId: request.id,
  }
  const { served } = request
  if (served) {
    const message = shown.messageIn('en')
    errors?.note({ ...served, code: shown.code, status: shown.status, message, requestId: request.id })
  }
  reply.header('x-request-id', request.id)
  if (shown.code === 'unavailable') reply.header('retry-after', '2')
  return reply.code(shown.status).send(body)
}

/** Errors of Fastify and Postgres that the caller can do something about. */
function translate(error: FastifyError, request: FastifyRequest): AttainError | undefined {
  if (error instanceof pg.DatabaseError) return translateDatabaseError(error)
  switch (error.code) {
    case 'FST_ERR_VALIDATION':
      return invalid(schemaProblem(error.validation ?? [], error.validationContext ?? 'body'))
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AttainError('too_large', { limit: inMegabytes(request.routeOptions.bodyLimit) })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AttainError('unsupported_media_type')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return invalid(problems.json)
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return invalid(problems.contentLength)
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return invalid(problems.url)
  }
  // the parser found a key that would reach into the objects of JavaScript
  if (error.statusCode === 400 && error instanceof SyntaxError) return invalid(problems.json)
  if (error.statusCode === 400) return invalid({ en: error.message, 'zh-CN': error.message })
  return undefined
}

function translateDatabaseError(error: pg.DatabaseError): AttainError | undefined {
  const cause = { cause: error }
  switch (error.code) {
    // a value that a column cannot hold, in a cursor or an id that somebody wrote by hand
    case '22P02':
    case '22P05':
    case '22007':
    case '22008':
    case '22003':
    case '22021':
      return new AttainError('invalid_request', { problem: problems.value }, undefined, cause)
    case '57014':
    case '53300':
    case '57P03':
      return new AttainError('unavailable', {}, undefined, cause)
    case '40P01':
    case '40001':
      return new AttainError('conflict', { problem: { en: 'try again.', 'zh-CN': '请重试。' } }, undefined, cause)
  }
  return undefined
}

const problems = {
  json: { en: 'the body is no JSON, or has keys that are not allowed.', 'zh-CN': '正文不是 JSON，或包含不允许的键。' },
  contentLength: { en: 'the body is not as long as its content-length.', 'zh-CN': '正文长度与 content-length 不符。' },
  url: { en: 'the address is too long or wrongly encoded.', 'zh-CN': '地址过长或编码有误。' },
  value: { en: 'a value is too large or not of the kind that it stands for.', 'zh-CN': '某个值过大或类型不符。' },
}

function invalid(problem: Text): AttainError {
  return new AttainError('invalid_request', { problem })
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`
}
