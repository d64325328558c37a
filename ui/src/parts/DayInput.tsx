/** A field for one day: the calendar's arrows say what they do, also to a screen reader. */
import { DateInput, type DateInputProps } from '@mantine/dates';
import { m } from '../lang';

export function DayInput(props: DateInputProps) {
  return (
    <DateInput
      valueFormat="D MMMM YYYY"
      ariaLabels={{
        previousMonth: m.calendar_previous_month(),
        nextMonth: m.calendar_next_month(),
        previousYear: m.calendar_previous_year(),
        nextYear: m.calendar_next_year(),
        previousDecade: m.calendar_previous_decade(),
        nextDecade: m.calendar_next_decade(),
        monthLevelControl: m.calendar_choose_month(),
        yearLevelControl: m.calendar_choose_year(),
      }}
      {...props}
    />
  );
}
