import type { Logger } from 'pino'
import type { Db } from '../connection.ts'
import { deliverWaiting } from './deliver.ts'
import type { Post } from './post.ts'

const everyMs = 2000

/** Empties the outbox every two seconds until told to stop; one round at a time. */
export const startPostman = (db: Db, post: Post, now: () => Date, log: Logger): { stop: () => Promise<void> } => {
  let round: Promise<void> | null = null
  const walk = async () => {
    const { sent, failed } = await deliverWaiting(db, post, now())
    if (failed > 0) log.warn({ sent, failed }, 'mail was not taken')
  }
  const timer = setInterval(() => {
    round ??= walk()
      .catch(problem => log.error({ err: problem }, 'the outbox could not be emptied'))
      .finally(() => {
        round = null
      })
  }, everyMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await round
      post.close()
    },
  }
}
