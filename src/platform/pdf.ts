import { readFileSync } from 'node:fs'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'

const fonts = [
  '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  '@expo-google-fonts/bricolage-grotesque/700Bold/BricolageGrotesque_700Bold.ttf',
]

let compiler: NodeCompiler | null = null
/** Made at the first PDF, not at start: it takes memory that most visits never need. */
const compile = (): NodeCompiler => {
  compiler ??= NodeCompiler.create({
    fontArgs: [{ fontBlobs: fonts.map(path => readFileSync(new URL(import.meta.resolve(path)))) }],
  })
  return compiler
}

/**
 * Typesets a template of content/letters with data; gives a tagged PDF (PDF/UA-1). Data reach the template as JSON,
 * never as part of its text. Throws when the template has a fault.
 */
export const typeset = (template: string, data: unknown): Uint8Array<ArrayBuffer> => {
  const mainFileContent = readFileSync(new URL(`../../content/letters/${template}`, import.meta.url), 'utf8')
  const pdf = compile().pdf(
    { mainFileContent, inputs: { data: JSON.stringify(data) } },
    { pdfStandard: PdfStandard.UA_1 },
  )
  return new Uint8Array(pdf)
}
