#!lua
--[[
Puts a visitor's next token beside the one presented; the one before that then ends in a minute.

KEYS 1 next token  2 presented token, unless a visitor begins  3 its parent, where it has one
ARGV 1 site  2 presented hash, or ''  3 new visitor  4 idle limit, ms  5 absolute limit, ms
     6 how long a parent still opens the door, ms
Returns the visitor, or '' when the presented token is unknown, over or of another site.
]]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function save(key, token)
  redis.call('SET', key, cjson.encode(token), 'PXAT', string.format('%.0f', token.expiresAt))
end

local token
if KEYS[2] then
  local row = redis.call('GET', KEYS[2])
  token = row and cjson.decode(row)
  if not token or token.siteId ~= ARGV[1] then return '' end
end
local parent = KEYS[3] and redis.call('GET', KEYS[3])
if parent then
  local before = cjson.decode(parent)
  before.expiresAt = math.min(before.expiresAt, now + ARGV[6])
  before.superseded = true
  save(KEYS[3], before)
end
local ends = token and token.endsAt or now + ARGV[5]
local visitor = token and token.visitorId or ARGV[3]
save(KEYS[1], {
  siteId = ARGV[1], visitorId = visitor, parent = ARGV[2], superseded = false,
  expiresAt = math.min(now + ARGV[4], ends), endsAt = ends,
})
return visitor
