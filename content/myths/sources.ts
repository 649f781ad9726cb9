import type { Evidence } from '@/components/myths/Explanation';

/** What is cited, and where it can be read. */
const SOURCES = {
  marx: {
    cite: 'Marx, Witt and Leonhardt 2024',
    url: 'https://doi.org/10.1145/3677619.3678114',
  },
  norway: {
    cite: '“Exploring Students’ Misconceptions about ChatGPT-generated Text”, as summed up here',
    url: 'https://ctl.wku.edu.cn/newsletter34',
  },
  obrien: { cite: 'O’Brien et al. 2025', url: 'https://arxiv.org/abs/2510.25662' },
  pope: { cite: 'Pope and Tedre 2026', url: 'https://arxiv.org/abs/2601.21631' },
  gettysburg: {
    cite: 'Model AI Assignments 2025',
    url: 'http://modelai.gettysburg.edu/2025/llmact/',
  },
  carlini: { cite: 'Carlini et al. 2021', url: 'https://arxiv.org/abs/2012.07805' },
  jain: { cite: 'Jain and Wallace 2019', url: 'https://arxiv.org/abs/1902.10186' },
  wiegreffe: { cite: 'Wiegreffe and Pinter 2019', url: 'https://arxiv.org/abs/1908.04626' },
  carvallo: { cite: 'Carvallo et al. 2025', url: 'https://arxiv.org/abs/2508.10004' },
  xiao: { cite: 'Xiao et al. 2023', url: 'https://arxiv.org/abs/2309.17453' },
  peeperkorn: { cite: 'Peeperkorn et al. 2024', url: 'https://arxiv.org/abs/2405.00492' },
} as const;

/** Returns what a source found, with where to read it. */
export const by = (source: keyof typeof SOURCES, found: string): Evidence => ({
  ...SOURCES[source],
  found,
});
