/** What counts first, second and so on; each may give up a little for those after it. Dragged, or moved by its buttons. */
import { ActionIcon, NumberInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import type { CriterionOrder } from '../backend';
import { move, replaceAt } from '../brief/lib';
import { criterionText } from '../brief/words';
import { m, say } from '../lang';
import { useDrag } from '../parts/drag';
import classes from './formation.module.css';
import { percentOf, shareOf } from './lib';

interface Props {
  readonly order: readonly CriterionOrder[];
  readonly onChange: (next: CriterionOrder[]) => void;
  /** Criteria that may be left out. */
  readonly optional: readonly string[];
}

export function CriterionCards({ order, onChange, optional }: Props) {
  const drag = useDrag<number>((from, target) => onChange(move(order, from, Number(target) - from)));
  return (
    <ol className={classes.cards}>
      {drag.ghost}
      {order.map((row, at) => {
        const name = criterionText(row.criterion);
        const grip = drag.handle(at, name);
        return (
          <li key={row.criterion} className={classes.card} data-dragged={drag.item === at || undefined} data-over={(drag.item !== at && drag.over === String(at)) || undefined} data-drop={at} data-testid={`criterion-${at}`}>
            <span className={`${classes.grip} ${grip.className}`} onPointerDown={grip.onPointerDown} data-testid={`criterion-grip-${at}`}>
              <IconGripVertical size={18} aria-hidden />
            </span>
            <span className={classes.place}>{at + 1}</span>
            <div className={classes.words}>
              <strong>{name}</strong>
              <span>{say(`criterion_help_${row.criterion}`) ?? ''}</span>
              {at < order.length - 1 && (
                <label className={classes.give}>
                  {m.formation_may_lose()}
                  <NumberInput w={92} data-testid={`criterion-tolerance-${row.criterion}`} size="xs" suffix=" %" min={0} max={100} step={0.5} decimalScale={1} aria-label={`${m.formation_may_lose()}: ${name}`} value={percentOf(row.tolerance)} onChange={(value) => onChange(replaceAt(order, at, { ...row, tolerance: shareOf(Number(value) || 0) }))} />
                </label>
              )}
            </div>
            <div className={classes.arrows}>
              {optional.includes(row.criterion) && (
                <ActionIcon variant="subtle" color="gray" aria-label={m.common_remove({ what: name })} onClick={() => onChange(order.filter((_, index) => index !== at))} data-testid={`criterion-remove-${row.criterion}`}>
                  <IconX size={16} color="var(--ink-soft)" />
                </ActionIcon>
              )}
              <ActionIcon variant="subtle" color="gray" aria-label={`${m.brief_move_up()}: ${name}`} disabled={at === 0} data-testid={`criterion-up-${row.criterion}`} onClick={() => onChange(move(order, at, -1))}>
                <IconArrowUp size={16} color="var(--ink-soft)" />
              </ActionIcon>
              <ActionIcon variant="subtle" color="gray" aria-label={`${m.brief_move_down()}: ${name}`} disabled={at === order.length - 1} data-testid={`criterion-down-${row.criterion}`} onClick={() => onChange(move(order, at, 1))}>
                <IconArrowDown size={16} color="var(--ink-soft)" />
              </ActionIcon>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
