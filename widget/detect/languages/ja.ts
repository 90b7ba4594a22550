import type { Language } from '../meaning.ts';

export const ja: Language = {
  letters: /[ぁ-ヿ]|[一-鿿]/,
  phrases: [
    ['way_out', /^(ログ|サイン)アウト$/],
    ['fine', /(ログアウト|サインアウト|送信)しました|ようこそ|成功|(変更|完了)しました|ログイン中/],
    ['wrong_credentials', /あと ?\d+ ?回|残り/],
    ['account_locked', /ロック/],
    ['rate_limited', /回数|多すぎ|上限|制限|頻繁/],
    ['cookies_blocked', /(クッキー|cookie).*(無効|有効|ブロック|許可)/i],
    ['password_expired', /パスワード.*(期限|失効)/],
    ['email_unverified', /メール.*(確認され|認証され|未認証|未確認)/],
    ['account_disabled', /無効(化|に)|停止|凍結|退会|無効なアカウント/],
    ['captcha_failed', /画像認証|ロボット|captcha/i],
    ['passkey_failed', /パスキー|セキュリティ ?キー/],
    ['mfa_failed', /(認証|確認|ワンタイム|セキュリティ).?(コード|番号)|ワンタイム|otp/i],
    [
      'session_or_csrf_expired',
      /セッション|有効期限|タイムアウト|期限切れ|トークン|不正な(遷移|画面)/,
    ],
    ['maintenance', /メンテナンス/],
    ['network_offline', /インターネット|ネットワーク|オフライン|通信(環境|に失敗)/],
    [
      'wrong_credentials',
      /(ユーザー?|アドレス|ID|ＩＤ|パスワード|アカウント|ログイン|会員|資格).*(違|正しく|間違|一致|誤|見つかり|存在し|不正|確認|無効|登録されてい)|大文字と小文字|(ログイン|認証|サインイン).*(失敗|できません)/i,
    ],
    ['server_error', /サーバー?|システム|エラーが発生|障害|しばらく|問題が発生/],
    ['sso_error', /ポップアップ|連携|シングルサインオン/],
    ['access_denied', /権限|拒否|許可され/],
    ['wrong_credentials', /違い|正しく|間違|一致し|失敗/],
    ['incomplete', /入力|必須/],
  ],
};
