import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { verifyAudit } from '../src/platform/audit.ts'
import { connect } from '../src/platform/connection.ts'
import { urls } from '../src/urls.ts'
import { runHouse } from '../test/support/run-house.ts'
import { keptBy, missing } from './kept.ts'

/** Somebody who answers the same question again and again, and remembers which answers the house said to have. */
interface Client {
  cookie: string
  acknowledged: number[]
}

export interface KillReport {
  rounds: number
  acknowledged: number
  lost: number
  /** Answers without their line on the timeline, or the other way round, or a line that its chain does not hold. */
  halfDone: number
  /** From starting the process to its first page, in milliseconds. */
  slowestRestart: number
}

const answer = async (address: string, client: Client): Promise<void> => {
  // Each other than the one before: an answer that says the same again is not written again.
  const hours = (client.acknowledged.length % 100) + 1
  const response = await fetch(new URL(urls.question('tijd'), address), {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address, cookie: client.cookie },
    body: new URLSearchParams({ minutesFreePerWeek: String(hours) }),
  })
  if (response.status !== 303) throw new Error(`The house answered ${response.status} to an answer.`)
  client.acknowledged.push(hours)
  client.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? client.cookie
}

/** Answers until the house is gone. */
const answerUntilGone = async (address: string, client: Client, isGone: () => boolean): Promise<void> => {
  for (;;)
    try {
      await answer(address, client)
    } catch (problem) {
      if (isGone()) return
      throw problem
    }
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** Kills the server with SIGKILL in the middle of writing, round after round, on the same data; then counts. */
export const killRounds = async (rounds: number, databaseUrl: string | null): Promise<KillReport> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'leerladder-kill-'))
  try {
    await (await runHouse({ dataDir, databaseUrl })).stop()
    const clients: Client[] = Array.from({ length: 4 }, () => ({ cookie: '', acknowledged: [] }))
    let slowestRestart = 0
    for (let round = 0; round < rounds; round++) {
      const began = performance.now()
      const house = await runHouse({ dataDir, databaseUrl })
      await (await fetch(house.address)).text()
      slowestRestart = Math.max(slowestRestart, performance.now() - began)
      // The first answer waits for the catalogue to be read: the blow falls later, in the middle of writing.
      for (const client of clients) await answer(house.address, client)
      let gone = false
      const writing = clients.map(client => answerUntilGone(house.address, client, () => gone))
      await pause(Math.random() * 400)
      gone = true
      await house.kill()
      await Promise.all(writing)
    }
    const connection = await connect(databaseUrl ? { url: databaseUrl } : { dataDir: join(dataDir, 'database') })
    let lost = 0
    let halfDone = (await verifyAudit(connection.db, [])).faults.length
    for (const client of clients) {
      const kept = await keptBy(connection.db, client)
      lost += missing(client.acknowledged, kept.hours)
      halfDone += Math.abs(kept.hours.length - kept.lines)
    }
    await connection.close()
    const acknowledged = clients.reduce((sum, client) => sum + client.acknowledged.length, 0)
    return { rounds, acknowledged, lost, halfDone, slowestRestart }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
