import { expect, it } from 'vitest'
import { inThread } from './in-thread.ts'

const days = new URL('./day.ts', import.meta.url)

it('gives what the function gives, throws what it throws, and waits no longer than it may', async () => {
  expect(await inThread(days, 'readDay', '2026-11-26', 20)).toBe('2026-11-26')
  await expect(inThread(days, 'dayOf', 'no date', 20)).rejects.toThrow()
  await expect(inThread(days, 'isNotThere', null, 20)).rejects.toThrow()
  await expect(inThread(days, 'readDay', '2026-11-26', 0)).rejects.toThrow('took more than 0 s')
})
