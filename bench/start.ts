import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'

const untilListening = (data: string): Promise<{ address: string; ms: number; stop: () => Promise<void> }> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const server = spawn(process.execPath, ['bin/start.js'], {
      env: { ...process.env, PORT: '0', LEERLADDER_DATA: data },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    server.once('error', reject)
    server.stdout.on('data', async (chunk: Buffer) => {
      const address = /Leerladder: (http:\S+)/.exec(chunk.toString())?.[1]
      if (!address) return
      await fetch(address).then(response => response.text())
      const ms = performance.now() - began
      resolve({
        address,
        ms,
        stop: () =>
          new Promise(done => {
            server.once('exit', () => done())
            server.kill('SIGTERM')
          }),
      })
    })
  })

const pages = ['/', '/wat-kan-je-al', '/wat-kan-je-al/werk', '/wat-kan-je-al/doel']

/** What a first visitor's browser fetches for a page: the page, its style, scripts and fonts, as sent. */
const weigh = async (address: string, path: string): Promise<number> => {
  const get = async (where: string) => {
    const response = await fetch(new URL(where, address), { headers: { 'accept-encoding': 'identity' } })
    const body = Buffer.from(await response.arrayBuffer())
    return { body, sent: /font/.test(response.headers.get('content-type') ?? '') ? body.length : gzipSync(body).length }
  }
  const page = await get(path)
  const html = page.body.toString()
  const parts = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(match => match[1] ?? '')
  let total = page.sent
  for (const part of parts) {
    const asset = await get(part)
    total += asset.sent
    if (!part.endsWith('.css')) continue
    for (const [, font = ''] of asset.body.toString().matchAll(/url\(([^)]+)\)/g))
      total += (await get(new URL(font, new URL(part, address)).pathname)).sent
  }
  return total
}

/** First start, second start to the first page, and what the wizard's pages weigh. */
export const benchStart = async (): Promise<string[]> => {
  const data = mkdtempSync(join(tmpdir(), 'leerladder-bench-'))
  try {
    const first = await untilListening(data)
    await first.stop()
    const again = await untilListening(data)
    const lines = [
      `first start to first page, with all content: ${(first.ms / 1000).toFixed(1)} s`,
      `start with existing data to first page: ${(again.ms / 1000).toFixed(2)} s (goal: under 3 s)`,
    ]
    for (const path of pages)
      lines.push(
        `${path} with style, scripts and fonts: ${((await weigh(again.address, path)) / 1024).toFixed(1)} KB (goal: under 60 KB)`,
      )
    await again.stop()
    return lines
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
