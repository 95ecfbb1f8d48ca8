/** The headers that keep browsers careful with what we send: the same on every answer, so Helmet makes them once. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

const setHeaders = helmet({
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // Ant Design writes its styles at run time
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: null,
    },
  },
  // the server itself speaks http; whoever puts https in front of it sets this there
  strictTransportSecurity: false,
})

/** For the worker that checks bundles, which compiles schemas to code; nothing else may. */
export const checkerPolicy = "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'self'"

export const securityHeaders: Readonly<Record<string, string>> = collectHeaders()

function collectHeaders(): Record<string, string> {
  const headers: Record<string, string> = {}
  const response = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value
    },
    removeHeader: () => {},
  }
  setHeaders({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error !== undefined) throw error
  })
  return headers
}
