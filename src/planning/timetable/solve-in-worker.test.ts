import { describe, expect, it } from 'vitest'
import { generate } from '../../../bench/timetable/generate.ts'
import { check } from './check.fixture.ts'
import { solveInWorker } from './solve-in-worker.ts'

const easy = generate({ modules: 10, groups: 6, semesters: 2, seed: 4 })
const hard = generate({ modules: 40, groups: 20, semesters: 8, seed: 1 })

describe('in a thread of its own', { timeout: 120_000 }, () => {
  it('the best is found, and the page goes on meanwhile', async () => {
    let ticks = 0
    const ticking = setInterval(() => ticks++, 5)
    const answer = await solveInWorker(easy, { seconds: 60 })
    clearInterval(ticking)
    if (answer.state !== 'proven') throw new Error(answer.state)
    expect(check(easy, answer.timetable.picked).breaches).toEqual([])
    expect(answer.because.says).toBe('planning.timetable.proven')
    expect(ticks).toBeGreaterThan(3)
  })

  it('it shows how far it is, stops when asked, and then says the best so far', async () => {
    const stop = new AbortController()
    const seen: number[] = []
    const answer = await solveInWorker(hard, {
      seconds: 100,
      signal: stop.signal,
      onProgress: ({ bound }) => {
        seen.push(bound.campusDays)
        stop.abort()
      },
    })
    expect(answer.state).toBe('bound')
    expect(seen.length).toBeGreaterThan(0)
  })

  it('who comes later waits, and who stops before their turn is not waited for', async () => {
    const stop = new AbortController()
    const first = solveInWorker(easy, { seconds: 60 })
    const second = solveInWorker(hard, { seconds: 60, signal: stop.signal })
    const third = solveInWorker(easy, { seconds: 60 })
    stop.abort()
    expect((await Promise.all([first, second, third])).map(({ state }) => state)).toEqual(['proven', 'bound', 'proven'])
  })

  it('it ends when its time is over', async () => {
    const began = performance.now()
    const answer = await solveInWorker(hard, { seconds: 0.3 })
    expect(answer.state).toBe('bound')
    expect(performance.now() - began).toBeLessThan(20_000)
  })
})
