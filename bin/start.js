#!/usr/bin/env node
import { ensure } from './ensure.js'

ensure()

// `npm start` puts a shell in between, which dies of a stop signal without passing it on: the server would stay behind,
// holding the port and the data.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 500).unref()
}

// In this process, not in a child: signals and the exit code are then simply the server's own.
await import('tsx')
await import('../src/server.ts')
