import { performance } from 'node:perf_hooks'
import { currentCatalogue, loadContent } from '../src/catalogue/index.ts'
import { lifeStories } from '../src/people/index.ts'
import { currentMeasures, findRoutes, loadMeasures } from '../src/planning/index.ts'
import { connect } from '../src/platform/connection.ts'
import type { Day } from '../src/platform/day.ts'
import { migrate } from '../src/platform/migrate.ts'
import { currentConcordance } from '../src/recognition/index.ts'
import { median } from './median.ts'

const rounds = 30
const today = '2026-11-24' as Day

/** CPU of all routes of one person over the example catalogue: every named worker to every goal on offer. */
export const benchRoutes = async (): Promise<string[]> => {
  const { db, close } = await connect({ dataDir: null })
  try {
    await migrate(db)
    await loadContent(db, new Date(), () => {})
    await loadMeasures(db)
    const catalogue = await currentCatalogue(db)
    const concordance = await currentConcordance(db)
    const measures = await currentMeasures(db)
    const goals = [...new Set([...catalogue.programmes.values()].map(programme => programme.awards))]
    const portraits = lifeStories().flatMap(({ portrait }) => portrait ?? [])
    const all: number[] = []
    let routes = 0
    for (const portrait of portraits)
      for (const goal of goals) {
        const times: number[] = []
        for (let round = 0; round < rounds; round++) {
          const began = performance.now()
          const outcome = findRoutes({ catalogue, concordance, measures, portrait, goal, today })
          times.push(performance.now() - began)
          if (round === 0 && outcome.ok) routes += outcome.value.routes.length
        }
        all.push(median(times))
      }
    const most = Math.max(...all)
    return [
      `one person's routes to one goal (${portraits.length} people x ${goals.length} goals, ${routes} routes, ${measures.length} measures): median ${median(all).toFixed(2)} ms, slowest pair ${most.toFixed(2)} ms (goal: under 10 ms)`,
    ]
  } finally {
    await close()
  }
}
