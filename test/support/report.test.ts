import { expect, test } from 'vitest'
import { countsOf, total } from './report.ts'

const report = (counts: object) =>
  JSON.stringify({
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
    ...counts,
  })

test('tests are counted as vitest counted them', () => {
  const json = report({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 })
  expect(countsOf(json, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 })
})

test('a file that broke before its first test is a failure', () => {
  const json = report({ numPassedTests: 7, testResults: [{ status: 'failed', assertionResults: [] }] })
  expect(countsOf(json, 1)).toEqual({ passed: 7, failed: 1, skipped: 0 })
})

test('a run that ended badly is never a success', () => {
  expect(countsOf(report({ numPassedTests: 7 }), 1)).toEqual({ passed: 7, failed: 1, skipped: 0 })
})

test('counts of several runs add up', () => {
  const one = { passed: 1, failed: 2, skipped: 3 }
  expect(total([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 })
})
