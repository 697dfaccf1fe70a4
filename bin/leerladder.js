#!/usr/bin/env node
import { ensure } from './ensure.js'

ensure()
await import('tsx')
await import('../src/cli.ts')
