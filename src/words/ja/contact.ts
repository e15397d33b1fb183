// Whom to ask, and who runs the service as long as nobody says (product.md §5).
export const contact = {
  title: 'お困りのときは',
  guide: '使い方',
  guideFirst: 'に、用語と手順の説明があります。',
  phone: '電話',
  email: 'メール',
  hours: '受付時間',
  vendor: 'つながるねっとサービスの提供会社',
  whom: 'ご購入元または当社担当営業',
  way: (label: string, value: string) => `${label} ${value}`,
  ways: (name: string, ways: string[]) => `${name}（${ways.join('、')}）`,
}
