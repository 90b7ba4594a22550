#!lua
--[[
Goes on under a new epoch, with an entry that says so, when somebody has read beyond the end, or
something that is not there any more.

KEYS 1 record  2 log
ARGV 1 epoch they read under  2 last they read  3 next epoch  4 entry (members of a JSON object)
     5 most losses that one conversation admits: who claims one may lie
     6 when the last they read was said, ms, or ''
Returns {} when nothing is missing, or no more is admitted, else {record as name and value, entry}.
]]
local known = redis.call('HMGET', KEYS[1], 'epoch', 'head', 'lastAt', 'status', 'losses')
if known[1] ~= ARGV[1] then return {} end
local last = tonumber(ARGV[2])
if last <= tonumber(known[2]) then
  if ARGV[6] == '' or last == 0 then return {} end
  local held = redis.call('LINDEX', KEYS[2], last - 1)
  if held and cjson.decode(held).at == tonumber(ARGV[6]) then return {} end
end
if known[4] == 'closed' or tonumber(known[5] or '0') >= tonumber(ARGV[5]) then return {} end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local seq = known[2] + 1
local at = string.format('%.0f', math.max(now, tonumber(known[3])))
local entry = '{"seq":' .. seq .. ',"at":' .. at .. ',' .. ARGV[4] .. '}'
redis.call('RPUSH', KEYS[2], entry)
redis.call('HSET', KEYS[1], 'epoch', ARGV[3], 'head', seq, 'lastAt', at)
redis.call('HINCRBY', KEYS[1], 'losses', 1)
return {redis.call('HGETALL', KEYS[1]), entry}
