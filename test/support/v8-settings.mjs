/**
 * V8 makes its best code of a WASM function that has run for a while; by this for a hundred times the while.
 * A page of a test is mostly gone before that pays, and the model beside it computes for a moment only.
 */
export const LATER_BEST_WASM = '--wasm-tiering-budget=1300000000';
