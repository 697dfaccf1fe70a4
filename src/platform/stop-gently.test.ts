import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { stopGently } from './stop-gently.ts'

it('answers everybody who was let in while it stops, and nobody after', async () => {
  let [letIn, answered] = [0, 0]
  const server = createServer(async (_, response) => {
    response.on('finish', () => answered++)
    await pause(Math.random() * 40)
    response.end('here')
  })
  // Each asks on a connection of its own: it is either answered, or was never let in.
  server.on('connection', () => letIn++)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const refused: string[] = []
  let over = false
  const asks = async () => {
    while (!over) {
      const headers = { connection: 'close' }
      const ask = fetch(`http://127.0.0.1:${port}/`, { headers }).then(response => response.text())
      await ask.catch((problem: { cause: { code: string } }) => refused.push(problem.cause.code))
      await pause(Math.random() * 20)
    }
  }
  const all = Promise.all(Array.from({ length: 20 }, asks))
  await pause(200)
  const before = answered
  expect(refused).toEqual([])
  await stopGently(server)
  expect(answered).toBeGreaterThan(before)
  expect(answered).toBe(letIn)
  await pause(100)
  over = true
  await all
  expect(answered).toBe(letIn)
  expect(refused).toContain('ECONNREFUSED')
})
