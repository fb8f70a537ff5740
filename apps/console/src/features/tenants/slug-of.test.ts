import { expect, it } from 'vitest'
import { createTenantInput } from '@understudy/tenants'
import { slugOf } from './slug-of'

it.each([
  ['Agent Svea AB', 'agent_svea_ab'],
  ['Åkeri & Söner', 'akeri_soner'],
  ['3M', 'm'],
  ['', ''],
])('%s → %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

it('gives a short name that the form accepts', () => {
  const slug = slugOf('Felicia’s Finance, International Holdings and Sons AB')
  expect(createTenantInput.shape.slug.safeParse(slug).success).toBe(true)
})
