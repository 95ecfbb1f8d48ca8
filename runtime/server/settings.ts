import { isIP } from 'node:net'
import { resolve } from 'node:path'

/** What can be set from outside, by environment variables; `npm start` works with none. */
export type Settings = {
  /** PORT: the TCP port of the web server; 0 takes any free one. */
  port: number
  /** HOST: the address to listen on; `0.0.0.0` or `::` for the whole network. */
  host: string
  /** PUBLIC_URL: the address that browsers know the server by, when a proxy stands before it; null: what they ask for. */
  publicUrl: string | null
  /**
   * TRUSTED_PROXIES: addresses or networks of proxies before the server, with commas between them, or `loopback`,
   * `linklocal`, `uniquelocal`. Only they are believed when they say who asks (X-Forwarded-For, -Proto, -Host).
   */
  trustedProxies: readonly string[]
  /** DATABASE_URL: your own Postgres; null starts the embedded one. */
  databaseUrl: string | null
  /** DATABASE_POOL: the most connections to Postgres of this process. */
  databasePoolSize: number
  /** REQUESTS_PER_MINUTE: how many requests one account, or one address without an account, may make. */
  requestsPerMinute: number
  /** DATABASE_PREPARE: off when a pooler before Postgres does not know prepared statements. */
  preparesStatements: boolean
  /** ATTAIN_DATA: where the embedded database and whatever else must be kept lies, as an absolute path. */
  dataFolder: string
}

const defaultDataFolder = resolve(import.meta.dirname, '../../data')

/** Settings that cannot be used; the message lists all of them, each with what was expected and found. */
export class SettingsError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`These settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

/** Reads the settings from environment variables; an empty variable counts as not set. Throws a SettingsError. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const problems: string[] = []
  const read = (name: string) => environment[name]?.trim() || undefined

  const wholeNumber = (name: string, fallback: number, least: number, most: number): number => {
    const text = read(name)
    if (text === undefined) return fallback
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    problems.push(
      `${name} must be a whole number from ${least} to ${most}, but is "${text}". Without it, ${fallback} is used.`,
    )
    return fallback
  }

  const onOrOff = (name: string, fallback: boolean): boolean => {
    const text = read(name)?.toLowerCase()
    if (text === undefined) return fallback
    if (text === 'on' || text === 'off') return text === 'on'
    problems.push(`${name} must be "on" or "off", but is "${text}".`)
    return fallback
  }

  const settings: Settings = {
    port: wholeNumber('PORT', 3000, 0, 65_535),
    // Both loopback addresses, of IPv4 and IPv6.
    host: read('HOST') ?? 'localhost',
    publicUrl: readPublicUrl(read('PUBLIC_URL'), problems),
    trustedProxies: readTrustedProxies(read('TRUSTED_PROXIES'), problems),
    databaseUrl: readDatabaseUrl(read('DATABASE_URL'), problems),
    requestsPerMinute: wholeNumber('REQUESTS_PER_MINUTE', 6_000, 1, 100_000_000),
    databasePoolSize: wholeNumber('DATABASE_POOL', 10, 1, 500),
    preparesStatements: onOrOff('DATABASE_PREPARE', true),
    dataFolder: resolve(read('ATTAIN_DATA') ?? defaultDataFolder),
  }
  if (problems.length > 0) throw new SettingsError(problems)
  return settings
}

function readPublicUrl(text: string | undefined, problems: string[]): string | null {
  if (text === undefined) return null
  const url = URL.parse(text)
  const isOrigin = (url?.protocol === 'https:' || url?.protocol === 'http:') && url.href === `${url.origin}/`
  if (isOrigin) return url.origin
  problems.push(`PUBLIC_URL must look like https://attain.example.com, without a path, but is "${text}".`)
  return null
}

function readTrustedProxies(text: string | undefined, problems: string[]): string[] {
  const proxies = text?.split(',').map((proxy) => proxy.trim()) ?? []
  for (const proxy of proxies) {
    const [address = '', prefix, ...rest] = proxy.split('/')
    const bits = isIP(address) === 4 ? 32 : 128
    const isNetwork = prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits)
    if (['loopback', 'linklocal', 'uniquelocal'].includes(proxy)) continue
    if (isIP(address) !== 0 && isNetwork && rest.length === 0) continue
    problems.push(
      `TRUSTED_PROXIES must be addresses or networks such as "10.0.0.5, 192.168.0.0/16" or "loopback", but has "${proxy}".`,
    )
  }
  return proxies
}

function readDatabaseUrl(text: string | undefined, problems: string[]): string | null {
  if (text === undefined) return null
  const example = 'postgres://user:password@host:5432/database'
  const protocol = URL.parse(text)?.protocol
  if (protocol === 'postgres:' || protocol === 'postgresql:') return text
  // The value itself may hold a password and stays out of the message.
  const found = protocol === undefined ? 'is not a URL' : `begins with ${protocol}//`
  problems.push(`DATABASE_URL must look like ${example}, but ${found}. Without it, an embedded Postgres is started.`)
  return null
}
