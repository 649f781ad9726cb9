/** What scripts/mdx-sections.mjs adds to every chapter. */
declare module '*.mdx' {
  export const sections: readonly { readonly id: string; readonly title: string }[];
  export const minutes: number;
}
