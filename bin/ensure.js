// Plain JavaScript without dependencies: it runs before there are any.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Folder of the project, wherever it was called from. */
const project = fileURLToPath(new URL('..', import.meta.url))

const json = path => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))

/** Says one sentence and stops: what is wrong is for the person who started this to solve. */
const giveUp = sentence => {
  console.error(`\n${sentence}\n`)
  process.exit(1)
}

const ensureNode = () => {
  const wanted = json('package.json').engines.node.replace(/[^\d.]/g, '')
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number)
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  giveUp(
    `Leerladder needs Node.js ${wanted} or newer; this is ${process.versions.node}. Install a newer one and try again.`,
  )
}

/**
 * Whether everything that package-lock.json names is there in its version. npm notes what it installed at the very end
 * of an install, so an interrupted one counts as missing. Optional parts are those of other systems.
 */
const isInstalled = forTests => {
  try {
    const { packages } = json('node_modules/.package-lock.json')
    return Object.entries(json('package-lock.json').packages).every(
      ([path, { version, optional, dev }]) =>
        path === '' || optional || (dev && !forTests) || packages[path]?.version === version,
    )
  } catch (problem) {
    if (problem.code === 'ENOENT') return false
    throw problem
  }
}

/** Runs npm, its text on stderr, so that what a command answers stays alone on stdout. */
const npm = words => {
  const inside = process.env.npm_execpath
  const [command, ...before] = inside?.endsWith('npm-cli.js') ? [process.execPath, inside] : ['npm']
  const shell = process.platform === 'win32' && before.length === 0
  return spawnSync(command, [...before, ...words], { cwd: project, stdio: ['ignore', 2, 2], shell })
}

/** Installs what package-lock.json names, when that is not there. `forTests` also wants what only tests and checks use. */
export const ensure = ({ forTests = false } = {}) => {
  ensureNode()
  if (isInstalled(forTests)) return
  console.error('Installing the parts that Leerladder needs (npm ci) …')
  const { status, error } = npm(['ci', ...(forTests ? ['--include=dev'] : [])])
  if (error) giveUp(`npm could not be started (${error.message}). It comes with Node.js: install it and try again.`)
  if (status !== 0)
    giveUp('The parts could not be installed; npm says why above. Once that is solved, run the same command again.')
}
