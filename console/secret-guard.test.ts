import { expect, test } from 'vitest';
import { findAskedSecret } from './secret-guard.ts';

const ASKING = [
  '비밀번호 알려 주세요',
  '비밀번호 좀 알려주세요.',
  '쓰시던 비번이 뭐예요?',
  '비밀번호가 어떻게 되세요?',
  '확인을 위해 비밀번호를 여기에 적어 주시겠어요?',
  '패스워드 보내 주시면 확인해 볼게요',
  '비밀번호 앞 두 글자만 불러 주세요',
  '비밀번호?',
  '인증번호 불러 주세요',
  '방금 받은 인증번호를 알려 주시겠어요?',
  'OTP 번호 말씀해 주세요',
  '문자로 온 인증 코드 보내줘',
  '보안 코드를 채팅에 입력해 주세요',
  '카드 번호를 남겨 주세요',
  '주민등록번호 알려 주세요',
  'Tell me your password',
  'Can you send me your password please?',
  "What's your password?",
  'What is the password you use?',
  'Please type your password here so I can test it.',
  'I need your password to check.',
  'Could I have your password?',
  'Could you share the verification code with me?',
  'Read me the 6-digit code you got',
  'Please send the OTP',
  'Give me the code',
  'your password please',
  'Tell me the last digits of your card number',
  'Send over your SSN',
];

const NOT_ASKING = [
  '비밀번호는 여기에 적지 마세요.',
  '비밀번호는 누구에게도 알려 주지 마세요',
  '비밀번호를 재설정하는 링크를 보내 드릴게요',
  '비밀번호 재설정 메일이 왔는지 알려 주세요',
  '비밀번호를 변경한 뒤 결과를 알려 주세요',
  '로그인 화면에 비밀번호를 다시 입력해 주세요',
  '비밀번호 찾기 화면이 뜨면 말씀해 주세요',
  '인증번호는 말하지 마세요',
  '인증번호가 도착했나요?',
  '오류 코드를 알려 주세요',
  '상담원은 비밀번호를 묻지 않아요',
  '카드 번호는 보내지 마세요',
  '아이디를 알려 주세요',
  'Never tell anyone your password.',
  "Please don't send me your password.",
  "I'll send you a password reset link.",
  'Please type your password on the login page again.',
  'Did the verification code arrive?',
  'Which error message do you see?',
  'Have you tried to reset your password?',
  'I will send you the reset link now.',
  'Do not share your code with anyone.',
  'Tell me what the password page shows.',
  'What is your user ID?',
  'Enter the code on the sign-in page.',
  'Please send me a screenshot text of the error.',
];

for (const text of ASKING) {
  test(`an agent may not ask: ${text}`, () => {
    expect(findAskedSecret(text)).not.toBeNull();
  });
}

for (const text of NOT_ASKING) {
  test(`an agent may say: ${text}`, () => {
    expect(findAskedSecret(text)).toBeNull();
  });
}

test('says what kind of secret was asked for', () => {
  expect(findAskedSecret('Tell me your password')).toBe('password');
  expect(findAskedSecret('인증번호 불러 주세요')).toBe('code');
  expect(findAskedSecret('카드 번호를 남겨 주세요')).toBe('card');
});

test('takes no noticeable time over the longest message', () => {
  const startedAt = performance.now();
  findAskedSecret('비밀번호 '.repeat(600) + 'tell me '.repeat(80));
  expect(performance.now() - startedAt).toBeLessThan(200);
});
