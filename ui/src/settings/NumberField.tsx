/** A number with its unit and bounds; an emptied field keeps what it held. */
import { NumberInput } from '@mantine/core';
import type { Bounds } from './lib';

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly value: number;
  readonly bounds: Bounds;
  readonly unit: string;
  readonly decimals?: number;
  readonly onChange: (value: number) => void;
}

export function NumberField({ label, description, value, bounds, unit, decimals = 0, onChange }: Props) {
  return (
    <NumberInput
      label={label}
      description={description}
      value={value}
      min={bounds.min}
      max={bounds.max}
      step={decimals === 0 ? 1 : 0.5}
      allowDecimal={decimals > 0}
      decimalScale={decimals}
      suffix={` ${unit}`}
      onChange={(next) => {
        if (typeof next === 'number') onChange(next);
      }}
    />
  );
}
