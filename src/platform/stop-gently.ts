import type { Server, ServerResponse } from 'node:http'
import { Server as Listener } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** How long questions are still answered after the sign to stop, each on a connection that ends with its answer. */
const lastMoment = 250

/**
 * Stops a server and cuts nobody off: for a moment whoever asks is still answered and told not to ask on the same
 * connection again, then nobody new comes in, and what is under way is finished. Gives back once the last one is answered.
 */
export const stopGently = async (server: Server): Promise<void> => {
  server.prependListener('request', (_, response: ServerResponse) => {
    response.shouldKeepAlive = false
  })
  await pause(lastMoment)
  // An HTTP server that closes ends every connection without a request, also one that was let in just now and is about to
  // ask. So only the door is closed at first.
  const closed = new Promise<void>(resolve => Listener.prototype.close.call(server, () => resolve()))
  await pause(lastMoment)
  server.closeIdleConnections()
  await closed
}
