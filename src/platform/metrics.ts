import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from './connection.ts'

export interface Metrics {
  /** One answered request: its route as the house names it, never the address that was asked. */
  answered: (method: string, route: string, status: number, seconds: number) => void
  /** All figures as Prometheus reads them. */
  told: () => Promise<string>
}

/** What a machine may know of how the house fares: counts and times, nothing of anybody. */
export const openMetrics = (db: Db): Metrics => {
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
    help: 'Mails that the post office has not taken yet, and those that were given up.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const found = await sql<{ state: string; count: number }>`
        select case when tries >= 8 then 'given-up' else 'waiting' end as state, count(*)
        from outbox where sent_at is null group by 1`.execute(db)
      this.reset()
      for (const { state, count } of found.rows) this.set({ state }, count)
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
  if (key.length < shortest)
    throw new Error(`LEERLADDER_METRICS_KEY is too short: take at least ${shortest} random characters.`)
  return key
}
