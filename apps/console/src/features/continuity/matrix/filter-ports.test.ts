import { expect, it } from 'vitest'
import { sampleMode, sampleRow, trippedRow } from '../testing-samples'
import { filterPorts, type PortFilters } from './filter-ports'

const ports = [
  trippedRow,
  sampleRow({ port: 'memory', modes: [sampleMode()], servedBy: 'local' }),
  sampleRow({ port: 'search' }),
  sampleRow({ port: 'models', servedBy: null }),
]
const shown = (change: Partial<PortFilters>) =>
  filterPorts(ports, { state: [], by: null, mode: null, ...change }).map(({ port }) => port)

it('shows everything without a filter', () => {
  expect(shown({})).toEqual(['objects', 'memory', 'search', 'models'])
})

it('finds ports by the state of any side, several states together', () => {
  expect(shown({ state: ['tripped'] })).toEqual(['objects'])
  expect(shown({ state: ['tripped', 'calm'] })).toEqual(['objects', 'memory', 'search', 'models'])
  expect(shown({ state: ['returning'] })).toEqual([])
})

it('finds ports by who serves, also those that nobody serves', () => {
  expect(shown({ by: 'local' })).toEqual(['objects', 'memory'])
  expect(shown({ by: 'none' })).toEqual(['models'])
})

it('finds ports by the order in force', () => {
  expect(shown({ mode: 'force_local' })).toEqual(['memory'])
  expect(shown({ mode: 'auto', by: 'aws' })).toEqual(['search'])
})
