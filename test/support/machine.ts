import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const canRun = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const onPath = (name: string): string[] => (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, name))

/** Newest first: /usr/lib/postgresql/15/bin and so on, where Debian keeps what is not on the path. */
const debianPostgres = (): string[] => {
  const home = '/usr/lib/postgresql'
  if (!existsSync(home)) return []
  return readdirSync(home)
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(home, version, 'bin'))
}

/** A Chromium on this machine: the one named in CHROMIUM_PATH, or the first that is found; null: none. */
export const findChromium = (): string | null => {
  const named = process.env.CHROMIUM_PATH
  const places = named ? [named] : [...['chromium', 'chromium-browser', 'google-chrome'].flatMap(onPath)]
  return places.find(canRun) ?? null
}

/** The folder with `initdb` and `postgres`; null: not on this machine. */
export const findPostgres = (): string | null =>
  [...debianPostgres(), ...onPath('')].find(bin => ['initdb', 'postgres'].every(name => canRun(join(bin, name)))) ??
  null

const isRootOnDebian = (): boolean =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get').some(canRun)

const servicePolicy = '/usr/sbin/policy-rc.d'

/** Debian starts what it installs; with this policy in place it does not. One that is there already stays as it is. */
const withoutStartingServices = (install: () => boolean): boolean => {
  if (existsSync(servicePolicy)) return install()
  writeFileSync(servicePolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    return install()
  } finally {
    rmSync(servicePolicy)
  }
}

const apt = (...words: string[]): boolean =>
  spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...words], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

/** Installs a Debian package where that can be done without asking anybody; says what it does. */
const install = (name: string): boolean => {
  if (!isRootOnDebian()) return false
  console.log(`Installing ${name} (apt-get install) …`)
  return apt('update') && withoutStartingServices(() => apt('install', '-y', '--no-install-recommends', name))
}

/** Chromium, installed when root on Debian; null after saying how to get it. */
export const ensureChromium = (): string | null => {
  const found = findChromium() ?? (!process.env.CHROMIUM_PATH && install('chromium') ? findChromium() : null)
  if (!found)
    console.log(
      'No Chromium here, so the journeys in the browser are skipped. Install it (on Debian: apt-get install chromium), ' +
        'or name the program in CHROMIUM_PATH.',
    )
  return found
}

/** Whether the tests can have a PostgreSQL server: one that DATABASE_URL_TEST names, or one that they can start. */
export const ensurePostgres = (): boolean => {
  if (process.env.DATABASE_URL_TEST || findPostgres()) return true
  if (install('postgresql') && findPostgres()) return true
  console.log(
    'No PostgreSQL here, so the routes are tested on the embedded database only. Install it (on Debian: apt-get ' +
      'install postgresql), or name an empty server in DATABASE_URL_TEST.',
  )
  return false
}

/** Whom to run a server as when this is root, whom PostgreSQL refuses: `postgres`, else `nobody`. */
export const unprivileged = (): { uid: number; gid: number } | null => {
  if (process.getuid?.() !== 0) return null
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!user) throw new Error('PostgreSQL refuses to run as root, and there is no user postgres or nobody here.')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}
