import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseActivationKeyNo } from '#domain/codes'
import { regroup } from './grouping.ts'

/** `|` marks the caret. */
function at(marked: string) {
  return { value: marked.replace('|', ''), caret: marked.indexOf('|') }
}

function shown(result: ReturnType<typeof regroup>): string | undefined {
  return result && `${result.value.slice(0, result.caret)}|${result.value.slice(result.caret)}`
}

test('groups while typing, with the caret where it was', () => {
  const table: [before: string, now: string, kind: string, then: string | undefined][] = [
    ['4F1', '4F1A|', 'insertText', '4F1A|'],
    ['4F1A', '4F1A0|', 'insertText', '4F1A-0|'],
    ['4F1A', '4F1A-|', 'insertText', '4F1A-|'],
    ['4F1A', '4F1A |', 'insertText', '4F1A-|'],
    ['4F', '4F-|', 'insertText', '4F|'],
    ['4F1A-', '4F1A--|', 'insertText', '4F1A-|'],
    ['4F1A-', '4F1A-0|', 'insertText', '4F1A-0|'],
    ['4F1A-09C', '4F1AB|-09C', 'insertText', '4F1A-B|09C'],
    ['4F1A-09C2', 'B|4F1A-09C2', 'insertText', 'B|4F1-A09C-2'],
    ['4F1A-09C2', '4F|A-09C2', 'deleteContentBackward', '4F|A0-9C2'],
    // Across a hyphen: the digit beyond it goes, not the hyphen that would come back.
    ['4F1A-09C2', '4F1A|09C2', 'deleteContentBackward', '4F1|0-9C2'],
    ['4F1A-09C2', '4F1A|09C2', 'deleteContentForward', '4F1A|-9C2'],
    ['4F1A-0', '4F1A-|', 'deleteContentBackward', '4F1A|'],
    ['4F1A-', '4F1A|', 'deleteContentBackward', '4F1A|'],
    ['', '4f1ao9c277d03b5e|', 'insertFromPaste', '4F1A-O9C2-77D0-3B5E|'],
    ['', ' 4F1A 09C2 |', 'insertFromPaste', '4F1A-09C2|'],
    ['', '4F1A09C277D03B5E0|', 'insertText', '4F1A-09C2-77D0-3B5E-0|'],
    // Not only a code: nothing is touched.
    ['4F1A', '4F1AG|', 'insertText', undefined],
    ['', '４Ｆ１Ａ０|', 'insertText', undefined],
    ['KX-VCS70', 'KX-VCS701|', 'insertText', undefined],
    ['4F1A-0', '4F1A0|', 'historyUndo', undefined],
  ]
  for (const [before, now, kind, then] of table)
    assert.equal(shown(regroup(before, at(now), kind)), then, `${now} ${kind}`)
})

test('no digit is lost or moved, wherever one types, and the server reads the same code', () => {
  const hex = fc.constantFrom(...'0123456789abcdefABCDEF')
  fc.assert(
    fc.property(fc.array(fc.tuple(hex, fc.nat(19)), { minLength: 16, maxLength: 16 }), strokes => {
      let field = { value: '', caret: 0 }
      let digits = ''
      for (const [letter, where] of strokes) {
        const caret = Math.min(where, field.value.length)
        const before = field.value.slice(0, caret).replaceAll('-', '').length
        digits = digits.slice(0, before) + letter.toUpperCase() + digits.slice(before)
        const typed = { value: field.value.slice(0, caret) + letter + field.value.slice(caret), caret: caret + 1 }
        field = regroup(field.value, typed, 'insertText')!
        assert.equal(field.value.slice(0, field.caret).replaceAll('-', ''), digits.slice(0, before + 1))
      }
      assert.deepEqual(parseActivationKeyNo(field.value), { ok: true, value: digits })
    }),
  )
})

test('Backspace empties any field, one digit a press at least', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'0123456789ABCDEF'), { maxLength: 20 }), letters => {
      let value = letters.reduce(
        (text, letter) => regroup(text, { value: text + letter, caret: text.length + 1 }, 'insertText')!.value,
        '',
      )
      for (let presses = 0; value !== ''; presses++) {
        assert.ok(presses < letters.length)
        value = regroup(value, { value: value.slice(0, -1), caret: value.length - 1 }, 'deleteContentBackward')!.value
      }
    }),
  )
})
