import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { type KeyboardEvent, useState } from 'react'
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

/** A day, without a time zone. */
export function DateInput(props: InputProps) {
  const calendar = useOpenCalendar(props.opened)
  const value = typeof props.value === 'string' ? dayjs(props.value) : null
  return (
    <DatePicker
      id={props.id}
      className="attain-wide"
      value={value?.isValid() ? value : null}
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
  const value = typeof props.value === 'string' ? dayjs(props.value) : null
  return (
    <DatePicker
      id={props.id}
      className="attain-wide"
      showTime={{ format: 'HH:mm' }}
      value={value?.isValid() ? value : null}
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
