/** What words near a number say that it is. */
export type Label = 'other' | 'account' | 'card' | 'resident';

const WORDS: Readonly<Record<Label, string>> = {
  /** Numbers of a shop, a carrier, a bank or a machine. */
  other:
    '주문|예약|송장|접수|문의|계좌|거래|승인|일련|관리|배송|상품|제품|바코드|영수증|계약|증권|시리얼|사업자|order|booking|reservation|invoice|tracking|parcel|shipment|ticket|case n|case id|iban|reference|transaction|receipt|serial|imei|barcode|ean\\b|isbn|timestamp|bestell|auftrag|rechnung|sendung|vorgang|referenz|serien|kontonummer|注文|予約|伝票|追跡|問い合わせ|口座|取引|受付|製品|订单|运单',
  /** What people sign in with. */
  account:
    '회원|고객|사원|직원|사번|학번|아이디|계정|customer|client|member|account|user|(?<![a-z])ids?(?![a-z])|login|kunden|mitglied|konto|benutzer|kennung|会員|顧客|ユーザー|アカウント|社員|账号|会员',
  card: '카드|card|visa|비자|master|마스터|amex|カード|karte|credit|debit|신용|체크|信用卡|(?<![a-z])pan(?![a-z])',
  resident:
    '주민|외국인|등록번호|resident|rrn|frn|(?<![a-z])arc(?![a-z])|foreigner|alien|national|korean id|住民|外国人|在留|einwohner|ausl[äa]nder|ausweis',
};

const ANY = new RegExp(
  Object.entries(WORDS)
    .map(([label, words]) => `(?<${label}>${words})`)
    .join('|'),
  'gi',
);

/** How far before a number the word may end. */
const REACH = 22;

type Place = { readonly label: Label; readonly end: number };

const isLabel = (name: string): name is Label => name in WORDS;

function placesOf(text: string): readonly Place[] {
  const places: Place[] = [];
  for (const { 0: word, index, groups } of text.matchAll(ANY)) {
    const [name] = Object.entries(groups ?? {}).find(([, said]) => said !== undefined) ?? [];
    if (name !== undefined && isLabel(name)) places.push({ label: name, end: index + word.length });
  }
  return places;
}

/** How many of the places end at or before a point. */
function countBefore(places: readonly Place[], at: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a number that begins at a place is said to be of a kind. */
export type Labels = (at: number, label: Label) => boolean;

/** Reads which words of a text say what its numbers are; it reads once, when first asked. */
export function createLabels(text: string): Labels {
  let places: readonly Place[] | null = null;
  return (at, label) => {
    places ??= placesOf(text);
    for (let next = countBefore(places, at) - 1; next >= 0; next--) {
      const place = places[next];
      if (!place || at - place.end > REACH) return false;
      const between = text.slice(place.end, at);
      if (/\d/.test(between)) return false;
      const isSame = label === 'card' || label === 'resident' || !/[\n.!?。]/.test(between);
      if (place.label === label && isSame) return true;
    }
    return false;
  };
}
