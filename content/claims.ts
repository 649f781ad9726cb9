/** The claims of each chapter that has some, loaded when asked: a recorder reads them after it wrote. */
export const CLAIMS = {
  introduction: () => import('./introduction.claims'),
} as const;
