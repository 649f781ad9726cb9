'use client';

import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from '@/components/controls/field.module.css';
import sliderStyles from '@/components/controls/slider.module.css';
import styles from './PositionSlider.module.css';
import { usePositions } from './Positions';

/** The position that is marked in all figures of the tables, up to that of the last row. */
export function PositionSlider({ rows }: { readonly rows: number }) {
  const { position, mark } = usePositions();
  return (
    <Slider
      className={classNames(sliderStyles.slider, styles.slider, 'needs-script')}
      minValue={0}
      maxValue={rows - 1}
      value={Math.min(position, rows - 1)}
      onChange={mark}
    >
      <Label className={classNames(fieldStyles.label)}>Position</Label>
      <SliderOutput className="tabular" translate="no" />
      <SliderTrack className={classNames(sliderStyles.track)}>
        <SliderThumb className={classNames(sliderStyles.thumb)} />
      </SliderTrack>
    </Slider>
  );
}
