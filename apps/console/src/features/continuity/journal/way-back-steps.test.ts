import { expect, it } from 'vitest'
import { sampleAt } from '../testing-samples'
import { wayBackSteps } from './way-back-steps'

const side = (
  phase: 'answering' | 'replaying' | 'comparing' | 'returning' | 'none',
  port: 'objects' | 'memory' = 'objects',
  share = 0.4,
) => ({
  port,
  provider: 'aws:us-east-1',
  phase,
  since: sampleAt,
  share,
})
const standings = (...sides: ReturnType<typeof side>[]) =>
  wayBackSteps(sides, (share) => `${share * 100} %`)?.map((step) => step.standing)

it('walks from answering to recovered', () => {
  expect(standings(side('answering'))).toEqual(['now', 'next', 'later', 'later', 'later'])
  expect(standings(side('comparing'))).toEqual(['done', 'done', 'now', 'next', 'later'])
})

it('says recovered only when the last side is', () => {
  expect(standings(side('none', 'objects', 1))).toEqual(['done', 'done', 'done', 'done', 'done'])
  expect(standings(side('none', 'objects', 1), side('replaying', 'memory'))).toEqual(['done', 'now', 'next', 'later', 'later'])
})

it('waits for a tripped side to answer first', () => {
  expect(standings(side('none', 'objects', 0), side('replaying', 'memory'))).toEqual(['next', 'later', 'later', 'later', 'later'])
})

it('tells how much is let through while calls return', () => {
  expect(wayBackSteps([side('returning')], (share) => `${share * 100} %`)?.[3]?.title).toBe('Calls return, 40 %')
})

it('has nothing to say where nothing is on its way', () => {
  expect(wayBackSteps([], String)).toBeNull()
})
