/** A heading that says no more than that there is one. */
const BARE =
  /^((log|sign)[- ]?in (failed|error)|로그인 (실패|오류)|errors?|oops|warning|alert|notice|오류|에러|경고|알림|エラー|警告|错误|錯誤|提示|fehler|erreur|erro|lỗi|aviso)[\s!.:]*$/i;

/** A message without the lines that only say that it is one, unless it has no others. */
export const withoutBareHeadings = (message: string): string =>
  message
    .split('\n')
    .filter((line, _, { length }) => length < 2 || !BARE.test(line))
    .join('\n');
