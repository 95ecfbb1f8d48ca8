import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { dateLocale, datePattern, dateTimePattern } from '../dates.ts'
import { ariaOf, type InputProps, statusOf } from './input-props.ts'

/** On a touch screen the calendar opens without the keyboard covering it. */
const touch = typeof matchMedia !== 'undefined' && matchMedia('(pointer: coarse)').matches

/** A day, without a time zone. */
export function DateInput(props: InputProps) {
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
      {...ariaOf(props)}
      onChange={(day) => props.onChange(day ? day.format('YYYY-MM-DD') : null)}
    />
  )
}

/** A moment, shown and chosen in the browser's time zone, kept in UTC. */
export function DateTimeInput(props: InputProps) {
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
      {...ariaOf(props)}
      onChange={(moment) => props.onChange(moment ? moment.toISOString() : null)}
    />
  )
}
