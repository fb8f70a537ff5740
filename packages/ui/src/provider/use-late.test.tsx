import { renderHook, waitFor } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { useLate } from './use-late.ts'

it('is nothing at first and comes by itself in a quiet moment', async () => {
  const load = vi.fn(() => Promise.resolve('part'))
  const { result } = renderHook(() => useLate(load))
  expect(result.current).toBeNull()
  expect(load).not.toHaveBeenCalled()
  await waitFor(() => expect(result.current).toBe('part'), { timeout: 5_000 })
  expect(load).toHaveBeenCalledOnce()
})

it('comes at once when it is wanted; a failure is told, and the next wish tries again', async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('gone')).mockResolvedValue('part')
  const onFailed = vi.fn()
  const { result, rerender } = renderHook((isWanted: boolean) => useLate(load, { isWanted, onFailed }), { initialProps: true })
  await waitFor(() => expect(onFailed).toHaveBeenCalledOnce(), { timeout: 500 })
  expect(result.current).toBeNull()
  rerender(false)
  rerender(true)
  await waitFor(() => expect(result.current).toBe('part'), { timeout: 500 })
  expect(onFailed).toHaveBeenCalledOnce()
})
