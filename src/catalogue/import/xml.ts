import { SaxesParser } from 'saxes'

/** An element: its name without prefix, its own text, its children. */
export interface Element {
  name: string
  text: string
  children: Element[]
}

export type XmlRefusal = 'doctype' | 'too-deep' | 'too-many' | 'not-xml'

const deepest = 60
const mostElements = 500_000

class Stop extends Error {
  readonly why: XmlRefusal
  constructor(why: XmlRefusal) {
    super(why)
    this.why = why
  }
}

/** Line breaks and padding inside a value are layout. */
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * Reads XML into a tree. A document type is refused before anything in it is looked at, so there are no entities to
 * expand and nothing outside is ever fetched.
 */
export const readXml = (text: string): Element | XmlRefusal => {
  const root: Element = { name: '', text: '', children: [] }
  const open = [root]
  let count = 0
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw new Stop('doctype')
  })
  parser.on('error', () => {
    throw new Stop('not-xml')
  })
  parser.on('opentag', tag => {
    count += 1
    if (open.length > deepest) throw new Stop('too-deep')
    if (count > mostElements) throw new Stop('too-many')
    const element: Element = { name: tag.name.replace(/^.*:/, ''), text: '', children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  const addText = (part: string) => {
    const element = open.at(-1)
    if (element) element.text += part
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const element = open.pop()
    if (element) element.text = tidy(element.text)
  })
  try {
    parser.write(text).close()
  } catch (problem) {
    if (problem instanceof Stop) return problem.why
    throw problem
  }
  return root.children[0] ?? 'not-xml'
}

/** The element at this path of names, if it is there. */
export const at = (element: Element, ...path: string[]): Element | null =>
  path.reduce<Element | null>((here, name) => here?.children.find(child => child.name === name) ?? null, element)

/** The text at this path; null when it is not there or empty. */
export const textAt = (element: Element, ...path: string[]): string | null => at(element, ...path)?.text || null

/** Every element of this name, at any depth. */
export const every = (element: Element, name: string): Element[] =>
  element.children.flatMap(child => (child.name === name ? [child] : every(child, name)))
