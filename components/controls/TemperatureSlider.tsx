'use client';

import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from './field.module.css';
import sliderStyles from './slider.module.css';

/** 0 (always the likeliest) to 2 (nearly anything), in steps of 0.05. */
export function TemperatureSlider({
  value,
  onChange,
}: {
  readonly value: number;
  readonly onChange: (temperature: number) => void;
}) {
  return (
    <Slider
      className={classNames(sliderStyles.slider)}
      minValue={0}
      maxValue={2}
      step={0.05}
      value={value}
      onChange={onChange}
    >
      <Label className={classNames(fieldStyles.label)}>Temperature</Label>
      <SliderOutput className="tabular" translate="no" />
      <SliderTrack className={classNames(sliderStyles.track)}>
        <SliderThumb className={classNames(sliderStyles.thumb)} />
      </SliderTrack>
    </Slider>
  );
}
