'use client';

import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';

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
      className="slider"
      minValue={0}
      maxValue={2}
      step={0.05}
      value={value}
      onChange={onChange}
    >
      <Label className="control-label">Temperature</Label>
      <SliderOutput className="tabular text-note" translate="no" />
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </Slider>
  );
}
