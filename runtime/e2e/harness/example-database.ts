import { connect } from '../../server/database/connect.ts'
import { publishExample } from '../../server/first-start.ts'

/** Fills a migrated, empty database as the first start does; the answer is the password of `admin`. */
export async function fillDatabase(url: string): Promise<string> {
  const db = connect(url, { poolSize: 2, applicationName: 'attain e2e' })
  try {
    const { administrator } = await publishExample(db)
    return administrator.madeUpPassword ?? process.env.ATTAIN_ADMIN_PASSWORD ?? ''
  } finally {
    await db.destroy()
  }
}
