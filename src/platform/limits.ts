import { isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Ctx } from './visit.ts'

/** A person behind IPv6 has a whole /64 to call from: that counts as one. */
const asOne = (address: string): string => {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [start = '', end] = address.split('::')
  const head = start.split(':').filter(Boolean)
  const tail = end?.split(':').filter(Boolean) ?? []
  const zeros = end === undefined ? [] : Array<string>(8 - head.length - tail.length).fill('0')
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map(part => part.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')
}

/**
 * From where somebody calls. Behind `proxies` proxies of our own, what the outermost of these saw; what stands to the
 * left of that in the header anybody can make up, and it is never looked at.
 */
export const callerOf = (socket: string | undefined, forwarded: string | undefined, proxies: number): string => {
  const seen = [...(forwarded?.split(',').map(part => part.trim()) ?? []), socket ?? 'unknown']
  return asOne(seen[Math.max(0, seen.length - 1 - proxies)] ?? 'unknown')
}

/** How often from one place in a time, in seconds. A whole school may call from one address. */
export const usualLimits = {
  /** Codes asked for by mail. */
  codes: { points: 60, duration: 3600 },
  /** Codes, links and other secrets tried. */
  secrets: { points: 120, duration: 600 },
  /** Anything sent. */
  forms: { points: 1200, duration: 60 },
}
export type Limits = typeof usualLimits
export type Limited = keyof Limits

/** Counts in this process; gives how many seconds to wait, or null when there is no need to. */
export const limiter = (limits: Limits, proxies: number) => {
  const counters = Object.fromEntries(
    Object.entries(limits).map(([name, limit]) => [name, new RateLimiterMemory(limit)]),
  ) as Record<Limited, RateLimiterMemory>
  return async (c: Ctx, name: Limited): Promise<number | null> => {
    // A request that came by no wire (a terminal command, a test) is our own.
    const wire = c.env as { incoming?: unknown } | undefined
    const socket = wire?.incoming ? getConnInfo(c).remote.address : undefined
    if (socket === undefined) return null
    try {
      await counters[name].consume(callerOf(socket, c.req.header('x-forwarded-for'), proxies))
      return null
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    }
  }
}
