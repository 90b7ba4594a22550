#!lua
--[[
An agent's session, which counts as activity; one that is over is forgotten.

KEYS 1 sessions
ARGV 1 hash  2 idle limit, ms  3 absolute limit, ms  4 write activity only when as old as this, ms
Returns the session (JSON), or ''.
Uses parts/is-over.lua.
]]
local row = redis.call('HGET', KEYS[1], ARGV[1])
if not row then return '' end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local session = cjson.decode(row)
if is_over(session, now, ARGV[2], ARGV[3]) then
  redis.call('HDEL', KEYS[1], ARGV[1])
  return ''
end
if now - session.seenAt < tonumber(ARGV[4]) then return row end
session.seenAt = now
row = cjson.encode(session)
redis.call('HSET', KEYS[1], ARGV[1], row)
return row
