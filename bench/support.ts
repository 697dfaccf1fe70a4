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

const rounds = 30
const today = '2026-11-24' as Day

/** Milliseconds of processor for one time: what others do on the machine meanwhile does not count. */
const timed = (work: () => void): number => {
  work()
  const began = process.cpuUsage()
  for (let round = 0; round < rounds; round++) work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000 / rounds
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
    const ofRoute: number[] = []
    const ofPage: number[] = []
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
        for (const one of work) ofRoute.push(timed(one))
        ofPage.push(
          timed(() => {
            for (const one of work) one()
          }),
        )
      }
    const say = (times: number[], what: string, goal: number) =>
      `${what}: median ${median(times).toFixed(2)} ms, slowest ${Math.max(...times).toFixed(2)} ms (goal: under ${goal} ms)`
    return [
      say(ofRoute, `support of one person over one route (${ofRoute.length} routes, ${measures.length} measures)`, 1),
      say(ofPage, `support over all routes of a result page (${ofPage.length} pages)`, 10),
    ]
  } finally {
    await close()
  }
}
