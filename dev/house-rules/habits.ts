import { floorOf } from './plan.ts'
import { type Breach, isCode, isTest, placesOf, type SourceFile } from './source-file.ts'

const longest = 300
/** Long on purpose: tables of data, one row a line. */
const tablesOfData: string[] = ['src/urls.ts']

/** A long story is two stories. */
export const longFiles = (files: SourceFile[]): Breach[] =>
  files
    .filter(file => isCode(file) && file.path.startsWith('src/') && !tablesOfData.includes(file.path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > longest)
    .map(({ path, lines }) => `${path}: has ${lines} lines, more than ${longest}; make it two stories`)

const readsClock = /\bnew Date\(\s*\)|\bDate\.now\(\s*\)/g
const isUnderRoof = (path: string): boolean => path.startsWith('src/') && floorOf(path) !== 'roof'

/** Time is an argument: a rule that reads the clock cannot be asked about another day. The roof hands it in. */
export const clockReaders = (files: SourceFile[]): Breach[] =>
  files
    .filter(file => isCode(file) && isUnderRoof(file.path) && !isTest(file) && file.path !== 'src/platform/clock.ts')
    .flatMap(file => placesOf(readsClock, file))
    .map(({ place, found }) => `${place}: ${found} reads the clock; take now: Date or today: Day as an argument`)

const setAside = /\b(?:test|it|describe)\.(?:only|skip|todo)\b/g

/** No test is set aside, and nothing is left for later in a comment. */
export const hollows = (files: SourceFile[]): Breach[] =>
  files
    .filter(isCode)
    .flatMap(file => [
      ...placesOf(setAside, file).map(({ place, found }) => `${place}: ${found} sets a test aside`),
      ...file.text
        .split('\n')
        .flatMap((line, at) =>
          /(?:\/\/|\/?\*).*\b(?:TO[D]O|FIX[M]E)\b/.test(line)
            ? [`${file.path}:${at + 1}: leaves something for later`]
            : [],
        ),
    ])

// Written so that this file does not match itself.
const ofOneMachine: [RegExp, string][] = [
  [/(?<![\w.~-])\/(?:work|root|home\/\w+|Users\/\w+)\//, 'names a path of one machine'],
  [/registry\.npmjs\.org|\bdeb\.debian\.org|\bpypi\.org\/simple|\bproxy\.golang\.org/, 'names a host of packages'],
]

/** What is true on one machine only stays out of every file. */
export const machineTraces = (files: SourceFile[]): Breach[] =>
  files.flatMap(({ path, text }) =>
    ofOneMachine.some(([pattern]) => pattern.test(text))
      ? text
          .split('\n')
          .flatMap((line, at) =>
            ofOneMachine.filter(([pattern]) => pattern.test(line)).map(([, says]) => `${path}:${at + 1}: ${says}`),
          )
      : [],
  )
