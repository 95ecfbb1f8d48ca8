/** The page of a plan as one reads it, prints it and signs it. What is printed stands apart from the page around it. */
import { PrinterOutlined } from '@ant-design/icons'
import type { PlanPage, Section, Table } from '@attain/engine/commission/words'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { LANGUAGES, useLanguage } from '../i18n/index.ts'
import './plan-sheet.css'

type Pages = Readonly<Record<(typeof LANGUAGES)[number]['code'], PlanPage>>

interface Props {
  readonly pages: Pages
  /** What is seen around the page, in the words of whoever shows it. */
  readonly words: { readonly language: string; readonly print: string }
}

/** In the reader's language first; the other one is a click away, whatever the rest of the page speaks. */
export function PlanSheet({ pages, words }: Props) {
  const [spoken] = useLanguage()
  const [chosen, choose] = useState<keyof Pages>()
  const language = chosen ?? spoken
  const page = pages[language]
  return (
    <>
      <div className="plan-sheet-tools">
        <Segmented<keyof Pages>
          aria-label={words.language}
          value={language}
          onChange={choose}
          options={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <Sheet page={page} language={language} />
      {createPortal(
        <div className="plan-sheet-printed" aria-hidden>
          <Sheet page={page} language={language} />
        </div>,
        document.body,
      )}
    </>
  )
}

function Sheet({ page, language }: { readonly page: PlanPage; readonly language: string }) {
  const { title, description, sections, signing } = page
  return (
    <article className="plan-sheet" lang={language}>
      <h1>{title}</h1>
      {description !== undefined && <p className="plan-sheet-lead">{description}</p>}
      {sections.map((section) => (
        <SheetSection key={section.title} section={section} />
      ))}
      <section className="plan-sheet-signing">
        <h2>{signing.title}</h2>
        <p>{signing.statement}</p>
        <dl>
          {([signing.name, signing.signature, signing.date] as const).map((line) => (
            <div key={line}>
              <dt>{line}</dt>
              <dd />
            </div>
          ))}
        </dl>
      </section>
    </article>
  )
}

function SheetSection({ section: { title, sentences, tables } }: { readonly section: Section }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {tables.map((table) => (
        <SheetTable key={table.title} table={table} />
      ))}
    </section>
  )
}

function SheetTable({ table: { title, notes, columns, rows } }: { readonly table: Table }) {
  return (
    <div className="plan-sheet-table">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join(' ')}>
              {row.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells are told apart by their column alone
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  )
}
