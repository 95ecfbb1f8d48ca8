/** The database of a trial: empty, with the platform's tables. Apart from the rest, which takes longer to load. */
import { connect } from '../database/connect.ts'
import { migrate } from '../database/migrate.ts'
import { createThrowawayDatabase, startThrowawayPostgres, type Throwaway } from '../postgres/throwaway-postgres.ts'

/** `serverUrl` names a Postgres with a user that may create databases; without one, one is started. */
export async function makeTrialDatabase(serverUrl?: string): Promise<Throwaway> {
  const database =
    serverUrl === undefined
      ? await startThrowawayPostgres('attain-trial-')
      : await createThrowawayDatabase(serverUrl, 'attain_trial_')
  const db = connect(database.url, { poolSize: 1, applicationName: 'attain trial' })
  try {
    await migrate(db)
  } catch (error) {
    await db.destroy()
    await database.stop()
    throw error
  }
  await db.destroy()
  return database
}
