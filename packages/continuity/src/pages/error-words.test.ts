import { expect, it } from 'vitest'
import { errorWords } from './error-words.ts'

it('says a known error in words, also where its sentence follows', () => {
  expect(errorWords('ECONNREFUSED')).toBe('Connection refused')
  expect(errorWords('ECONNREFUSED: Object storage on AWS could not be used.')).toBe('Connection refused')
})

it('leaves what it does not know as it is', () => {
  expect(errorWords('NoSuchThing: It is not there.')).toBe('NoSuchThing: It is not there.')
})
