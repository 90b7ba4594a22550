#!lua
--[[
Whether an agent takes conversations. Who becomes available has been idle since then.

KEYS 1 presences
ARGV 1 agent  2 '1' or '0'
]]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local row = redis.call('HGET', KEYS[1], ARGV[1])
local presence = row and cjson.decode(row)
  or { available = false, leaseUntil = now, idleSince = now }
local available = ARGV[2] == '1'
if available and not presence.available then presence.idleSince = now end
presence.available = available
redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(presence))
