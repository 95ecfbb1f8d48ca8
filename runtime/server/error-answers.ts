/** Turns whatever is thrown into the one form of an error answer. */
import type { ErrorBody } from '@attain/contract'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import pg from 'pg'
import { languageOf } from './accounts/index.ts'
import { AttainError } from './errors.ts'

export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answerError(error as FastifyError, request, reply))
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const known = error instanceof AttainError ? error : translate(error)
  if (!known) request.log.error({ err: error, url: request.url }, 'an error that nobody expected')
  const shown = known ?? new AttainError('internal', { requestId: request.id })
  const language = languageOf(request.headers['accept-language'])
  const body: ErrorBody = {
    code: shown.code,
    message: shown.messageIn(language),
    ...(shown.details === undefined ? {} : { details: shown.details }),
    requestId: request.id,
  }
  if (shown.code === 'unavailable') reply.header('retry-after', '2')
  return reply.code(shown.status).send(body)
}

/** Errors of Fastify and Postgres that the caller can do something about. */
function translate(error: FastifyError): AttainError | undefined {
  if (error instanceof pg.DatabaseError) return translateDatabaseError(error)
  switch (error.code) {
    case 'FST_ERR_VALIDATION':
      return invalid(error.message)
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AttainError('too_large', { limit: 'the limit of this address' })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AttainError('unsupported_media_type')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return invalid(error.message)
  }
  if (error.statusCode === 400) return invalid(error.message)
  return undefined
}

function translateDatabaseError(error: pg.DatabaseError): AttainError | undefined {
  switch (error.code) {
    // a value that a column cannot hold, in a cursor or an id that somebody wrote by hand
    case '22P02':
    case '22007':
    case '22008':
    case '22003':
      return new AttainError('invalid_request', { problem: error.message }, undefined, { cause: error })
    case '57014':
    case '53300':
    case '57P03':
      return new AttainError('unavailable', {}, undefined, { cause: error })
    case '40P01':
    case '40001':
      return new AttainError('conflict', { problem: { en: 'try again.', 'zh-CN': '请重试。' } }, undefined, {
        cause: error,
      })
  }
  return undefined
}

function invalid(problem: string): AttainError {
  return new AttainError('invalid_request', { problem })
}
