import { z } from 'zod'
import { flow, procedure, router, streamOf } from '@understudy/api'
import { COUNTS } from '../fleet/window-reporter.ts'
import { decidePoisoned } from '../inbox/decide-poisoned.ts'
import { holdReplay } from '../inbox/hold-replay.ts'
import { listConflicts } from '../inbox/list-conflicts.ts'
import { listPoisoned } from '../inbox/list-poisoned.ts'
import { readConflict } from '../inbox/read-conflict.ts'
import { readDifferences } from '../inbox/read-differences.ts'
import { resolveConflict } from '../inbox/resolve-conflict.ts'
import { askComparison } from '../reconcile/asked/ask-comparison.ts'
import { readComparison } from '../reconcile/asked/read-comparison.ts'
import { compareNowInput, comparisonSchema } from '../reconcile/asked/schema.ts'
import { portNameSchema } from '../port-schema.ts'
import '../services.ts'
import { readAndFollowCalmly } from './pages/read-and-follow-calmly.ts'
import { journalPage } from './pages/journal-page.ts'
import {
  conflictDetailSchema,
  conflictInput,
  conflictSchema,
  differencesInput,
  differencesSchema,
  holdInput,
  journalSchema,
  listConflictsInput,
  poisonedInput,
  poisonedSchema,
  resolveConflictInput,
} from './schema.ts'

const sees = { scope: 'platform', action: 'continuity.read', audit: 'none' } as const
const decides = { scope: 'platform', action: 'continuity.resolve' } as const
/** Milliseconds between two states that a page is sent. */
const FOLLOW_MS = 500

export const journalRouter = router({
  get: flow(sees)
    .output(journalSchema)
    .query(({ ctx }) => journalPage(ctx)),
  /** The same again whenever something moves, at most twice a second. */
  follow: flow(sees)
    .output(streamOf(journalSchema))
    .subscription(({ ctx, signal }) =>
      readAndFollowCalmly(
        ctx,
        ({ topic, id }) => topic === 'journal' || (topic === 'continuity' && id !== COUNTS),
        FOLLOW_MS,
        signal ?? new AbortController().signal,
        () => journalPage(ctx),
      ),
    ),
  conflicts: flow(sees)
    .input(listConflictsInput)
    .output(z.array(conflictSchema))
    .query(({ ctx, input }) => listConflicts(ctx, input)),
  conflict: flow(sees)
    .input(conflictInput)
    .output(conflictDetailSchema)
    .query(({ ctx, input }) => readConflict(ctx, input)),
  resolveConflict: flow({ ...decides, audit: 'continuity.conflict-resolved' })
    .input(resolveConflictInput)
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await resolveConflict(ctx.scope, input)
      return null
    }),
  poisoned: flow(sees)
    .output(z.array(poisonedSchema))
    .query(({ ctx }) => listPoisoned(ctx)),
  decidePoisoned: flow({ ...decides, audit: 'continuity.poisoned-decided' })
    .input(poisonedInput)
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await decidePoisoned(ctx.scope, input)
      return null
    }),
  hold: procedure({ ...decides, audit: 'continuity.replay-held' })
    .input(holdInput)
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await holdReplay(ctx.verb, input)
      return null
    }),
  /** Both sides of a port, compared because somebody asks; how far it is stands in `comparison`. */
  compare: flow({ ...decides, audit: 'continuity.comparison-asked' })
    .input(compareNowInput)
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      await askComparison(ctx.scope, input)
      return null
    }),
  comparison: flow(sees)
    .input(z.object({ port: portNameSchema }))
    .output(comparisonSchema.nullable())
    .query(({ ctx, input }) => readComparison(ctx, input.port)),
  differences: flow(sees)
    .input(differencesInput)
    .output(differencesSchema)
    .query(({ ctx, input }) => readDifferences(ctx, input)),
})
