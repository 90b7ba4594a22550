#!lua
--[[
Lists a copied conversation in the desk as it stood in the store it comes from. They come in the
order in which they were opened; one that is listed already stays where it is.

KEYS 1 opened  2 open  3 queue  4 waiting  5 latest  6 codes  7 held  8 closed
ARGV 1 id  2 site  3 visitor  4 case code  5 status  6 aepoch  7 holder, or ''
     8 opened at, ms  9 last entry at, ms
]]
local id, site, visitor, code, status = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
if redis.call('ZSCORE', KEYS[1], id) then return end
local order = ARGV[8] * 1000
local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')
if last[2] then order = math.max(order, tonumber(last[2]) + 1) end
local score = string.format('%.0f', order)
redis.call('ZADD', KEYS[1], score, id)
redis.call('HSET', KEYS[5], visitor, id)
redis.call('HSET', KEYS[6], code, id)
if status == 'closed' then
  redis.call('ZADD', KEYS[8], ARGV[9], id .. ' ' .. visitor .. ' ' .. code)
  return
end
local state = { site = site, visitor = visitor, code = code, aepoch = tonumber(ARGV[6]) }
if status == 'assigned' then
  state.holder = ARGV[7]
  redis.call('ZADD', KEYS[7], 0, ARGV[7] .. ':' .. id)
else
  redis.call('ZADD', KEYS[3], score, id)
  redis.call('HINCRBY', KEYS[4], site, 1)
end
redis.call('HSET', KEYS[2], id, cjson.encode(state))
