/**
 * What calls to other systems may reach. Asked for each connection, with the addresses that it will use: a name that
 * leads elsewhere a moment later finds the same answer.
 */
import { lookup as lookUp } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { promisify } from 'node:util'
import { isPublicAddress } from './addresses.ts'
import { Refusal } from './refusal.ts'

export interface Gate {
  /** Whether administrators have allowed this host, whatever its addresses. */
  allows(host: string): boolean
  /** For connections of Node: finds the addresses of a host, or fails when it may not be reached. */
  readonly lookup: LookupFunction
  /** The address to connect to. Throws a Refusal. */
  addressOf(host: string): Promise<string>
  /** Throws a Refusal when the host is an address that may not be reached; names are looked up later. */
  assertAddress(host: string): void
}

/** `allowedHosts`: names or addresses, in lower case. */
export function createGate(allowedHosts: readonly string[]): Gate {
  const allowed = new Set(allowedHosts)
  const allows = (host: string) => allowed.has(host.toLowerCase())
  const assertReachable = (host: string, addresses: readonly string[]) => {
    if (allows(host) || (addresses.length > 0 && addresses.every(isPublicAddress))) return
    throw privateHost(host)
  }
  const find = async (host: string) => {
    if (isIP(host) !== 0) {
      assertReachable(host, [host])
      return [{ address: host, family: isIP(host) }]
    }
    const found = await promisify(lookUp)(host, { all: true }).catch((error: NodeJS.ErrnoException) => {
      throw unknownHost(host, error)
    })
    assertReachable(
      host,
      found.map(({ address }) => address),
    )
    return found
  }
  return {
    allows,
    lookup: (host, options, done) => {
      find(host).then(
        (found) => {
          const fits = found.filter(({ family }) => !options.family || options.family === family)
          const [first] = fits
          if (options.all) done(null, fits)
          else if (first) done(null, first.address, first.family)
          else done(unknownHost(host), '', 0)
        },
        (error: NodeJS.ErrnoException) => done(error, '', 0),
      )
    },
    async addressOf(host) {
      const [first] = await find(host)
      if (first === undefined) throw unknownHost(host)
      return first.address
    },
    assertAddress(host) {
      if (isIP(host) !== 0) assertReachable(host, [host])
    },
  }
}

function privateHost(host: string): Refusal {
  return new Refusal(
    {
      en: `"${host}" is an address within a private network. An administrator can allow the host.`,
      'zh-CN': `“${host}”是内网地址。管理员可以将其加入允许的主机。`,
    },
    { isFinal: true },
  )
}

function unknownHost(host: string, cause?: Error): Refusal {
  return new Refusal(
    { en: `Nobody knows where "${host}" is.`, 'zh-CN': `找不到主机“${host}”。` },
    cause === undefined ? {} : { cause },
  )
}
