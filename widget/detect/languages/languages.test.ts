import { expect, it } from 'vitest';
import { createRead } from '../meaning.ts';
import { listLanguages } from './more.ts';

/** What products say in their other languages, with the page's language. */
const SAID: readonly (readonly [cause: string, tag: string, text: string])[] = [
  ['wrong_credentials', 'ja', 'ユーザー名またはパスワードが違います。'],
  ['wrong_credentials', 'ja', 'メールアドレスまたはパスワードが正しくありません'],
  ['account_locked', 'ja', 'アカウントがロックされました。しばらくしてから再度お試しください。'],
  ['rate_limited', 'ja', 'ログインの試行回数が多すぎます。'],
  ['mfa_failed', 'ja', '認証コードが正しくありません。'],
  ['session_or_csrf_expired', 'ja', 'セッションの有効期限が切れました。'],
  ['server_error', 'ja', 'サーバーエラーが発生しました。'],
  ['maintenance', 'ja', 'ただいまメンテナンス中です。'],
  ['wrong_credentials', 'ja', '認証失敗'],
  ['wrong_credentials', 'zh-CN', '用户名或密码错误'],
  ['wrong_credentials', 'zh-TW', '帳號或密碼不正確'],
  ['account_locked', 'zh-CN', '您的账号已被锁定，请联系管理员。'],
  ['account_locked', 'zh-TW', '您的帳號已被鎖定。'],
  ['rate_limited', 'zh-CN', '登录过于频繁，请稍后再试。'],
  ['rate_limited', 'zh-TW', '嘗試次數過多，請稍後再試。'],
  ['account_disabled', 'zh-CN', '该用户已被禁用'],
  ['captcha_failed', 'zh-CN', '验证码错误'],
  ['session_or_csrf_expired', 'zh-TW', '工作階段已逾時，請重新登入。'],
  ['server_error', 'zh-CN', '系统繁忙，请稍后再试'],
  ['wrong_credentials', 'de', 'Benutzername oder Passwort ist falsch.'],
  ['wrong_credentials', 'de', 'Die Zugangsdaten stimmen nicht überein.'],
  ['account_locked', 'de', 'Ihr Konto wurde gesperrt.'],
  ['rate_limited', 'de', 'Zu viele Anmeldeversuche. Bitte versuchen Sie es in 60 Sekunden erneut.'],
  ['session_or_csrf_expired', 'de', 'Ihre Sitzung ist abgelaufen.'],
  ['mfa_failed', 'de', 'Der Bestätigungscode ist ungültig.'],
  ['cookies_blocked', 'de', 'Cookies sind in Ihrem Browser deaktiviert.'],
  ['wrong_credentials', 'fr', 'Identifiant ou mot de passe incorrect.'],
  ['wrong_credentials', 'fr', "Cet utilisateur n'existe pas."],
  ['account_locked', 'fr', 'Votre compte est verrouillé.'],
  ['rate_limited', 'fr', 'Trop de tentatives de connexion. Réessayez plus tard.'],
  ['server_error', 'fr', 'Une erreur est survenue. Veuillez réessayer plus tard.'],
  ['wrong_credentials', 'es', 'El usuario o la contraseña son incorrectos.'],
  ['wrong_credentials', 'es', 'No se ha podido iniciar sesión'],
  ['account_locked', 'es', 'Su cuenta ha sido bloqueada.'],
  ['session_or_csrf_expired', 'es', 'Su sesión ha caducado.'],
  ['wrong_credentials', 'pt-BR', 'Usuário ou senha inválidos.'],
  ['wrong_credentials', 'pt-BR', 'CPF ou senha incorretos'],
  ['account_disabled', 'pt-BR', 'Sua conta foi desativada.'],
  ['mfa_failed', 'pt-BR', 'Código de verificação inválido.'],
  ['wrong_credentials', 'vi', 'Tên đăng nhập hoặc mật khẩu không đúng.'],
  ['account_locked', 'vi', 'Tài khoản của bạn đã bị khóa.'],
  ['session_or_csrf_expired', 'vi', 'Phiên đăng nhập đã hết hạn.'],
  ['server_error', 'vi', 'Đã xảy ra lỗi hệ thống. Vui lòng thử lại sau.'],
  ['wrong_credentials', 'de', 'Invalid username or password.'],
  ['wrong_credentials', 'en', 'Benutzername oder Passwort ist falsch.'],
];

it.each(SAID)('reads %s on a page in %s: "%s"', (cause, tag, text) => {
  expect(createRead(listLanguages(tag))(text)).toBe(cause);
});

it.each([
  ['ja', 'ログアウトしました。'],
  ['zh-CN', '您已安全退出'],
  ['zh-TW', '密碼修改成功'],
  ['de', 'Sie wurden erfolgreich abgemeldet.'],
  ['fr', 'Vous êtes déconnecté.'],
  ['es', 'Ha cerrado sesión correctamente.'],
  ['pt-BR', 'Você saiu da sua conta.'],
  ['vi', 'Bạn đã đăng xuất thành công.'],
])('[DT5] takes good news on a page in %s for what it is: "%s"', (tag, text) => {
  expect(createRead(listLanguages(tag))(text)).toBe('fine');
});

it.each([
  ['ja', 'パスワードを入力してください。'],
  ['zh-CN', '请输入密码'],
  ['de', 'Bitte geben Sie Ihr Passwort ein.'],
  ['fr', 'Veuillez saisir votre mot de passe.'],
  ['es', 'Introduzca su contraseña'],
  ['pt-BR', 'Informe sua senha'],
  ['vi', 'Vui lòng nhập mật khẩu'],
])('[DT5] takes what asks for a field on a page in %s for no failure: "%s"', (tag, text) => {
  expect(createRead(listLanguages(tag))(text)).toBe('incomplete');
});
