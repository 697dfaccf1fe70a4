import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import pino from 'pino'
import { practiceRoutes } from '../dev/practice.tsx'
import { practiceClock } from '../dev/practice-clock.ts'
import { createApp } from './app.tsx'
import { dataDirOf, openHouse } from './open-house.ts'
import { bringMessages, examplePeople, openBreached, remind, tidyUp } from './people/index.ts'
import { keepLines, lookAtPlans, remindOfActions, remindOfChanges, remindOfEnds } from './planning/index.ts'
import { removeOrphans } from './platform/files/index.ts'
import { openPost } from './platform/mail/post.ts'
import { openSms } from './platform/mail/sms.ts'
import { metricsKeyOf } from './platform/metrics.ts'
import { openProvider } from './platform/openid/open-provider.ts'
import { readProviders } from './platform/openid/read-providers.ts'
import { startRounds } from './platform/rounds.ts'
import { sealingKeyOf } from './platform/sealing-key.ts'
import { withSecretFiles } from './platform/secret-files.ts'
import { stopGently } from './platform/stop-gently.ts'
import { translators } from './platform/words.ts'
import { findChances, keepJuries } from './recognition/index.ts'
import { urls } from './urls.ts'

const read = () => {
  try {
    return withSecretFiles(process.env)
  } catch (problem) {
    process.stderr.write(`${(problem as Error).message}\n`)
    process.exit(1)
  }
}
const env = read()
const log = pino({ level: env.LOG_LEVEL ?? 'warn', base: null })
const say = (line: string) => process.stdout.write(`${line}\n`)
const host = env.HOST ?? '127.0.0.1'
const production = env.NODE_ENV === 'production'
const clock = practiceClock()

const open = async () => ({
  post: openPost(env),
  sms: openSms(env),
  metricsKey: metricsKeyOf(env),
  sealingKey: sealingKeyOf(dataDirOf(env), env),
  providers: readProviders(env, urls.backFrom).map(settings => openProvider(settings, log)),
  isBreached: openBreached(env),
  house: await openHouse(say, env),
})
const { post, sms, metricsKey, sealingKey, providers, isBreached, house } = await open().catch((problem: Error) => {
  process.stderr.write(`${problem.message}\n`)
  process.exit(1)
})
const sends = {
  mail: post !== null || !production,
  sms: sms !== null,
  origin: post?.address ?? sms?.address ?? `http://${host}:${env.PORT ?? 4173}`,
  t: translators.nl,
}
const sweep = async () => void (await removeOrphans(house.vault, house.db, clock.now()))
const rounds = [
  startRounds(2_000, 'delivering', () => bringMessages(house.db, { mail: post, sms }, sends, clock.now(), log), log),
  startRounds(5_000, 'finding chances', () => findChances(house.db, sends, clock.now()), log),
  startRounds(60_000, 'reminding', () => remind(house.db, sends, clock.now()), log),
  startRounds(5_000, 'looking at plans', () => lookAtPlans(house.db, sends, clock.now()), log),
  startRounds(60_000, 'keeping juries', () => keepJuries(house.db, sends, clock.now()), log),
  startRounds(
    3_600_000,
    'telling of article 60',
    async () => void (await remindOfChanges(house.db, sends, clock.now())),
    log,
  ),
  startRounds(
    3_600_000,
    'reminding of agreements',
    async () => void (await remindOfEnds(house.db, sends, clock.now())),
    log,
  ),
  startRounds(60_000, 'filling places', () => keepLines(house.db, sends, clock.now()), log),
  startRounds(60_000, 'reminding of actions', () => remindOfActions(house.db, sends, clock.now()).then(() => {}), log),
  startRounds(3_600_000, 'tidying up', () => tidyUp(house.db, sends, clock.now()), log),
  startRounds(3_600_000, 'sweeping files', sweep, log),
]
const app = createApp({
  db: house.db,
  vault: house.vault,
  now: clock.now,
  log,
  post,
  sms,
  metricsKey,
  sealingKey,
  strict: production,
  providers,
  proxies: Number(env.LEERLADDER_PROXIES ?? 0),
  operatorKey: house.operatorKey,
  isBreached,
  practice: production ? null : practiceRoutes(clock),
})
const people = production ? [] : await examplePeople(house.db)
// Longer than a proxy before us keeps a connection (usually a minute), so that it never asks on one that just closed.
const serverOptions = { keepAliveTimeout: 75_000 }
const port = Number(env.PORT ?? 4173)
const server = serve({ fetch: app.fetch, hostname: host, port, serverOptions }, info => {
  const address = `http://${host}:${info.port}`
  house.listensAt(address)
  say(`Leerladder: ${address}`)
  if (production) return
  say(`  sign in as one of these people, who do not exist: ${address}${urls.signIn}`)
  for (const { name, role } of people) say(`    ${name} (${role})`)
  say(`  mailbox: ${address}${urls.devMailbox}`)
  say('  clock: the bar at the top of every page')
  say('  stop: Ctrl+C')
})
server.on('error', (problem: NodeJS.ErrnoException) => {
  const taken = problem.code === 'EADDRINUSE'
  process.stderr.write(taken ? `Port ${env.PORT ?? 4173} is in use: choose another with PORT.\n` : `${problem}\n`)
  void house.close().then(() => process.exit(1))
})

const stop = async () => {
  // We serve over plain HTTP/1.1: this is that server.
  await stopGently(server as Server)
  await Promise.all(rounds.map(({ stop }) => stop()))
  post?.close()
  await house.close()
  process.exit(0)
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
