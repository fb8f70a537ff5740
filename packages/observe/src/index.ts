export * from './world/schema.ts'
export { visitorWords, worldWords, type WorldWords } from './world/world-words.ts'
export * from './overview/schema.ts'
export * from './system/schema.ts'
