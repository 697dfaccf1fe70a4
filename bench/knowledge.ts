import { performance } from 'node:perf_hooks'
import pino from 'pino'
import { createApp } from '../src/app.tsx'
import { connect } from '../src/platform/connection.ts'
import { migrate } from '../src/platform/migrate.ts'
import { median } from './median.ts'

const rounds = 40
const pages = [
  '/kennis',
  '/kennis?zoek=vrijstelingsbeleid+taaldrempel+mentr&drempel=gezin',
  '/kennis/praktijken/micoon?zoek=mentor',
  '/kennis/voor/werkgever',
  '/kennis/kaart',
  '/kennis/woorden',
]

/** The pages of the navigator at the server, and what the heaviest weighs before it is packed. */
export const benchKnowledge = async (): Promise<string[]> => {
  const { db, close } = await connect({ dataDir: null })
  try {
    await migrate(db)
    const now = () => new Date('2026-11-24T10:00:00Z')
    const app = createApp({ db, now, log: pino({ level: 'silent' }), operatorKey: 'bench', practice: null })
    const medians: number[] = []
    let heaviest = 0
    for (const page of pages) {
      const times: number[] = []
      for (let round = 0; round < rounds; round++) {
        const began = performance.now()
        const body = await (await app.request(page)).arrayBuffer()
        times.push(performance.now() - began)
        heaviest = Math.max(heaviest, body.byteLength)
      }
      medians.push(median(times))
    }
    return [
      `${pages.length} pages of the navigator at the server: slowest median ${Math.max(...medians).toFixed(1)} ms (goal: under 50 ms), heaviest ${(heaviest / 1000).toFixed(0)} KB unpacked (goal: under 60 KB)`,
    ]
  } finally {
    await close()
  }
}
