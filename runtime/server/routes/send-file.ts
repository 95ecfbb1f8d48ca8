import type { FastifyReply } from 'fastify'
import type { FoundFile } from '../services/files.ts'

/** Always as a download: a file must not run in the application's origin. */
export function sendFile(reply: FastifyReply, { name, mediaType, content }: FoundFile): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-security-policy', 'sandbox')
    .type(mediaType)
    .send(content)
}
