import { AppError } from '@understudy/core'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Per person and process: far above what hands can do, far below what hurts. */
const queries = new RateLimiterMemory({ points: 600, duration: 10 })
const mutations = new RateLimiterMemory({ points: 120, duration: 10 })

/** @throws AppError rate_limited with details.retryAfterMs */
export async function limitRate(key: string, type: 'query' | 'mutation' | 'subscription'): Promise<void> {
  try {
    await (type === 'mutation' ? mutations : queries).consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const retryAfterMs = refusal.msBeforeNext
    throw new AppError('rate_limited', `Too many requests. Try again in ${Math.ceil(retryAfterMs / 1000)} s.`, {
      details: { retryAfterMs },
    })
  }
}
