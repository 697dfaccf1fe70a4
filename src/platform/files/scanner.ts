import { connect, type NetConnectOpts } from 'node:net'

/** Where ClamAV listens; `patience`: how long a scan may take, in milliseconds. */
export interface Scanner {
  where: NetConnectOpts
  required: boolean
  patience: number
}

const usualPatience = 10_000
const chunkLength = 65_536
const longestAnswer = 4096

const whereOf = (text: string): NetConnectOpts => {
  const unix = /^unix:(\/.+)$/.exec(text)?.[1]
  if (unix !== undefined) return { path: unix }
  const [, host, port] = /^tcp:\/\/(.+):(\d{1,5})$/.exec(text) ?? []
  if (host === undefined || Number(port) > 65_535)
    throw new Error('LEERLADDER_CLAMAV must look like tcp://127.0.0.1:3310 or unix:/run/clamd')
  return { host: host.replace(/^\[(.+)\]$/, '$1'), port: Number(port) }
}

/** The scanner that the environment names; null when none is wanted. */
export const scannerOf = (env: NodeJS.ProcessEnv): Scanner | null => {
  const { LEERLADDER_CLAMAV: address, LEERLADDER_CLAMAV_REQUIRED: required = 'no' } = env
  if (required !== 'yes' && required !== 'no') throw new Error('LEERLADDER_CLAMAV_REQUIRED must be yes or no')
  if (!address && required === 'yes') throw new Error('LEERLADDER_CLAMAV_REQUIRED=yes needs LEERLADDER_CLAMAV')
  return address ? { where: whereOf(address), required: required === 'yes', patience: usualPatience } : null
}

type Verdict = 'clean' | 'infected' | 'away'

/** Anything but a clear answer counts as no scan. */
const verdictOf = (answer: string): Verdict => {
  const [line = ''] = answer.split('\0')
  if (line === 'stream: OK') return 'clean'
  return /^stream: .+ FOUND$/.test(line) ? 'infected' : 'away'
}

const chunks = (content: Buffer): Buffer[] => {
  const all: Buffer[] = []
  for (let at = 0; at < content.length; at += chunkLength) {
    const chunk = content.subarray(at, at + chunkLength)
    const head = Buffer.alloc(4)
    head.writeUInt32BE(chunk.length)
    all.push(head, chunk)
  }
  return all
}

/** Asks with ClamAV's INSTREAM: chunks, each after its length, and a length of nought at the end. */
export const scan = ({ where, patience }: Scanner, content: Buffer): Promise<Verdict> =>
  new Promise(resolve => {
    let answer = ''
    const socket = connect(where)
    const end = (verdict: Verdict): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(verdict)
    }
    const timer = setTimeout(() => end('away'), patience)
    socket.on('data', part => {
      answer += part.toString('latin1')
      if (answer.includes('\0') || answer.length > longestAnswer) end(verdictOf(answer))
    })
    socket.on('error', () => end('away'))
    socket.on('close', () => end('away'))
    socket.write(Buffer.concat([Buffer.from('zINSTREAM\0'), ...chunks(content), Buffer.alloc(4)]))
  })
