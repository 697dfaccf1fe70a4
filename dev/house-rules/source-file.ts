export interface SourceFile {
  /** From the folder of the project, with forward slashes. */
  path: string
  text: string
}

/** Where a rule is broken and how, as one line to read: `src/ui/page.tsx:3: …`. */
export type Breach = string

export const isTest = ({ path }: SourceFile): boolean => /\.test\.tsx?$/.test(path)
export const isCode = ({ path }: SourceFile): boolean => /\.tsx?$/.test(path)

export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length

const textOrComment = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g

/** The code with its comments blanked out, every character in its place. */
export const withoutComments = (text: string): string =>
  text.replace(textOrComment, part => (part.startsWith('/') ? part.replace(/[^\n]/g, ' ') : part))

/** Every place in the code, outside comments, where `pattern` (with flag g) matches. */
export const placesOf = (pattern: RegExp, { path, text }: SourceFile): { place: string; found: string }[] =>
  [...withoutComments(text).matchAll(pattern)].map(match => ({
    place: `${path}:${lineAt(text, match.index)}`,
    found: match[0],
  }))
