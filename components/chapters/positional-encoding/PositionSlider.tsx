'use client';

import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { usePositions } from './Positions';

/** The position that is marked in all figures of the tables. */
export function PositionSlider() {
  const { learned, position, mark } = usePositions();
  return (
    <Slider
      className="slider position-slider needs-script"
      minValue={0}
      maxValue={learned.rows - 1}
      value={position}
      onChange={mark}
    >
      <Label className="control-label">Position</Label>
      <SliderOutput className="tabular text-note" translate="no" />
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </Slider>
  );
}
