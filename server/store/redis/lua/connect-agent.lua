#!lua
--[[
An agent has a page open at a relay.

KEYS 1 presences  2 people at the relay
ARGV 1 agent
]]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local fresh = cjson.encode({ available = false, leaseUntil = now, idleSince = now })
redis.call('HSETNX', KEYS[1], ARGV[1], fresh)
redis.call('SADD', KEYS[2], ARGV[1])
