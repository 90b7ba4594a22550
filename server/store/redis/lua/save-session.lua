#!lua
--[[
Keeps an agent's session, and forgets those that are over.

KEYS 1 sessions
ARGV 1 hash  2 session (JSON)  3 idle limit, ms  4 absolute limit, ms
Uses parts/is-over.lua.
]]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local rows = redis.call('HGETALL', KEYS[1])
for at = 1, #rows, 2 do
  if is_over(cjson.decode(rows[at + 1]), now, ARGV[3], ARGV[4]) then
    redis.call('HDEL', KEYS[1], rows[at])
  end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
