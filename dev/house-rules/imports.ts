import { posix } from 'node:path'
import { lineAt, type SourceFile, withoutComments } from './source-file.ts'

export interface Import {
  from: string
  line: number
  /** Path from the folder of the project. Packages are left out. */
  to: string
  /** Gone when the program runs. */
  typeOnly: boolean
  /** `import('…')`: runs only when it is reached. */
  later: boolean
}

const names = String.raw`(?:[\w$]+\s*,?\s*)?(?:\*(?:\s+as\s+[\w$]+)?|\{[^}]*\})?`
const statement = new RegExp(String.raw`^(?:import|export)\s+(type\s+)?(?:${names}\s*from\s*)?'(\.[^']*)'`, 'gm')
const call = /\bimport\(\s*'(\.[^']*)'/g

/** What a file brings in from the project's other files. */
export const importsOf = ({ path, text }: SourceFile): Import[] => {
  const code = withoutComments(text)
  const found = (target: string, index: number, typeOnly: boolean, later: boolean): Import => ({
    from: path,
    line: lineAt(code, index),
    to: posix.join(posix.dirname(path), target),
    typeOnly,
    later,
  })
  return [
    ...[...code.matchAll(statement)].map(({ 1: type, 2: target = '', index }) => found(target, index, !!type, false)),
    ...[...code.matchAll(call)].map(({ 1: target = '', index }) => found(target, index, false, true)),
  ]
}
