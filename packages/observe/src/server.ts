export { observeRouter } from './router.ts'
export { worldState } from './world/world-state.ts'
