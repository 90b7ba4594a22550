#!lua
--[[
A person has a page open at a relay, unless the relay has stopped, or has no lease yet.

KEYS 1 presences  2 relays  3 people at the relay
ARGV 1 person  2 relay  3 '1' for an agent
]]
if not redis.call('ZSCORE', KEYS[2], ARGV[2]) then return end
if ARGV[3] == '1' then
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local fresh = cjson.encode({ available = false, leaseUntil = now, idleSince = now })
  redis.call('HSETNX', KEYS[1], ARGV[1], fresh)
end
redis.call('SADD', KEYS[3], ARGV[1])
