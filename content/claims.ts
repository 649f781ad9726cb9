/** The claims of each chapter that has some, loaded when asked: a recorder reads them after it wrote. */
export const CLAIMS = {
  introduction: () => import('./introduction.claims'),
  'masked-attention': () => import('./masked-attention.claims'),
  'inside-a-block': () => import('./inside-a-block.claims'),
} as const;
