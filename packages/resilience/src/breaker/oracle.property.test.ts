import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBreakers } from '../testing/open-breakers.ts'
import { failing, openCockatiel, up } from '../testing/peers.ts'

test('as with cockatiel, five failures in a row open and nothing less', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), async (outcomes) => {
      const peer = openCockatiel()
      // Its other rules are not cockatiel's.
      const { call, state } = openBreakers({ defaults: { failureRateCalls: 1000, failureRateLargeCalls: 1000 } })
      for (const isGood of outcomes) {
        if (state() !== 'closed') break
        await (isGood ? peer.call(up) : failing(peer.call))
        call(isGood ? 'success' : 'failure')
        expect(state()).toBe(peer.state())
      }
    }),
  )
})
