import { currentCatalogue, loadContent } from '../src/catalogue/index.ts'
import { lifeStories } from '../src/people/index.ts'
import { currentMeasures, findRoutes, loadMeasures } from '../src/planning/index.ts'
import { supportOverRoute } from '../src/planning/support/index.ts'
import { inTimeOf, supportFactsOf } from '../src/planning/support-facts.ts'
import { connect } from '../src/platform/connection.ts'
import type { Day } from '../src/platform/day.ts'
import { migrate } from '../src/platform/migrate.ts'
import { currentConcordance } from '../src/recognition/index.ts'
import { median } from './median.ts'

const today = '2026-11-24' as Day

/**
 * Milliseconds for one time, of each: all are done a few times first, so that what is measured is the code and not its being
 * made ready; then the best of nine times five, so that neither others on the machine nor a moment of tidying up counts.
 */
const timed = (all: (() => void)[]): number[] => {
  for (let round = 0; round < 12; round++) for (const work of all) work()
  return all.map(work => {
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < 9; round++) {
      const began = performance.now()
      for (let time = 0; time < 5; time++) work()
      best = Math.min(best, (performance.now() - began) / 5)
    }
    return best
  })
}

/** What every measure gives over whole routes: every named worker to every goal on offer. */
export const benchSupport = async (): Promise<string[]> => {
  const { db, close } = await connect({ dataDir: null })
  try {
    await migrate(db)
    await loadContent(db, new Date(), () => {})
    await loadMeasures(db)
    const [catalogue, concordance, measures] = [
      await currentCatalogue(db),
      await currentConcordance(db),
      await currentMeasures(db),
    ]
    const goals = [...new Set([...catalogue.programmes.values()].map(programme => programme.awards))]
    const routesOf: (() => void)[] = []
    const pagesOf: (() => void)[] = []
    for (const portrait of lifeStories().flatMap(story => story.portrait ?? []))
      for (const goal of goals) {
        const outcome = findRoutes({ catalogue, concordance, measures, portrait, goal, today })
        if (!outcome.ok) continue
        const facts = supportFactsOf(portrait)
        const { routes } = outcome.value
        const work = routes.map(
          ({ legs }) =>
            () =>
              supportOverRoute(
                facts,
                legs.map(leg => inTimeOf(leg, portrait.support)),
                measures,
              ),
        )
        routesOf.push(...work)
        pagesOf.push(() => {
          for (const one of work) one()
        })
      }
    const say = (times: number[], what: string, goal: number) =>
      `${what}: median ${median(times).toFixed(2)} ms, slowest ${Math.max(...times).toFixed(2)} ms, ${times.filter(ms => ms >= goal).length} of them not under the goal of ${goal} ms`
    return [
      say(
        timed(routesOf),
        `support of one person over one route (${routesOf.length} routes, ${measures.length} measures)`,
        1,
      ),
      say(timed(pagesOf), `support over all routes of a result page (${pagesOf.length} pages)`, 10),
    ]
  } finally {
    await close()
  }
}
