import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clockReaders, hollows, longFiles, machineTraces } from './house-rules/habits.ts'
import { circles, doorBreaches, floorBreaches } from './house-rules/plan.ts'
import type { Breach, SourceFile } from './house-rules/source-file.ts'
import { doubleWords, missingWords, stiffDutch, unequalWords, unusedWords } from './house-rules/words.ts'

// Checks what the type checker and the linter cannot know: the plan of the house. Prints what is broken; exits with 1.

const project = fileURLToPath(new URL('..', import.meta.url))
const largest = 2_000_000

/** The text of every file that is or will be in the repository. */
const readProject = (): SourceFile[] =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: project, encoding: 'utf8' })
    .split('\0')
    .filter(path => path !== '' && existsSync(join(project, path)) && statSync(join(project, path)).size < largest)
    .map(path => ({ path, text: readFileSync(join(project, path), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'))

/** What nobody uses: files, exports, dependencies (knip.json says where the house is entered). */
const unused = (): Breach[] => {
  const knip = join(project, 'node_modules', '.bin', 'knip')
  const { status, stdout, stderr, error } = spawnSync(knip, ['--no-progress', '--reporter', 'compact'], {
    cwd: project,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (error) throw error
  return status === 0 ? [] : `${stdout}\n${stderr}`.split('\n').filter(line => line.trim() !== '')
}

const files = readProject()
const inFolder = (...folders: string[]) => files.filter(({ path }) => folders.some(folder => path.startsWith(folder)))
const code = inFolder('src/', 'dev/')
const content = inFolder('content/', 'examples/').filter(({ path }) => /\.ya?ml$|\.md$/.test(path))
const wordFiles = inFolder('content/words/')
  .filter(({ path }) => path.endsWith('.json'))
  .map(({ path, text }) => ({ path, words: JSON.parse(text) as Record<string, string> }))
const words = [...new Set(wordFiles.flatMap(file => Object.keys(file.words)))]
const speakers = [...code.filter(({ path }) => !path.startsWith('dev/house-rules')), ...content]

const rules: Record<string, Breach[]> = {
  floors: floorBreaches(files),
  doors: doorBreaches(files),
  circles: circles(code),
  length: longFiles(files),
  clock: clockReaders(files),
  'nothing hollow': hollows(inFolder('src/', 'dev/', 'test/', 'bench/')),
  'both languages': [...unequalWords(wordFiles), ...doubleWords(wordFiles)],
  'words that exist': missingWords(words, speakers),
  'words that are said': unusedWords(words, speakers),
  'plain Dutch': stiffDutch([
    ...content,
    ...inFolder('content/words/').filter(({ path }) => path.endsWith('.nl.json')),
  ]),
  'no machine': machineTraces(files),
  'nothing unused': unused(),
}

for (const [rule, breaches] of Object.entries(rules)) {
  console.log(breaches.length === 0 ? `  ✓ ${rule}` : `  ✗ ${rule} (${breaches.length})`)
  for (const breach of breaches) console.log(`      ${breach}`)
}
process.exit(Object.values(rules).every(breaches => breaches.length === 0) ? 0 : 1)
