import { createServer, type Server } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/** What every scanner takes for a virus and is none. In two parts, so that no scanner takes this file for one. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

const command = 'zINSTREAM\0'

/** The content of a whole INSTREAM conversation; null while it goes on. */
const streamed = (heard: Buffer): Buffer | null => {
  if (heard.toString('latin1', 0, command.length) !== command) return null
  const chunks: Buffer[] = []
  for (let at = command.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

export interface Clamd {
  address: string
  /** What it was asked to scan. */
  asked: Buffer[]
  close: () => Promise<void>
}

const listening = (server: Server, where: string | null): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    const tell = () => {
      const bound = server.address()
      resolve(typeof bound === 'string' ? `unix:${bound}` : `tcp://127.0.0.1:${bound?.port}`)
    }
    if (where === null) server.listen(0, '127.0.0.1', tell)
    else server.listen(where, tell)
  })

/**
 * Speaks ClamAV's protocol on this machine. `says`: the answer instead of its finding; null: it listens and never
 * answers. `where`: the path of a unix socket.
 */
export const startClamd = async (says?: string | null, where: string | null = null): Promise<Clamd> => {
  const asked: Buffer[] = []
  const server = createServer(socket => {
    let heard = Buffer.alloc(0)
    socket.on('error', () => {
      // Who asked went away.
    })
    socket.on('data', async part => {
      heard = Buffer.concat([heard, part])
      const content = streamed(heard)
      if (content === null || says === null) return
      asked.push(content)
      const answer = says ?? (content.includes(eicar) ? 'stream: Eicar-Signature FOUND' : 'stream: OK')
      // In two parts, as a network may.
      socket.write(answer.slice(0, 9))
      await setTimeout(5)
      socket.end(`${answer.slice(9)}\0`)
    })
  })
  const address = await listening(server, where)
  return {
    address,
    asked,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
      }),
  }
}
