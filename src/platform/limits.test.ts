import { describe, expect, it } from 'vitest'
import { callerOf } from './limits.ts'

describe('from where somebody calls', () => {
  it.each<[string, string | undefined, string | undefined, number, string]>([
    ['is the wire when there is no proxy', '192.0.2.1', undefined, 0, '192.0.2.1'],
    ['is the wire, whatever the header claims, when there is no proxy', '192.0.2.1', '10.9.9.9', 0, '192.0.2.1'],
    ['is what our proxy saw', '127.0.0.1', '192.0.2.7', 1, '192.0.2.7'],
    ['is what our proxy saw, whatever was claimed before', '127.0.0.1', '6.6.6.6, 192.0.2.7', 1, '192.0.2.7'],
    ['is what the outer of two proxies saw', '127.0.0.1', '6.6.6.6, 192.0.2.7, 10.0.0.2', 2, '192.0.2.7'],
    ['is the farthest known when a proxy is missing', '127.0.0.1', undefined, 2, '127.0.0.1'],
    ['counts an IPv6 network as one', '2001:db8:1:2:aaaa::1', undefined, 0, '2001:db8:1:2'],
    ['counts it as one however it is written', '2001:0DB8:0001:2::ffff', undefined, 0, '2001:db8:1:2'],
    ['knows IPv4 in IPv6', '::ffff:192.0.2.1', undefined, 0, '192.0.2.1'],
    ['knows a short IPv6', '::1', undefined, 0, '0:0:0:0'],
  ])('%s', (_, socket, forwarded, proxies, caller) => {
    expect(callerOf(socket, forwarded, proxies)).toBe(caller)
  })
})
