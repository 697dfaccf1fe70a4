import type { Logger } from 'pino'

/** Does a piece of work every so many milliseconds until told to stop; one round at a time. */
export const startRounds = (
  everyMs: number,
  what: string,
  work: () => Promise<void>,
  log: Logger,
): { stop: () => Promise<void> } => {
  let round: Promise<void> | null = null
  const timer = setInterval(() => {
    round ??= work()
      .catch(problem => log.error({ err: problem }, `${what} could not be done`))
      .finally(() => {
        round = null
      })
  }, everyMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await round
    },
  }
}
