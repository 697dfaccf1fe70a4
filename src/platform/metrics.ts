import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from './connection.ts'
import { stateAt } from './mail/state.ts'
import { writtenLately } from './mail/volume.ts'
import { isGuessable } from './wires.ts'

export interface Metrics {
  /** One answered request: its route as the house names it, never the address that was asked. */
  answered: (method: string, route: string, status: number, seconds: number) => void
  /** All figures as Prometheus reads them. */
  told: () => Promise<string>
}

/** What a machine may know of how the house fares: counts and times, nothing of anybody. */
export const openMetrics = ({ db, now }: { db: Db; now: () => Date }): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'leerladder_request_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'leerladder_mails_waiting',
    help: 'Mails and SMS that were not taken yet, and those that were given up or came back.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const state = stateAt(now())
      const found = await db
        .selectFrom('outbox')
        .select([state.as('state'), eb => eb.fn.countAll<number>().as('count')])
        .where(eb => eb.or([eb('sentAt', 'is', null), eb('bouncedAt', 'is not', null)]))
        .groupBy(sql`1`)
        .execute()
      this.reset()
      for (const { state, count } of found) this.set({ state }, count)
    },
  })
  new Gauge({
    name: 'leerladder_messages_last_hour',
    help: 'Mails and SMS written in the last hour, by kind.',
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const { kind, written } of await writtenLately(db, now())) this.set({ kind }, written)
    },
  })
  new Gauge({
    name: 'leerladder_message_kinds_stopped',
    help: 'Kinds of message that stopped because there were too many, until an administrator lets go.',
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      const stopped = await db.selectFrom('kindStop').select('kind').where('letGoAt', 'is', null).execute()
      this.reset()
      for (const { kind } of stopped) this.set({ kind }, 1)
    },
  })
  return {
    answered: (method, route, status, seconds) => requests.observe({ method, route, status: String(status) }, seconds),
    told: () => registry.metrics(),
  }
}

const shortest = 24

/** The key that who gathers figures shows; null: nobody gathers them. Throws when it can be guessed. */
export const metricsKeyOf = (env: NodeJS.ProcessEnv): string | null => {
  const key = env.LEERLADDER_METRICS_KEY
  if (!key) return null
  if (isGuessable(key, shortest))
    throw new Error(`LEERLADDER_METRICS_KEY is too easy to guess: take at least ${shortest} random characters.`)
  return key
}
