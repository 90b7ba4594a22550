#!lua
--[[
Extends the lease of a relay by the store's clock.

KEYS 1 relays
ARGV 1 relay  2 lease, ms  3 how long a relay that is gone is remembered, ms
Returns {relays whose lease runs, relays to be forgotten}.
]]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
return {
  redis.call('ZRANGE', KEYS[1], '(' .. now, '+inf', 'BYSCORE'),
  redis.call('ZRANGE', KEYS[1], '-inf', now - ARGV[3], 'BYSCORE'),
}
