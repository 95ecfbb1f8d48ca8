/**
 * The application as a process of its own, on DATABASE_URL and any free port, its jobs at work from the start. Its clock
 * is CLOCK_AHEAD_MS ahead: time limits are minutes, and no test waits for them.
 */
import { flushCompileCache } from 'node:module'
import type { AddressInfo } from 'node:net'
import { createApp } from '../app.ts'
import { connect } from '../database/connect.ts'

const aheadMs = Number(process.env.CLOCK_AHEAD_MS ?? 0)
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(RealDate.now() + aheadMs)
    else super(...given)
  }
  static override now(): number {
    return RealDate.now() + aheadMs
  }
} as DateConstructor

// the channel closes when the test dies, and with it whoever it would have killed
process.once('disconnect', () => process.exit())

const databaseUrl = process.env.DATABASE_URL ?? ''
const db = connect(databaseUrl, { poolSize: 6, applicationName: 'attain crash test' })
const app = await createApp({ db, databaseUrl, settings: { requestsPerMinute: 1_000_000 } })
await app.listen({ host: '127.0.0.1', port: 0 })
console.log(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`)
await app.jobs.start()
// who is killed leaves none behind, and the next one should not take as long
flushCompileCache()
