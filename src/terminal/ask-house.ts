import pino from 'pino'
import { createApp } from '../app.tsx'
import { dataDirOf, openHouse } from '../open-house.ts'
import { lastHolderOf } from '../platform/data-lock.ts'
import { urls } from '../urls.ts'

/** Asks the house something over its own addresses, whether it runs already or is opened just for this. */
export type AskHouse = (path: string, init?: RequestInit) => Promise<Response>

/** A holder that died left its address behind: then nobody answers there, and the data are free. */
const answersAt = (address: string): Promise<boolean> =>
  fetch(new URL(urls.health, address)).then(
    () => true,
    () => false,
  )

const say = (line: string) => process.stderr.write(`${line}\n`)

/**
 * Runs `work` against the server that holds the data, or opens the data when nobody does. Either way the same routes
 * answer, so the terminal says what the page says. `authorization` lets the work act as the operator.
 */
export const withHouse = async <Result>(
  work: (ask: AskHouse, authorization: string) => Promise<Result>,
): Promise<Result> => {
  const holder = process.env.DATABASE_URL ? null : lastHolderOf(dataDirOf(process.env))
  if (holder?.address && (await answersAt(holder.address))) {
    const { address, operatorKey } = holder
    return work((path, init) => fetch(new URL(path, address), init), `Bearer ${operatorKey}`)
  }
  const house = await openHouse(say)
  try {
    const log = pino({ level: 'error', base: null }, pino.destination(2))
    const now = () => new Date()
    const app = createApp({ db: house.db, now, log, operatorKey: house.operatorKey, practice: null })
    const ask: AskHouse = async (path, init) => app.request(path, init)
    return await work(ask, `Bearer ${house.operatorKey}`)
  } finally {
    await house.close()
  }
}
