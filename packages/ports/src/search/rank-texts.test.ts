import { expect, it } from 'vitest'
import { rankTexts } from './rank-texts.ts'

const texts = [
  { id: 'a', text: 'We talked about the colour of the remote control.' },
  { id: 'b', text: 'The budget for the remote control is twelve euros.' },
  { id: 'c', text: 'Lunch is at noon.' },
]

it('puts the text with more of the rarer words first and leaves out those with none', () => {
  expect(rankTexts('What is the budget of the remotes?', texts, 'en').map((hit) => hit.id)).toEqual(['b', 'a'])
})

it('answers nothing to a query of stop words, and to no texts', () => {
  expect(rankTexts('the and of', texts, 'en')).toEqual([])
  expect(rankTexts('budget', [], 'en')).toEqual([])
})

it('orders equals by id', () => {
  const equal = ['z', 'm', 'a'].map((id) => ({ id, text: 'samma ord' }))
  expect(rankTexts('ord', equal, 'sv').map((hit) => hit.id)).toEqual(['a', 'm', 'z'])
})
