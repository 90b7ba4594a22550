import type { SecretKind } from '../findings.ts';
import { SAID } from './said.ts';

export type Tongue = 'ko' | 'en' | 'ja' | 'de';
export type Sentences = Readonly<Record<Tongue, readonly string[]>>;

/** How visitors say their secrets: `§` is where the secret stands. */
export const SAYING: Readonly<Record<SecretKind, Sentences>> = {
  ...SAID,
  card_number: {
    ko: [
      '카드번호 §',
      '§',
      '결제한 카드는 § 입니다',
      '신용카드: §',
      '§ 이 카드로 결제했어요',
      '카드 번호가 §인데요',
    ],
    en: [
      'my card is §',
      '§',
      'card number: §',
      'I paid with §',
      'VISA § exp 12/27',
      'the credit card § was charged',
    ],
    ja: ['カード番号は§です', '§', 'クレジットカード：§', 'このカード § で払いました'],
    de: ['Meine Karte: §', '§', 'Kreditkarte §', 'Kartennummer ist §', 'Ich habe mit § bezahlt'],
  },
  resident_number: {
    ko: ['주민번호 §', '주민등록번호는 §입니다', '§', '제 주민번호는 §예요', '본인확인: 김민지 §'],
    en: ['my resident number is §', 'RRN: §', '§', 'My Korean ID number is §'],
    ja: ['住民登録番号は§です', '§', '韓国の住民番号: §'],
    de: ['Meine Registrierungsnummer ist §', '§', 'Koreanische Personennummer: §'],
  },
  foreigner_number: {
    ko: ['외국인등록번호 §', '외국인 등록번호는 §입니다', '§', '등록번호: §'],
    en: ['my foreigner registration number is §', 'ARC number: §', '§', 'alien registration §'],
    ja: ['外国人登録番号は§です', '§', '登録番号：§'],
    de: ['Meine Ausländernummer ist §', '§', 'Registrierung: §'],
  },
  credential: {
    ko: ['Authorization: Bearer §', '헤더는 Bearer § 이에요', '토큰은 bearer § 입니다'],
    en: [
      'Authorization: Bearer §',
      'curl -H "Authorization: bearer §"',
      'api_key=§',
      'access_token: §',
      'the header was Bearer §',
      'client_secret=§',
    ],
    ja: ['Authorization: Bearer §', 'ヘッダーは Bearer § です', 'api_key: §'],
    de: ['Authorization: Bearer §', 'Der Header ist Bearer §', 'session_id=§'],
  },
  jwt: {
    ko: ['토큰 §', '§', '쿠키에 §가 있어요'],
    en: ['token: §', '§', 'id_token=§', 'I see § in the address'],
    ja: ['トークンは§です', '§'],
    de: ['Token §', '§', 'Im Cookie steht §'],
  },
  private_key: {
    ko: ['제 키예요\n§', '§\n이걸로 로그인이 안 돼요'],
    en: ['here is my key:\n§', '§', 'key = "§"'],
    ja: ['秘密鍵です\n§', '§'],
    de: ['Mein Schlüssel:\n§', '§\ngeht nicht'],
  },
  api_key: {
    ko: ['키는 § 입니다', '§', 'API 키: §를 넣었어요'],
    en: ['the key is §', '§', 'export KEY=§', 'key "§"'],
    ja: ['キーは§です', '§', 'APIキー「§」'],
    de: ['Der Schlüssel ist §', '§', 'Schlüssel: §'],
  },
  secret_link: {
    ko: [
      '재설정 링크예요 https://shop.example.com/reset?token=§',
      'https://shop.example.com/login?code=§&state=xyz 로 들어가면 오류가 나요',
      '링크 https://shop.example.com/magic#token=§를 눌렀어요',
    ],
    en: [
      'the link is https://shop.example.com/password/reset?token=§',
      'https://shop.example.com/callback?code=§&scope=openid',
      'https://shop.example.com/app#access_token=§&token_type=bearer',
      'https://shop.example.com/sso?SAMLResponse=§',
      'I was sent to https://shop.example.com/cb#id_token=§.',
      'see https://shop.example.com/verify?user=minji&oobCode=§',
      'https://shop.example.com/login;jsessionid=§',
      'https://idp.example.com/go?next=https%3A%2F%2Fshop.example.com%2Fcb%3Ftoken%3D§',
      'https://shop.example.com/?ticket=§',
    ],
    ja: [
      'リンクは https://shop.example.com/reset?token=§ です',
      'https://shop.example.com/callback?code=§ でエラー',
    ],
    de: [
      'Der Link ist https://shop.example.com/reset?token=§',
      'https://shop.example.com/anmelden?state=§ geht nicht',
      'Ich komme auf https://shop.example.com/cb#access_token=§',
    ],
  },
};
