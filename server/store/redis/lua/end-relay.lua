#!lua
--[[
A relay vouches for nobody any more, beyond the lease that it had.

KEYS 1 presences  2 relays  3 people at the relay
ARGV 1 relay
]]
local lease = tonumber(redis.call('ZSCORE', KEYS[2], ARGV[1]) or '0')
for _, person in ipairs(redis.call('SMEMBERS', KEYS[3])) do
  local row = redis.call('HGET', KEYS[1], person)
  if row then
    local presence = cjson.decode(row)
    presence.leaseUntil = math.max(presence.leaseUntil, lease)
    redis.call('HSET', KEYS[1], person, cjson.encode(presence))
  end
end
redis.call('DEL', KEYS[3])
redis.call('ZREM', KEYS[2], ARGV[1])
