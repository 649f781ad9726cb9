'use client';

import { Pills } from '@/components/controls/Pills';
import layout from '@/components/figure/layout.module.css';
import { GPT2_ROWS } from './gpt2';
import { PositionSlider } from './PositionSlider';
import { usePositions } from './Positions';

/** What is drawn beside the table of the model in use. */
export type Beside = 'gpt2' | 'sinusoidal';

export const BESIDE_TITLES: Readonly<Record<Beside, string>> = {
  gpt2: 'Recorded from GPT\u20112 (124M)',
  sinusoidal: 'Sinusoidal: the formula of 2017',
};

const OPTIONS = [
  { value: 'gpt2', label: 'GPT\u20112 (124M)' },
  { value: 'sinusoidal', label: 'the formula' },
] as const;

/** The position that is marked, and what stands beside the model’s own table. */
export function PositionControls({
  beside,
  onBeside,
}: {
  readonly beside: Beside;
  readonly onBeside: (beside: Beside) => void;
}) {
  const { learned } = usePositions();
  const rows = beside === 'gpt2' ? Math.max(learned.rows, GPT2_ROWS.rows) : learned.rows;
  return (
    <div className={layout.controls}>
      <PositionSlider rows={rows} />
      <div className="needs-script">
        <Pills label="Beside it" options={OPTIONS} value={beside} onChange={onBeside} />
      </div>
    </div>
  );
}
