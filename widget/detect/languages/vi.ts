import type { Language } from '../meaning.ts';
import { LATIN } from './latin.ts';

export const vi: Language = {
  letters: LATIN,
  phrases: [
    ['way_out', /^đăng xuất$/i],
    ['fine', /đăng xuất|thành công|chào mừng|đang (đăng nhập|tải|xử lý)|đã (được )?gửi/i],
    ['wrong_credentials', /còn (lại )?\w+ lần/i],
    ['account_locked', /(bị|đã|đang) ?(bị )?(tạm )?khóa|(bị|đã) khoá/i],
    ['rate_limited', /quá nhiều|quá (số lần|giới hạn)|vượt quá/i],
    ['cookies_blocked', /cookie.*(tắt|bật|chặn|vô hiệu)|bật cookie/i],
    ['password_expired', /mật khẩu.*hết hạn/i],
    ['email_unverified', /chưa (được )?(xác minh|xác thực|xác nhận)/i],
    ['account_disabled', /vô hiệu|đình chỉ|ngừng|chưa (được )?kích hoạt/i],
    ['captcha_failed', /captcha|robot/i],
    ['passkey_failed', /passkey|khóa (truy cập|bảo mật)/i],
    ['mfa_failed', /(mã|otp).*(không (đúng|hợp lệ|chính xác)|sai|hết hạn)/i],
    ['session_or_csrf_expired', /phiên|hết hạn|csrf|token/i],
    ['maintenance', /bảo trì/i],
    ['network_offline', /internet|kết nối|mạng|ngoại tuyến/i],
    [
      'wrong_credentials',
      /(tài khoản|mật khẩu|tên|đăng nhập|email|người dùng|thông tin).*(không (đúng|chính xác|hợp lệ|tồn tại|khớp|tìm thấy)|sai|thất bại|chữ hoa)|(sai|không tìm thấy) .*(tài khoản|mật khẩu|tên|thông tin)/i,
    ],
    [
      'server_error',
      /máy chủ|lỗi hệ thống|hệ thống|đã xảy ra|sự cố|sau ít phút|thử lại sau|gián đoạn/i,
    ],
    ['access_denied', /từ chối|quyền/i],
    ['wrong_credentials', /sai|không đúng|thất bại|không hợp lệ/i],
    ['incomplete', /nhập|bắt buộc|để trống/i],
  ],
};
