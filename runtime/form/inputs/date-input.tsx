import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { dateLocale, datePattern, dateTimePattern } from '../dates.ts'
import { ariaOf, type InputProps, statusOf } from './input-props.ts'

/** On a touch screen the calendar opens without the keyboard covering it. */
const touch = typeof matchMedia !== 'undefined' && matchMedia('(pointer: coarse)').matches

/** While the calendar is open, Enter takes the day; it must not send the form as well. */
function useOpenCalendar(opened = false) {
  const [open, setOpen] = useState(opened)
  return {
    defaultOpen: opened,
    onOpenChange: setOpen,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (open && event.key === 'Enter') event.preventDefault()
    },
  }
}

/** The same object for the same value: another one would undo what is being typed. */
function useMoment(value: unknown) {
  return useMemo(() => {
    const moment = typeof value === 'string' ? dayjs(value) : null
    return moment?.isValid() ? moment : null
  }, [value])
}

/** A day, without a time zone. */
export function DateInput(props: InputProps) {
  const calendar = useOpenCalendar(props.opened)
  const value = useMoment(props.value)
  return (
    <DatePicker
      id={props.id}
      className="attain-wide"
      value={value}
      format={[datePattern(dateLocale(props.language)), 'YYYY-MM-DD', 'YYYY/M/D']}
      status={statusOf(props)}
      allowClear={!props.required}
      inputReadOnly={touch}
      {...calendar}
      {...ariaOf(props)}
      onChange={(day) => props.onChange(day ? day.format('YYYY-MM-DD') : null)}
    />
  )
}

/** A moment, shown and chosen in the browser's time zone, kept in UTC. */
export function DateTimeInput(props: InputProps) {
  const calendar = useOpenCalendar(props.opened)
  const value = useMoment(props.value)
  return (
    <DatePicker
      id={props.id}
      className="attain-wide"
      showTime={{ format: 'HH:mm' }}
      value={value}
      format={dateTimePattern(dateLocale(props.language))}
      status={statusOf(props)}
      allowClear={!props.required}
      inputReadOnly={touch}
      {...calendar}
      {...ariaOf(props)}
      onChange={(moment) => props.onChange(moment ? moment.toISOString() : null)}
    />
  )
}
