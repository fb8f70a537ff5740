import { describe, expect, it } from 'vitest'
import { resolveUnderstudyConfig } from '../config.ts'
import { sandboxDoors } from './sandbox-doors.ts'

const doors = (env: Record<string, string>) => sandboxDoors(resolveUnderstudyConfig({ env }).config)
const started = { UNDERSTUDY_SANDBOX_URL: 'http://127.0.0.1:4566' }

describe('sandboxDoors', () => {
  it('leads through the proxy where it was started, and past it where not', () => {
    const { objects, memory } = doors({ ...started, UNDERSTUDY_SANDBOX_PROXY_OBJECTS: 'http://sandbox-objects:4571' })
    expect(objects).toEqual({ url: 'http://sandbox-objects:4571', isBreakable: true })
    expect(memory).toEqual({ url: 'http://127.0.0.1:4566', isBreakable: false })
  })

  it('has none for models until one is named', () => {
    const proxy = { ...started, UNDERSTUDY_SANDBOX_PROXY_MODELS: 'http://sandbox-models:4574' }
    expect(doors(proxy).models).toMatchObject({ reason: expect.stringMatching(/models\.converse/) as string })
    expect(doors({ ...proxy, UNDERSTUDY_MODELS_CONVERSE: 'some.model' }).models).toMatchObject({ isBreakable: true })
  })

  it('says why there is none', () => {
    const own = { ...started, UNDERSTUDY_AWS_ENDPOINTS_OBJECTS: 'https://s3.eu-north-1.amazonaws.com' }
    expect(doors(own).objects).toEqual({ reason: 'aws.endpoints.objects names an AWS of its own.' })
    expect(doors({ ...started, UNDERSTUDY_SANDBOX_ENABLED: 'false' }).memory).toMatchObject({
      reason: expect.stringMatching(/switched off/) as string,
    })
    expect(doors({ UNDERSTUDY_SANDBOX_REASON: 'Python 3.11 is missing.' }).memory).toEqual({ reason: 'Python 3.11 is missing.' })
    expect(doors(started).search).toMatchObject({ reason: expect.stringMatching(/sandbox\.opensearch/) as string })
  })
})
