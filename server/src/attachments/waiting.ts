/** Files that wait to be public, for the life of what they hang on: a reviewer's word on it is a word on them. */
export { anyWaits, settle } from './store.ts'
