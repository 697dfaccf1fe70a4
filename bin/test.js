#!/usr/bin/env node
import { ensure } from './ensure.js'

ensure({ forTests: true })
await import('tsx')
await import('../test/run.ts')
