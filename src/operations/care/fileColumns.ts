// The columns of a file that sets fields: by the heads of an export in both languages, and as the code names them.
import type { FileColumn } from '#domain/careFile'
import type { Columns } from '../csv/columns.ts'

const column = (title: string, names: string[], required = false) => ({ title, names, required })

export const FILE_COLUMNS: Columns<FileColumn> = {
  mprId: column('MPR ID', ['mprid'], true),
  endCustomer: column('納入先', ['納入先', 'endcustomer', 'customer']),
  site: column('設置場所', ['設置場所', 'site', 'location']),
  orderNo: column('注文番号', ['注文番号', 'orderno', 'ordernumber']),
  assetNo: column('自社管理番号', ['自社管理番号', 'assetno', 'assetnumber', '自社管理no']),
  reminderContact: column('延長案内先', ['延長案内先', 'remindercontact', 'reminderaddress', 'contactforextensions']),
  note: column('備考', ['備考', 'note', 'notes']),
  tags: column('タグ', ['タグ', 'tags', 'tag']),
  activationKeyNo: column('Activation Key No.', ['activationkeyno', 'activationkey', 'アクティベーションキー']),
  registrationId: column('Registration ID', ['registrationid']),
}
