import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Rules, readRules } from './rules.ts'

const file = 'content/article-60/rules.yaml'

/** The rules on article 60 of content/article-60. */
export const currentRules: Rules = readRules(
  file,
  parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')),
)
